/** 月度看板: in which state a branch's month is. States only, in tree order; nothing here can be ranked (GR10). */
import { addMonths, DAY, dayOf, daysBetween, longMonth, startOfMonth } from './calendar'
import type { Rules } from './rulePack'

/**
 * What is known of a branch's month: null where there is nothing yet; `untouched` where the group has published and the
 * branch has done nothing; 'exempt' where nothing is asked of it, as before it was founded or before its records begin.
 */
export interface MonthFacts {
  publishedAt: number | null
  start: number | null
  end: number | null
  cancelled: boolean
  recordedAt: number | null
  reportedAt: number | null
  acceptedAt: number | null
  returnedAt: number | null
}
export type BranchMonth = MonthFacts | 'exempt' | null

export const untouched: MonthFacts = {
  publishedAt: null,
  start: null,
  end: null,
  cancelled: false,
  recordedAt: null,
  reportedAt: null,
  acceptedAt: null,
  returnedAt: null,
}

/** What may be overdue: 发布, 写记录, 上报, 退回后重报 */
export const lateStates = ['latePublish', 'lateRecord', 'lateReport', 'lateRevise'] as const
export type LateState = (typeof lateStates)[number]

/** 未到期, 计划中, 已发布, 已开展, 已记录, 已上报, 已通过, 已退回, 豁免; and 逾期, which is derived and says with what. */
export const monthStates = [
  'none',
  'planned',
  'published',
  'held',
  'recorded',
  'reported',
  'accepted',
  'returned',
  'exempt',
  ...lateStates,
] as const
export type MonthState = (typeof monthStates)[number]

export const monthStateNames: Record<MonthState, string> = {
  none: '未到期',
  planned: '计划中',
  published: '已发布',
  held: '已开展',
  recorded: '已记录',
  reported: '已上报',
  accepted: '已通过',
  returned: '已退回',
  exempt: '豁免',
  latePublish: '逾期未发布',
  lateRecord: '逾期未记录',
  lateReport: '逾期未上报',
  lateRevise: '逾期未重报',
}

export const isLate = (state: MonthState): state is LateState => lateStates.some((late) => late === state)

const isAfter = (instant: number | null, other: number | null): instant is number =>
  instant !== null && (other === null || instant > other)

/** The last move that was made; a record or report older than the return has been taken back by it. */
function stageOf(facts: MonthFacts | null, now: number): MonthState {
  if (facts === null) return 'none'
  if (facts.publishedAt === null || facts.cancelled || facts.end === null) return 'planned'
  const { recordedAt, reportedAt, acceptedAt, returnedAt } = facts
  if (isAfter(acceptedAt, returnedAt)) return 'accepted'
  if (isAfter(reportedAt, returnedAt)) return 'reported'
  if (returnedAt !== null) return isAfter(recordedAt, returnedAt) ? 'recorded' : 'returned'
  if (recordedAt !== null) return 'recorded'
  return now < facts.end ? 'published' : 'held'
}

const endOf = (month: string) => startOfMonth(addMonths(month, 1)) - 1

/** A month of 28 days ends before its 31st. */
function publishDue(month: string, { HM }: Rules): number {
  const byRule = startOfMonth(month) + HM.publishByDay * DAY - 1
  return Math.min(endOf(month), byRule)
}

/**
 * Nothing is asked of a branch that was not there yet when publishing was due, or not until the month's end any more;
 * what it published all the same stays. from, to: its first and last Beijing day.
 */
export function askedOf(
  facts: MonthFacts | null,
  month: string,
  { from, to }: { from: string; to: string | null },
  rules: Rules,
): BranchMonth {
  if (facts && facts.publishedAt !== null && !facts.cancelled) return facts
  const wasThere = from <= dayOf(publishDue(month, rules)) && (to === null || to >= dayOf(endOf(month)))
  return wasThere ? facts : 'exempt'
}

/** Days are counted by their dates, so that all of the last day is in time. */
const isOverdue = (since: number | null, days: number, now: number) => since !== null && daysBetween(since, now) > days

function latenessOf(facts: MonthFacts | null, month: string, now: number, rules: Rules): LateState | null {
  const { recordDays, reportDays, reviseDays } = rules.HM
  switch (stageOf(facts, now)) {
    case 'none':
    case 'planned':
      return now > publishDue(month, rules) ? 'latePublish' : null
    case 'held':
      return isOverdue(facts!.end, recordDays, now) ? 'lateRecord' : null
    case 'recorded':
      return isOverdue(facts!.recordedAt, reportDays, now) ? 'lateReport' : null
    case 'returned':
      return isOverdue(facts!.returnedAt, reviseDays, now) ? 'lateRevise' : null
    default:
      return null
  }
}

export function stateOfMonth(facts: BranchMonth, month: string, now: number, rules: Rules): MonthState {
  if (facts === 'exempt') return 'exempt'
  return latenessOf(facts, month, now, rules) ?? stageOf(facts, now)
}

export interface MonthCell {
  month: string
  state: MonthState
}

const reasons: Record<LateState, string> = {
  latePublish: '的主题党日还没有定下时间',
  lateRecord: '的主题党日已开展，记录还没有写',
  lateReport: '的记录已写好，还没有上报',
  lateRevise: '的记录被退回，还没有改好重报',
}

const monthWords = (month: string, now: string) =>
  month.slice(0, 4) === now.slice(0, 4) ? `${Number(month.slice(5))} 月` : longMonth(month)

/** More would be a reproach rather than a help, and a list of sixty branches has to stay readable. */
const MONTHS_TOLD = 3

/** Why a branch needs help, the latest month first; null if it does not. Months to come are nobody's concern yet. */
export function needsHelp(cells: readonly MonthCell[], nowMonth: string): string | null {
  const late = cells.flatMap(({ month, state }) => (month <= nowMonth && isLate(state) ? [{ month, state }] : []))
  late.sort((a, b) => (a.month < b.month ? 1 : -1))
  const told = late.slice(0, MONTHS_TOLD).map(({ month, state }) => `${monthWords(month, nowMonth)}${reasons[state]}`)
  const others = late.length - told.length
  if (others) told.push(`另有 ${others} 个月`)
  return told.length ? told.join('；') : null
}

/** One letter a branch, for the ready documents: a month of 44,200 branches fits into one of them. */
const letters: Record<MonthState, string> = {
  none: '-',
  planned: 'p',
  published: 'u',
  held: 'h',
  recorded: 'w',
  reported: 'r',
  accepted: 'a',
  returned: 'b',
  exempt: 'x',
  latePublish: 'P',
  lateRecord: 'W',
  lateReport: 'R',
  lateRevise: 'B',
}

/** States in tree order; the document names the branches in the same order, for the tree may change later. */
export const encodeStates = (states: readonly MonthState[]) => states.map((state) => letters[state]).join('')

export function decodeStates(text: string): MonthState[] {
  return text.split('').map((letter) => {
    const state = monthStates.find((each) => letters[each] === letter)
    if (state === undefined) throw new Error(`no state of a month is written ${letter}`)
    return state
  })
}
