/** The parts of a release: facts, sessions, staffing. Each meets what was done before and goes on. */
import { AppError } from '#domain/errors'
import type { StopStaff } from '#domain/staffing'
import { _, getThousands, updateIf, updateMany } from '../../../shared/db'
import type { Staffing, Stop } from '../../../shared/documents'
import type { Caller } from '../../../shared/serve'
import { changeStaffing, withStop } from '../../../shared/staffing'
import { cancelSession, putSessions, spokenIn } from '../../../shared/stopSessions'
import type { Planned, Schedule } from './scheduled'
import { monthOfStop } from './view'

const TOGETHER = 10

/** Tells the stops as they are now. */
export async function putReleased({ staffings, planned }: Schedule, caller: Caller): Promise<Stop[]> {
  const ahead = planned.filter(({ staff, begun }) => !begun && !staff.cancelled)
  const stops = await withoutDrafts(ahead)
  await putSessions(
    stops.map((stop) => spokenIn(staffings, stop)),
    caller.member._id,
    caller,
  )
  await withdraw(await putTold(ahead), caller.now)
  const untold = planned.filter(({ stop }) => stop.cancelUntold).map(({ stop }) => stop._id)
  if (untold.length) await updateMany('stops', { _id: _.in(untold) as never }, { cancelUntold: false })
  return stops
}

/** What was a draft is a fact, if it is still the same draft. */
async function withoutDrafts(ahead: readonly Planned[]): Promise<Stop[]> {
  const drafted = ahead.filter(({ stop }) => stop.draft)
  for (let at = 0; at < drafted.length; at += TOGETHER) {
    const done = await Promise.all(
      drafted.slice(at, at + TOGETHER).map(({ stop: { _id, draft } }) => {
        const asSeen = Object.entries(draft!).map(([fact, value]) => [`draft.${fact}`, value as unknown])
        return updateIf('stops', { _id, ...Object.fromEntries(asSeen) }, { ...draft!, draft: null })
      }),
    )
    if (done.includes(false)) throw new AppError('TOUR_CHANGED')
  }
  return ahead.map(({ stop }) => ({ ...stop, ...stop.draft, draft: null }))
}

/** Whoever comes or goes while it is being released is in no session yet: as told, the timer sees the difference. */
async function putTold(ahead: readonly Planned[]): Promise<string[]> {
  const months = [...new Set(ahead.map(({ stop }) => monthOfStop(stop)))]
  const cancelled: string[][] = []
  for (const month of months) {
    const told = ahead.filter(({ stop }) => monthOfStop(stop) === month)
    cancelled.push(await changeStaffing(month, (staffing) => toldIn(staffing, told)))
  }
  return cancelled.flat()
}

const isTold = ({ released, told }: StopStaff, who: readonly string[]) =>
  released && told.length === who.length && who.every((id) => told.includes(id))

/** Tells which of them were cancelled meanwhile. */
function toldIn(staffing: Staffing, ahead: readonly Planned[]) {
  const there = ahead.flatMap(({ stop: { _id }, staff: { who } }) => {
    const staff = staffing.stops[_id]
    return staff ? [{ id: _id, staff, who }] : []
  })
  const answer = there.filter(({ staff }) => staff.cancelled).map(({ id }) => id)
  const untold = there.filter(({ staff, who }) => !staff.cancelled && !isTold(staff, who))
  if (!untold.length) return { next: null, answer }
  const next = untold.reduce(
    (all, { id, staff, who }) => withStop(all, id, { ...staff, released: true, told: [...who] }),
    staffing,
  )
  return { next: { ...next, rev: staffing.rev + 1 }, answer }
}

/** Cancelled while it was being released: its session goes with it. */
async function withdraw(ids: readonly string[], now: number): Promise<void> {
  if (!ids.length) return
  for (const { _id, cancelReason } of await getThousands('stops', ids)) await cancelSession(_id, cancelReason, now)
}
