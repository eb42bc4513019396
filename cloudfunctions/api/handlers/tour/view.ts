/** A stop as it is shown: its facts, and who goes there. */
import { stopStateOf, type StopStaff } from '#domain/staffing'
import { isOver } from '#domain/stop'
import type { Staffing, Stop } from '../../../shared/documents'
import { staffingOf } from '../../../shared/staffing'
import { sessionIdOf } from '../../../shared/stopSessions'

/** Its staffing goes by the draft, where there is one. */
export const monthOfStop = ({ start, draft }: Stop) => staffingOf((draft ?? { start }).start)

/** `staffings`: at least the month's. */
export const staffIn = (
  staffings: readonly Staffing[],
  stop: Stop,
): { staffing: Staffing; staff: StopStaff } | null => {
  const staffing = staffings.find(({ _id }) => _id === monthOfStop(stop))
  const staff = staffing?.stops[stop._id]
  return staffing && staff ? { staffing, staff } : null
}

export const personOf = (staffing: Staffing, id: string) => ({
  id,
  name: staffing.people[id]?.name ?? '宣讲员',
  team: staffing.people[id]?.team ?? ('youth' as const),
})

export function stopViewOf(stop: Stop, { staffing, staff }: { staffing: Staffing; staff: StopStaff }, now: number) {
  return {
    ...stop,
    id: stop._id,
    state: stopStateOf({ ...staff, start: stop.start }, stop.result !== null, now),
    sessionId: staff.released ? sessionIdOf(stop._id) : null,
    speakers: staff.who.map((id) => ({
      ...personOf(staffing, id),
      coming: staff.yes.includes(id),
      offered: staff.offers.includes(id),
    })),
    partner: staff.partner,
  }
}

export const officeViewOf = (stop: Stop, found: { staffing: Staffing; staff: StopStaff }, now: number) => {
  const { staffing, staff } = found
  const view = stopViewOf(stop, found, now)
  return {
    ...view,
    // what has begun, or was cancelled, waits for no release
    draft: isOver(view.state) ? null : stop.draft,
    ...{ places: staff.left + staff.who.length, open: staff.open, locked: staff.locked },
    ...{ partnerOnly: staff.partnerOnly, ownBranchAllowed: staff.ownBranchAllowed, rev: staff.rev },
    waiting: staff.waiting.map((id) => personOf(staffing, id)),
    declined: staff.no.map((id) => ({ ...personOf(staffing, id), reason: staff.why?.[id] ?? null })),
  }
}
