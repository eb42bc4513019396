/** 记录: written, reported, accepted or returned; then the next version. */
import { dayOf, isDay } from './calendar'
import type { ErrorCode } from './errors'
import type { AttendanceStatus } from './session'

export const recordStates = ['draft', 'recorded', 'reported', 'accepted', 'returned'] as const
export type RecordState = (typeof recordStates)[number]

const writable: readonly RecordState[] = ['draft', 'recorded', 'returned']

/** end: of the session. A record tells what was, so it is not written before. */
export function refuseSave(state: RecordState, { end, cancelled }: { end: number; cancelled: boolean }, now: number) {
  if (cancelled) return 'SESSION_CANCELLED' satisfies ErrorCode
  if (now < end) return 'RECORD_TOO_EARLY' satisfies ErrorCode
  return writable.includes(state) ? null : ('RECORD_REPORTED' satisfies ErrorCode)
}

/** missing: how many facts are still asked for. Reporting what is reported changes nothing. */
export function refuseReport(state: RecordState, missing: number): ErrorCode | null {
  if (state === 'draft' || state === 'returned') return 'RECORD_NOT_SAVED'
  return state === 'recorded' && missing ? 'RECORD_INCOMPLETE' : null
}

/** Judged once; the same judgement again changes nothing. */
export function refuseJudgement(state: RecordState, accept: boolean): ErrorCode | null {
  if (state === 'reported' || state === (accept ? 'accepted' : 'returned')) return null
  return 'RECORD_NOT_REPORTED'
}

/** status: null for whom nobody invited. What was missed is made up for after it was over, on a day that has come. */
export function refuseMakeUp(
  status: AttendanceStatus | null,
  day: string,
  { start, end }: { start: number; end: number },
  now: number,
): ErrorCode | null {
  if (now < end) return 'RECORD_TOO_EARLY'
  if (status === null) return 'NOT_FOUND'
  if (status === 'present' || status === 'late' || status === 'observer') return 'MAKEUP_WAS_THERE'
  return isDay(day) && dayOf(start) <= day && day <= dayOf(now) ? null : 'MAKEUP_DAY'
}
