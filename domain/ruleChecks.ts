/** What the rules say of a case, in words: the functions that fixtures of a rule pack are replayed through. */
import { gapsOf, type HeldMeeting, type MeetingBody, type MeetingDraft, refuseMeeting } from './branchMeetings'
import { dayOf, instantOf, MINUTE, timeOf } from './calendar'
import { categoriesOn, type Category } from './category'
import { refuseExemption } from './exemption'
import { type MonthFacts, type MonthState, stateOfMonth, untouched } from './heatMap'
import { stagesFrom } from './member'
import { type PackDraft, refusePackPublish } from './monthPack'
import type { Rules } from './rulePack'
import { refuseRollCall, windowOf } from './session'
import { refuseSlot, slotAt, slotsToShow } from './signIn'
import { earliestStart, refusePublish, reminderOf, replyByOf } from './themeDay'

/** '2026-11-05 15:00' */
type Time = string

const at = (time: Time) => instantOf(time.slice(0, 10), time.slice(11))
const told = (instant: number) => `${dayOf(instant)} ${timeOf(instant)}`
const allowed = (refusal: string | null) => (refusal === null ? '可以' : '不可以')
const yes = (is: boolean) => (is ? '是' : '不是')

const monthWords: Partial<Record<MonthState, string>> = {
  latePublish: '逾期，没有发布',
  lateRecord: '逾期，没有写记录',
  lateReport: '逾期，没有上报',
  lateRevise: '逾期，没有改好重报',
}

type Times = Partial<Record<Exclude<keyof MonthFacts, 'cancelled'>, Time>>
const factsAt = (times: Times): MonthFacts => ({
  ...untouched,
  ...Object.fromEntries(Object.entries(times).map(([name, time]) => [name, at(time)])),
})

const choice = (title: string) => ({ title, summary: '简介', materials: [] })
const choices = [choice('备选一'), choice('备选二')]
const packFor = (month: string): PackDraft => ({
  month,
  title: '主题',
  lesson: choices,
  film: choices,
  practice: choices,
  case: null,
})

const isIn = (category: Category, rules: Rules, { stages = {}, birthMonth = null, day }: Person) =>
  yes(categoriesOn({ stages, birthMonth, posts: [], marks: [] }, day, rules).includes(category))

interface Person {
  stages?: Parameters<typeof categoriesOn>[0]['stages']
  birthMonth?: string | null
  day: string
}

export const ruleChecks = {
  window(rules: Rules, { start, end }: { start: Time; end: Time }) {
    const { opensAt, lateAfter, closesAt } = windowOf(rules, at(start), at(end))
    return `${timeOf(opensAt)} 开放，${timeOf(lateAfter)} 以后算迟到，${timeOf(closesAt)} 结束`
  },
  /** secondsAgo: since the code was on the screen; negative for one that is still to come. */
  code({ SI }: Rules, { secondsAgo, now }: { secondsAgo: number; now: Time }) {
    return allowed(refuseSlot(SI, slotAt(SI, at(now) - secondsAgo * 1000), at(now)))
  },
  codes(rules: Rules, { now, start, end }: { now: Time; start: Time; end: Time }) {
    return `${slotsToShow(rules.SI, windowOf(rules, at(start), at(end)), at(now)).length} 个`
  },
  rollCall(rules: Rules, { start, end, now }: { start: Time; end: Time; now: Time }) {
    const window = windowOf(rules, at(start), at(end))
    const times = { start: at(start), end: at(end), replyBy: at(start), publishedAt: at(start) }
    const gathering = { ...times, scope: [], cancelled: false, window }
    return allowed(refuseRollCall(rules, gathering, at(now)))
  },
  youth: (rules: Rules, person: Person) => isIn('youth', rules, person),
  newMember: (rules: Rules, person: Person) => isIn('newMember', rules, person),
  /** The day on which somebody who joined then and is full by now became so. */
  full: (rules: Rules, { joined, day }: { joined: string; day: string }) =>
    stagesFrom({ stage: 'full', joined }, {}, day, rules).full ?? '',
  exemption: (rules: Rules, { from, to }: { from: string; to: string }) =>
    allowed(refuseExemption({ kind: 'frail', from, to }, [], { today: from, rules })),
  earliest: (rules: Rules, { now }: { now: Time }) => told(earliestStart(rules, at(now))),
  publish(rules: Rules, { now, start, minutes }: { now: Time; start: Time; minutes: number }) {
    const draft = { month: start.slice(0, 7), start: at(start), end: at(start) + minutes * MINUTE }
    return allowed(refusePublish(rules, draft, at(now)))
  },
  replyBy: (rules: Rules, { published, start }: { published: Time; start: Time }) =>
    told(replyByOf(rules, at(start), at(published))),
  reminder: (rules: Rules, { published, start, now }: { published: Time; start: Time; now: Time }) =>
    reminderOf(rules, { cancelled: false, start: at(start), publishedAt: at(published) }, at(now)) === 'due'
      ? '提醒'
      : '不提醒',
  pack: (rules: Rules, { month, now }: { month: string; now: Time }) =>
    allowed(refusePackPublish(rules, packFor(month), at(now))),
  month: (rules: Rules, { month, now, ...facts }: { month: string; now: Time } & Times) =>
    monthWords[stateOfMonth(factsAt(facts), month, at(now), rules)] ?? '没有逾期',
  gaps(rules: Rules, { held, body, day }: { held: HeldMeeting[]; body: MeetingBody; day: string }) {
    const gaps = gapsOf(held, body, day, rules)
    return gaps.length ? gaps.map(({ sentence }) => sentence).join('；') : '没有缺'
  },
  meeting(
    rules: Rules,
    { kind, start, minutes, now }: Pick<MeetingDraft, 'kind'> & { start: Time; minutes: number; now: Time },
  ) {
    return allowed(refuseMeeting(rules, { kind, start: at(start), end: at(start) + minutes * MINUTE }, [], at(now)))
  },
}

export type RuleChecks = typeof ruleChecks
