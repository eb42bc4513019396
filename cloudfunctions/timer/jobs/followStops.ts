/**
 * Who registers for a released stop costs two requests and no more: its session is brought up to date here. And what a crash has
 * left untold is told.
 */
import { addMonths, dayOf, monthOf } from '#domain/calendar'
import type { StopStaff } from '#domain/staffing'
import { getThousands } from '../../shared/db'
import { afterOf, putAfter } from '../../shared/stopAfter'
import { staffingsOf } from '../../shared/staffing'
import { followStops as follow, spokenIn } from '../../shared/stopSessions'
import type { Clock } from './announce'

const isUntold = ({ untold }: StopStaff) => Boolean(untold?.length)

/** Somebody else goes than the newest release has told. */
const isOther = ({ who, told }: StopStaff) => who.length !== told.length || who.some((id) => !told.includes(id))

/** Of this month and the next; what is further ahead has time. Returns how many were looked at. */
export async function followStops({ now, rulesOn }: Clock): Promise<number> {
  const month = monthOf(now)
  const staffings = await staffingsOf([month, addMonths(month, 1)])
  // who registered a minute before it began runs the door all the same
  const due = staffings.flatMap((staffing) =>
    Object.entries(staffing.stops).flatMap(([id, staff]) =>
      !staff.cancelled && staff.end > now && (isUntold(staff) || (staff.released && isOther(staff)))
        ? [{ id, staff, staffing }]
        : [],
    ),
  )
  if (!due.length) return 0
  const clock = { now, rulesOn, rules: rulesOn(dayOf(now)) }
  const stopOf = new Map(
    (
      await getThousands(
        'stops',
        due.map(({ id }) => id),
      )
    ).map((stop) => [stop._id, stop]),
  )
  const there = due.flatMap((one) => (stopOf.has(one.id) ? [{ ...one, stop: stopOf.get(one.id)! }] : []))
  const others = there.filter(({ staff }) => staff.released)
  await follow(
    others.map(({ stop }) => spokenIn(staffings, stop)),
    clock,
  )
  for (const { stop, staff, staffing } of there.filter((one) => isUntold(one.staff)))
    await putAfter(stop, afterOf(staffing, staff), [], clock)
  return there.length
}
