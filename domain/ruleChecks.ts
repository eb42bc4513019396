/** What the rules say of a case, in words: the functions that fixtures of a rule pack are replayed through. */
import { isMuchOffline, refuseCorrection } from './attendance'
import { gapsOf, type HeldMeeting, type MeetingBody, type MeetingDraft, refuseMeeting } from './branchMeetings'
import { dayOf, instantOf, MINUTE, timeOf } from './calendar'
import { categoriesOn, type Category } from './category'
import { earned } from './credit'
import { refuseExemption } from './exemption'
import { isCoreShort, prepQuestionsOf } from './course'
import { type Evaluation, resultOf } from './evaluation'
import { type MonthFacts, type MonthState, stateOfMonth, untouched } from './heatMap'
import { chainOf, isOverInYear, isOverShare, type LeaveRole, type LeaveShare, type LeaveSource } from './leave'
import { lastVisitInRound, refuseLectureTime } from './lecture'
import { matchingChecks } from './matching/checks'
import { stagesFrom } from './member'
import { type PackDraft, refusePackPublish } from './monthPack'
import type { Rules } from './rulePack'
import { refuseRollCall, windowOf } from './session'
import {
  codeSteps,
  paceSeconds,
  passEndsAt,
  refuseOffline,
  refusePersonal,
  refuseSlot,
  refuseTry,
  signOutWindow,
  slotAt,
  slotsToShow,
  stepAt,
} from './signIn'
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

const leaveRoleWords: Record<LeaveRole, string> = {
  secretary: '书记',
  groupLeader: '组长',
  monitor: '班长',
  headTeacher: '班主任',
  organiser: '组织者',
}

const isIn = (category: Category, rules: Rules, { stages = {}, birthMonth = null, day }: Person) =>
  yes(categoriesOn({ stages, birthMonth, posts: [], marks: [] }, day, rules).includes(category))

interface Person {
  stages?: Parameters<typeof categoriesOn>[0]['stages']
  birthMonth?: string | null
  day: string
}

const marks = { clear: 5, useful: 5, arranged: 5 }
const evaluations = (count: number): Evaluation[] => Array.from({ length: count }, () => ({ marks, text: '' }))

export const ruleChecks = {
  ...matchingChecks,
  core(rules: Rules, minutes: { core: number; of: number }) {
    return isCoreShort(rules, minutes) ? '不够' : '够'
  },
  prep(rules: Rules, { questions }: { questions: number }) {
    return `${prepQuestionsOf(rules, Array.from({ length: questions })).length} 道`
  },
  evaluation(rules: Rules, { answers }: { answers: number }) {
    return resultOf(rules, evaluations(answers)).tenths ? '显示' : '不显示'
  },
  lecture(rules: Rules, { start, minutes, now }: { start: Time; minutes: number; now: Time }) {
    return allowed(refuseLectureTime(rules, { start: at(start), end: at(start) + minutes * MINUTE }, at(now)))
  },
  site(rules: Rules, { visited, start }: { visited: Time; start: Time }) {
    return lastVisitInRound(rules, [at(visited)], at(start)) === null ? '没有去过' : '去过'
  },
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
  /** halfHours: of credit that the leave covers. */
  leaveChain(rules: Rules, { source, halfHours }: { source: LeaveSource; halfHours: number }) {
    const { steps, needsReturn } = chainOf(rules, source, halfHours)
    return `${steps.map((role) => leaveRoleWords[role]).join('、')}批${needsReturn ? '，要销假' : ''}`
  },
  leaveShare: (rules: Rules, share: LeaveShare) => (isOverShare(rules, share) ? '提醒' : '不提醒'),
  leaveYear: (rules: Rules, share: LeaveShare) => (isOverInYear(rules, share) ? '提醒' : '不提醒'),
  credit: (rules: Rules, { start, end, late }: { start: Time; end: Time; late: boolean }) =>
    `${earned(rules, { start: at(start), end: at(end) }, late ? 'late' : 'present') / 2} 学时`,
  signOut(rules: Rules, { start, end }: { start: Time; end: Time }) {
    const { opensAt, closesAt } = signOutWindow(rules, { start: at(start), end: at(end) })
    return `${timeOf(opensAt)} 到 ${timeOf(closesAt)}`
  },
  /** Scanned without a network, sent in later. */
  offline: ({ SI }: Rules, { scanned, now }: { scanned: Time; now: Time }) =>
    allowed(refuseOffline(SI, slotAt(SI, at(scanned)), { allowed: true, now: at(now) })),
  muchOffline: (rules: Rules, { late, all }: { late: number; all: number }) =>
    isMuchOffline(
      rules,
      Array.from({ length: all }, (_, index) => ({ flags: index < late ? ['offline'] : [] })),
    )
      ? '提醒'
      : '不提醒',
  pacedCode: ({ SI }: Rules, { secondsAgo, now }: { secondsAgo: number; now: Time }) =>
    allowed(refuseSlot(SI, slotAt(SI, at(now) - secondsAgo * 1000), at(now), true)),
  pace: (rules: Rules, { expected, requests }: { expected: number; requests: number }) =>
    `${paceSeconds(rules, expected, requests)} 秒`,
  digits({ SI }: Rules, { secondsAgo, now }: { secondsAgo: number; now: Time }) {
    const shown = stepAt(SI.codeSeconds, at(now) - secondsAgo * 1000)
    return codeSteps(SI, at(now)).includes(shown) ? '可以' : '不可以'
  },
  digitTry: ({ SI }: Rules, tries: { inMinute: number; wrong: number }) => allowed(refuseTry(SI, tries)),
  personalCode(rules: Rules, { secondsAgo, start, end }: { secondsAgo: number; start: Time; end: Time }) {
    const scannedAt = at(start)
    const step = stepAt(rules.SI.personalSeconds, scannedAt - secondsAgo * 1000)
    const window = windowOf(rules, scannedAt, at(end))
    return allowed(refusePersonal(rules.SI, { step, scannedAt, window }, scannedAt))
  },
  pass: ({ SI }: Rules, { now }: { now: Time }) => `${timeOf(passEndsAt(SI, at(now)))} 为止`,
  correction(rules: Rules, { start, end, now }: { start: Time; end: Time; now: Time }) {
    const gathering = { cancelled: false, window: windowOf(rules, at(start), at(end)), end: at(end) }
    return allowed(refuseCorrection(rules, gathering, at(now)))
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
