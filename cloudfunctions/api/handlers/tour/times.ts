import { dayOf } from '#domain/calendar'
import type { ErrorCode } from '#domain/errors'
import { refuseStopTime } from '#domain/stop'
import type { Staffing } from '../../../shared/documents'

/** Later than now, not backwards, and within one Beijing day. */
export const refuseTimes = (times: { start: number; end: number }, now: number): ErrorCode | null =>
  refuseStopTime(times, now) ?? (dayOf(times.start) === dayOf(times.end) ? null : 'STOP_DAY')

/** So many, with a speaker each, are some 400 KB: a month's document stays below what one request carries. */
const MOST_IN_MONTH = 500

export const isMonthFull = ({ stops }: Staffing) => Object.keys(stops).length >= MOST_IN_MONTH
