/** 学时, counted in whole half-hours. */
import { MINUTE } from './calendar'
import type { Rules } from './rulePack'
import type { AttendanceStatus } from './session'

/** L-06: one hour of organised learning is one 学时, rounded down to a half. */
export const halfHoursOf = ({ LH }: Rules, { start, end }: { start: number; end: number }) =>
  Math.floor((end - start) / (LH.minutesPerHalfHour * MINUTE))

/** CP-02, SI-09: in full for whoever was there; coming late costs, but never below nothing. */
export function earned(rules: Rules, session: { start: number; end: number }, status: AttendanceStatus): number {
  const full = halfHoursOf(rules, session)
  if (status === 'present') return full
  return status === 'late' ? Math.max(0, full - rules.LH.lateDeduct) : 0
}
