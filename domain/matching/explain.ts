/** Why this speaker, in one sentence (SM-06), and why nobody (SM-05). Counts and reasons, never another person's name. */
import { shortDay } from '../calendar'
import { travelMinutes, travelWords } from '../region'
import { type Board, NONE } from './board'
import { brokenRules, type HardRule, hardRuleWords, tightestRule } from './hardRules'
import { dated, type Hold, visitOf } from './problem'

/** What decides against somebody who could also have gone, weightiest first; `equal`: nothing does, so the order of ids. */
const grounds = ['changed', 'load', 'travel', 'region', 'topic', 'audience', 'mix', 'equal'] as const
type Ground = (typeof grounds)[number]

const groundWords: Record<Ground, string> = {
  changed: '要改动已定的安排',
  load: '本季站数已更多',
  travel: '路程更远',
  region: '本季已去过这个市州',
  topic: '更擅长别的主题',
  audience: '这个支部已经听过',
  mix: '会使巡讲缺一支队伍',
  equal: '条件相同，按编号先后选定',
}

/** What a stop costs with a speaker, as far as the speaker makes a difference; reckoned while nobody has it. */
function pricesOf(board: Board, speaker: number, stop: number): Record<Exclude<Ground, 'equal'>, number> {
  const { table } = board
  const [candidate, { region, topic }] = [table.speakers[speaker]!, table.stops[stop]!]
  const way = (travelMinutes(candidate.home, region) * table.rules.SM.hourCost) / 60
  return {
    changed: board.changes(speaker, stop),
    load: board.load(speaker, stop),
    travel: way + (candidate.regions.includes(region) ? 0 : table.rules.SM.awayCost),
    region: board.repeats('area', speaker, stop, NONE),
    topic: candidate.topics.indexOf(topic) * table.rules.SM.topicCost,
    audience: board.repeats('host', speaker, stop, NONE),
    mix: board.mixing(stop, table.team[speaker]!),
  }
}

type Prices = ReturnType<typeof pricesOf>

/** Fairness before costs; among costs the one that differs most. */
function groundAgainst(other: Prices, chosen: Prices): Ground {
  if (other.changed > chosen.changed) return 'changed'
  if (other.load > chosen.load) return 'load'
  const costs = (['travel', 'region', 'topic', 'audience', 'mix'] as const).map((ground) => ({
    ground,
    more: other[ground] - chosen[ground],
  }))
  const most = costs.reduce((worst, each) => (each.more > worst.more ? each : worst))
  return most.more > 0 ? most.ground : 'equal'
}

export interface Reasons {
  /** Who could go as well, everything else staying as it is, by what decides against them. */
  against: { ground: Ground; speakers: number }[]
  /** Who could go but for the stops they have been given. */
  busy: number
}

/** The stop is taken off the board and put back: the others are asked as if it were still to be given. */
export function reasonsFor(board: Board, stop: number): Reasons {
  const chosen = board.who[stop]!
  board.put(stop, NONE)
  const prices = pricesOf(board, chosen, stop)
  const others = [...board.has.keys()].filter((speaker) => speaker !== chosen && board.isAllowed(speaker, stop))
  const able = others.filter((speaker) => board.fits(speaker, stop, NONE))
  const found = able.map((speaker) => groundAgainst(pricesOf(board, speaker, stop), prices))
  board.put(stop, chosen)
  const against = grounds
    .map((ground) => ({ ground, speakers: found.filter((each) => each === ground).length }))
    .filter(({ speakers }) => speakers > 0)
  return { against, busy: others.length - able.length }
}

/** The most frequent grounds are enough to be understood. */
const GROUNDS_TOLD = 2

function comparison({ against, busy }: Reasons): string {
  const able = against.reduce((sum, { speakers }) => sum + speakers, 0)
  if (able + busy === 0) return '符合条件的只有这一位'
  const frequent = [...against].sort((a, b) => b.speakers - a.speakers).slice(0, GROUNDS_TOLD)
  const told =
    frequent.length === 1
      ? `${able > 1 ? '都' : ''}${groundWords[frequent[0]!.ground]}`
      : `其中 ${frequent.map(({ ground, speakers }) => `${speakers} 位${groundWords[ground]}`).join('，')}`
  const parts = [
    ...(able ? [`另有 ${able} 位可去，${told}`] : []),
    ...(busy ? [`${able ? '还' : '另'}有 ${busy} 位已排了别的站`] : []),
  ]
  return parts.join('；')
}

const keptWords: Partial<Record<Hold, string>> = { accepted: '已经接单', released: '已经发布' }

/** 李明：11月5日有空，能讲这个主题，路上约 50 分，本季共 2 站；另有 3 位可去，其中 2 位路程更远，1 位本季站数已更多。 */
export function choiceSentence(board: Board, stop: number): string {
  const { table } = board
  const speaker = board.who[stop]!
  const [candidate, { start, region, hold }] = [table.speakers[speaker]!, table.stops[stop]!]
  const kept = table.now[stop] === speaker ? keptWords[hold] : undefined
  if (kept) return `${candidate.name}：${kept}，没有冲突，保持不变。`
  const minutes = travelMinutes(candidate.home, region)
  const way = minutes ? `路上约 ${travelWords(minutes)}` : '就在本市州'
  const facts = `${shortDay(start)}有空，能讲这个主题，${way}，本季共 ${board.load(speaker, stop)} 站`
  return `${candidate.name}：${facts}；${comparison(reasonsFor(board, stop))}。`
}

/** Why each of the speakers cannot take it, as the plan stands. */
export function brokenBy(board: Board, stop: number): HardRule[][] {
  const { table } = board
  return table.speakers.map((candidate, speaker) => {
    const others = board.has[speaker]!.filter((other) => other !== stop).map((other) => table.stops[other]!)
    const visits = others.map((other) => dated(visitOf(other, candidate.id)))
    return brokenRules(candidate, table.stops[stop]!, [...table.visits[speaker]!, ...visits], table.rules)
  })
}

const nextSteps: Record<HardRule, string> = {
  'SM-H1': '请改期，或请他们添上有空的日子',
  'SM-H2': '请错开时间，或请更多的人',
  'SM-H3': '请改期，或把时间往后挪',
  'SM-H4': '请改到下个月，或请他们提高上限',
  'SM-H5': '请换个主题，或邀请讲这个主题的人',
  'SM-H6': '请勾选允许本支部的人来讲，或邀请别的人',
  'SM-H7': '请邀请合作单位，或改为面向宣讲员',
}

export interface Unstaffed {
  rule: HardRule | null
  sentence: string
}

export function unstaffedReason(board: Board, stop: number): Unstaffed {
  const tightest = tightestRule(brokenBy(board, stop))
  if (!tightest) {
    const sentence = board.speakers ? '能去的人都说来不了，请改期，或邀请别的人。' : '还没有宣讲员，请先邀请。'
    return { rule: null, sentence }
  }
  const { rule, speakers } = tightest
  return { rule, sentence: `没有人能去：最紧的一条是${hardRuleWords[rule]}，卡住 ${speakers} 位，${nextSteps[rule]}。` }
}
