/** Who registers for a released stop costs two requests and no more: its session is brought up to date here. */
import { addMonths, dayOf, monthOf } from '#domain/calendar'
import type { StopStaff } from '#domain/staffing'
import { getThousands } from '../../shared/db'
import { staffingsOf } from '../../shared/staffing'
import { followStops as follow, spokenIn } from '../../shared/stopSessions'
import type { Clock } from './announce'

/** Somebody else goes than the newest release has told. */
const isOther = ({ who, told }: StopStaff) => who.length !== told.length || who.some((id) => !told.includes(id))

/** Of this month and the next; what is further ahead has time. Returns how many were looked at. */
export async function followStops({ now, rulesOn }: Clock): Promise<number> {
  const month = monthOf(now)
  const staffings = await staffingsOf([month, addMonths(month, 1)])
  const ids = staffings.flatMap(({ stops }) =>
    Object.entries(stops).flatMap(([id, staff]) =>
      staff.released && !staff.cancelled && staff.start > now && isOther(staff) ? [id] : [],
    ),
  )
  if (!ids.length) return 0
  const spoken = (await getThousands('stops', ids)).map((stop) => spokenIn(staffings, stop))
  await follow(spoken, { now, rulesOn, rules: rulesOn(dayOf(now)) })
  return spoken.length
}
