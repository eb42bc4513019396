/** 主题党日 and meeting records, composed of facts: every sentence names the fields it was made of, and what is not known is asked, not invented. */
import { type PackPart, partNames } from './monthPack'
import { words, Composer, type Known, type Gap, type Sentence } from './sentence'
import type { SessionKind } from './session'

/** null: not filled in yet. An empty list was filled in: there were none. Times are Beijing, 'HH:mm'. */
export interface RecordFacts {
  branch: string | null
  day: string | null
  start: string | null
  end: string | null
  place: string | null
  title: string | null
  host: string | null
  recorder: string | null
  agenda: readonly AgendaItem[] | null
  attendance: AttendanceFacts | null
  decisions: readonly string[] | null
  takeAways: readonly { name: string | null; text: string | null }[] | null
  makeups: readonly { name: string | null; way: MakeupWay | null; day: string | null }[] | null
  /** The rule pack by which attendance was judged. */
  ruleVersion: string | null
}

/** A point of a meeting has no part: of it nothing is said but that it was on the agenda, and whether it took place. */
export interface AgendaItem {
  part: PackPart | null
  title: string | null
  held: boolean | null
  lecturer: string | null
}

/**
 * present: all who came, the late among them; observers were not expected and are not among the present. undecided: 待确认,
 * neither present nor absent until somebody has decided.
 */
export interface AttendanceFacts {
  expected: number | null
  present: number | null
  late: number | null
  leave: readonly string[] | null
  absent: readonly string[] | null
  undecided?: readonly string[]
  observers: number | null
}

/** Lines of 心得 that somebody may give of one session. */
export const mostTakeAways = 3

/** 补课, 送学 */
export const makeupWays = ['makeup', 'deliver'] as const
export type MakeupWay = (typeof makeupWays)[number]

/** 基本情况, 议程, 到会, 决议, 心得, and the line below */
export const recordSections = ['basics', 'agenda', 'attendance', 'decisions', 'takeAways', 'footer'] as const
export type RecordSection = (typeof recordSections)[number]

export const sectionNames: Record<RecordSection, string> = {
  basics: '基本情况',
  agenda: '议程',
  attendance: '到会',
  decisions: '决议',
  takeAways: '心得',
  footer: '说明',
}

type RecordComposer = Composer<RecordSection>

/** Each opening is a template of its own, so that no sentence takes in a word that is neither ours nor a known value. */
const openings: Record<SessionKind, (day: Known, branch: Known) => ReturnType<typeof words>> = {
  themeDay: (day, branch) => words`${day}，${branch}开展主题党日。`,
  memberMeeting: (day, branch) => words`${day}，${branch}召开党员大会。`,
  committeeMeeting: (day, branch) => words`${day}，${branch}召开支委会。`,
  groupMeeting: (day, branch) => words`${day}，${branch}召开党小组会。`,
  partyLecture: (day, branch) => words`${day}，${branch}举办党课。`,
  lifeMeeting: (day, branch) => words`${day}，${branch}召开组织生活会。`,
  lecture: (day, branch) => words`${day}，${branch}参加大讲堂。`,
  stop: (day, branch) => words`${day}，${branch}听取宣讲。`,
}

/** How it is asked about. */
const asked: Record<SessionKind, { name: string; held: string }> = {
  themeDay: { name: '主题党日', held: '开展' },
  memberMeeting: { name: '党员大会', held: '召开' },
  committeeMeeting: { name: '支委会', held: '召开' },
  groupMeeting: { name: '党小组会', held: '召开' },
  partyLecture: { name: '党课', held: '举办' },
  lifeMeeting: { name: '组织生活会', held: '召开' },
  lecture: { name: '大讲堂', held: '举办' },
  stop: { name: '宣讲', held: '举办' },
}

/** A clause that ends our sentence loses its own full stop. */
const clause = (known: Known): Known => known && { ...known, text: known.text.replace(/[。；;，,.\s]+$/, '') }

/** A title already in its marks keeps them. */
const bookTitle = (known: Known): Known =>
  known && { ...known, text: /^《.*》$/.test(known.text) ? known.text : `《${known.text}》` }

function sayBasics(composer: RecordComposer, facts: RecordFacts, kind: SessionKind): void {
  const say = composer.into('basics')
  const { name, held } = asked[kind]
  const day = composer.day('day', facts.day, `${name}是哪一天${held}的`)
  const branch = composer.text('branch', facts.branch, `是哪个党支部${held}的`)
  say(openings[kind](day, branch))
  say(words`主题为“${composer.text('title', facts.title, `这次${name}的主题是什么`)}”。`)
  const start = composer.time('start', facts.start, '几点开始的')
  const end = composer.time('end', facts.end, '几点结束的')
  if (start && end && end.text <= start.text) composer.ask('end', '结束时间不晚于开始时间，请核对')
  else say(words`会议${start}开始，${end}结束。`)
  say(words`会议地点为${composer.text('place', facts.place, `在什么地点${held}的`)}。`)
  say(words`会议由${composer.text('host', facts.host, '由谁主持')}主持。`)
  say(words`会议由${composer.text('recorder', facts.recorder, '由谁记录')}记录。`)
}

/** A lesson has somebody who gives it and a practice somebody who leads it; a film and a case need nobody. */
function sayHeld(composer: RecordComposer, { part, lecturer }: AgendaItem, title: Known, at: string): void {
  const say = composer.into('agenda')
  const by = (question: string) => composer.text(`${at}.lecturer`, lecturer, question)
  if (part === null) say(words`议程：${clause(title)}。`)
  else if (part === 'lesson') say(words`${by('一课由谁主讲')}讲授${bookTitle(title)}。`)
  else if (part === 'practice') say(words`${by('一实践由谁带队')}组织开展实践：${clause(title)}。`)
  else if (part === 'film') say(words`集体观看${bookTitle(title)}。`)
  else say(words`集体学习案例${bookTitle(title)}。`)
}

function sayNotHeld(composer: RecordComposer, { part }: AgendaItem, title: Known, at: string): void {
  const say = composer.into('agenda')
  const from = `${at}.held`
  if (part === null) say(words`议程：${clause(title)}，${{ text: '未进行', from }}。`)
  else say(words`${{ text: partNames[part], from: `${at}.part` }}${bookTitle(title)}${{ text: '未开展', from }}。`)
}

function sayAgenda(composer: RecordComposer, facts: RecordFacts, kind: SessionKind): void {
  const question = `这次${asked[kind].name}有哪些议程`
  const items = composer.list('agenda', facts.agenda, question)
  if (facts.agenda?.length === 0) composer.ask('agenda', question)
  items.forEach((item, index) => {
    const at = `agenda.${index}`
    const [name, held] = item.part ? [partNames[item.part], '开展'] : [`第 ${index + 1} 项议程`, '进行']
    const title = composer.text(`${at}.title`, item.title, item.part ? `${name}的题目是什么` : `${name}是什么`)
    if (item.held === null || item.held === undefined) composer.ask(`${at}.held`, `${name}${held}了没有`)
    else if (item.held) sayHeld(composer, item, title, at)
    else sayNotHeld(composer, item, title, at)
  })
}

/** 2人：甲、乙 */
function people(from: string, names: readonly string[]): Known {
  return { text: `${names.length}人：${names.join('、')}`, from }
}

/** As many names as a question holds. */
const someOf = (names: readonly string[]) =>
  names.length > 3 ? `${names.slice(0, 3).join('、')}等 ${names.length} 人` : names.join('、')

/** Everybody expected came, was on leave or stayed away; figures that say otherwise are asked about, not written down. */
function contradictionIn({ expected, present, leave, absent }: AttendanceFacts): string | null {
  if (typeof expected !== 'number' || typeof present !== 'number' || !leave || !absent) return null
  const sum = present + leave.length + absent.length
  return sum === expected ? null : `应到 ${expected} 人，实到、请假和未到合计 ${sum} 人，请核对`
}

function sayTurnout(composer: RecordComposer, facts: AttendanceFacts): void {
  const say = composer.into('attendance')
  const at = (field: keyof AttendanceFacts) => `attendance.${field}`
  const expected = composer.count(at('expected'), facts.expected, '应到多少人')
  const present = composer.count(at('present'), facts.present, '实到多少人')
  const late = composer.count(at('late'), facts.late, '迟到多少人，没有请填 0')
  const leave = composer.list(at('leave'), facts.leave, '哪些人请假，没有请选“无人请假”')
  const absent = composer.list(at('absent'), facts.absent, '哪些人未到，没有请选“无人未到”')
  const observers = composer.count(at('observers'), facts.observers, '旁听多少人，没有请填 0')
  const undecided = facts.undecided ?? []
  const contradiction = undecided.length ? null : contradictionIn(facts)
  if (undecided.length) composer.ask(at('undecided'), `${someOf(undecided)}的签到待确认，请先在签到名单里确认是否到场`)
  else if (contradiction) composer.ask(at('expected'), contradiction)
  else say(words`应到${expected}人，实到${present}人。`)
  if (late?.text !== '0') say(words`迟到${late}人。`)
  if (leave.length) say(words`请假${people(at('leave'), leave)}。`)
  if (absent.length) say(words`未到${people(at('absent'), absent)}。`)
  if (observers?.text !== '0') say(words`旁听${observers}人。`)
}

function sayAttendance(composer: RecordComposer, facts: RecordFacts): void {
  if (facts.attendance) sayTurnout(composer, facts.attendance)
  else composer.ask('attendance', '还没有到会情况，请先结束签到')
  const say = composer.into('attendance')
  composer
    .list('makeups', facts.makeups, '缺席的人补课或送学了没有，没有请选“还没有”')
    .forEach(({ name, way, day }, index) => {
      const at = `makeups.${index}`
      const who = composer.text(`${at}.name`, name, '给谁补课或送学')
      const on = composer.day(`${at}.day`, day, '是哪一天补课或送学的')
      if (!way) composer.ask(`${at}.way`, '是补课还是送学')
      else say(words`${who}于${on}${{ text: way === 'makeup' ? '补课' : '接受送学', from: `${at}.way` }}。`)
    })
}

function sayDecisions(composer: RecordComposer, facts: RecordFacts): void {
  const say = composer.into('decisions')
  const decisions = composer.list('decisions', facts.decisions, '会议形成了什么决定，没有请选“没有决定”')
  if (facts.decisions?.length === 0) say(words`会议${{ text: '没有形成决定', from: 'decisions' }}。`)
  decisions.forEach((decision, index) => {
    const at = `decisions.${index}`
    say(words`会议决定：${clause(composer.text(at, decision, `第 ${index + 1} 项决定是什么`))}。`)
  })
}

function sayTakeAways(composer: RecordComposer, facts: RecordFacts): void {
  const say = composer.into('takeAways')
  composer.list('takeAways', facts.takeAways, '有哪些心得，没有请选“没有心得”').forEach(({ name, text }, index) => {
    const at = `takeAways.${index}`
    const who = composer.text(`${at}.name`, name, '这条心得是谁的')
    const told = composer.text(`${at}.text`, text, '这条心得说了什么')
    say(words`${who}谈到：“${clause(told)}”。`)
  })
}

/** `missing` in the order in which one would ask; the record is whole when it is empty. */
export function composeRecord(
  facts: RecordFacts,
  kind: SessionKind = 'themeDay',
): {
  sentences: Sentence<RecordSection>[]
  missing: Gap[]
} {
  const composer = new Composer<RecordSection>()
  sayBasics(composer, facts, kind)
  sayAgenda(composer, facts, kind)
  sayAttendance(composer, facts)
  sayDecisions(composer, facts)
  sayTakeAways(composer, facts)
  const version = composer.text('ruleVersion', facts.ruleVersion, '没有取得规则包版本，请刷新后重试')
  composer.into('footer')(words`到会情况按规则包${version}判定。`)
  const { sentences, missing } = composer
  return { sentences, missing }
}
