import type { MeetingKind } from './branchMeetings'

/** Rule id → value. The ids are those of docs/rules and of every verdict. */
export interface Rules {
  /**
   * Sign-in: slots and codes; minutes before and after the start. pacedBack: further slots that a paced session's code may
   * be old; pacedFrom: people expected at once from which arrivals are spread, at requestsPerSecond with paceTenths/10 to
   * spare. codeTries a minute, codeWrong a session. signOutMin: after the end. correctDays: after the end.
   */
  SI: {
    slotSeconds: number
    acceptBack: number
    acceptAhead: number
    batchTokens: number
    refillAt: number
    opensBeforeMin: number
    lateLimitMin: number
    rollCallHours: number
    signOutMin: number
    offlineHours: number
    offlinePercent: number
    codeSeconds: number
    codeBack: number
    codeTries: number
    codeWrong: number
    personalSeconds: number
    personalBack: number
    pacedFrom: number
    pacedBack: number
    paceTenths: number
    requestsPerSecond: number
    ticketMinutes: number
    correctDays: number
  }
  /**
   * Leave, in half-hours of credit: up to which length one person decides alone, at branch meetings and in classes; the part
   * of all hours (shareNumerator/shareDenominator) above which it is flagged; the total of a year from which that is said.
   */
  LV: {
    meetingAlone: number
    classShort: number
    classDay: number
    shareNumerator: number
    shareDenominator: number
    yearFrom: number
  }
  /** Learning hours: minutes that earn one half-hour of credit; half-hours that coming late costs. */
  LH: { minutesPerHalfHour: number; lateDeduct: number }
  /** Courses: the share of core topics aimed at, in percent; answers below which an evaluation stays hidden; preparation questions. */
  CC: { corePercent: number; evaluationMin: number; prepQuestions: number }
  /** 大讲堂: longest lecture; how far ahead; days in which the same site is visited once. */
  LS: { maxHours: number; daysAhead: number; roundDays: number }
  /** Categories: the oldest age of 青年; years after becoming full during which one is 新党员; years of probation; the longest exemption. */
  CT: { youthAge: number; newMemberYears: number; probationYears: number; exemptMonths: number }
  /** Theme days: hours between notice and start; length; hour of the day before by which one replies, and the hours one must have for it; hour of the day before from which those who have not are reminded. */
  TD: {
    noticeHours: number
    minMinutes: number
    maxMinutes: number
    replyHour: number
    replyMinHours: number
    remindHour: number
  }
  /** Month packs: how many months ahead one may be published. */
  MP: { monthsAhead: number }
  /** When a branch's month is late: not published by the end of that day of the month; days for record, report and the repair of what was returned. */
  HM: { publishByDay: number; recordDays: number; reportDays: number; reviseDays: number }
  /** Branch meetings (MT-03): so many in each period of so many months, counted from January. */
  MT: Record<MeetingKind, { everyMonths: number; times: number }>
  /** Branch meetings, put down: length; how far back and ahead. */
  BM: { minMinutes: number; maxMinutes: number; yearsBack: number; monthsAhead: number }
  /**
   * Preaching teams: minutes to spare between two stops beside the way; stops a month unless the speaker says otherwise; stops
   * a region has at least in a quarter; months that free days may be told ahead; months for which an audience remembers a
   * speaker. Costs, to weigh choices that are equally fair: of an hour's way, of going outside one's own regions, of a region
   * again, of each place further down in one's topics, of an audience again, of a required team that is missing in a tour.
   */
  SM: {
    gapMinutes: number
    monthlyLimit: number
    regionMinimum: number
    freeMonthsAhead: number
    noveltyMonths: number
    hourCost: number
    awayCost: number
    regionCost: number
    topicCost: number
    audienceCost: number
    mixCost: number
  }
}

export type RuleId = keyof Rules

/** 已核实, 凭记忆, 参数 */
export const rowStatuses = ['seen', 'memory', 'parameter'] as const
export type RowStatus = (typeof rowStatuses)[number]

/** validFrom, validTo: Beijing days, both inclusive. */
interface RowOf<I extends RuleId> {
  id: I
  value: Rules[I]
  validFrom: string
  validTo?: string
  source: string
  status: RowStatus
}
export type RuleRow = { [I in RuleId]: RowOf<I> }[RuleId]

export interface RulePack {
  /** Printed on every output. */
  version: string
  /** For the days it covers, a later row outranks an earlier one: a change is one more row, and nothing is ever without a rule. */
  rows: readonly RuleRow[]
}

/** The rules in force on the day of the fact, which need not be today. */
export function rulesOn({ rows }: RulePack, day: string): Rules {
  const inForce = rows.filter(({ validFrom, validTo = day }) => validFrom <= day && day <= validTo)
  return Object.fromEntries(inForce.map(({ id, value }) => [id, value])) as unknown as Rules
}
