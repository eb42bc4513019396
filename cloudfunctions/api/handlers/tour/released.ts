/** The parts of a release: facts, sessions, staffing. Each meets what was done before and goes on. */
import { AppError } from '#domain/errors'
import { _, getThousands, updateIf, updateMany } from '../../../shared/db'
import type { Staffing, Stop } from '../../../shared/documents'
import type { Caller } from '../../../shared/serve'
import { changeStaffing, withStop } from '../../../shared/staffing'
import { putSessions, sessionIdOf, spokenIn } from '../../../shared/stopSessions'
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
  await withdraw(await putTold(stops), caller.now)
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

const isTold = ({ released, told, who }: Staffing['stops'][string]) =>
  released && told.length === who.length && who.every((id) => told.includes(id))

/** Tells which of them were cancelled meanwhile. */
async function putTold(stops: readonly Stop[]): Promise<string[]> {
  const months = [...new Set(stops.map(monthOfStop))]
  const cancelled: string[][] = []
  for (const month of months) {
    const ids = stops.filter((stop) => monthOfStop(stop) === month).map(({ _id }) => _id)
    cancelled.push(await changeStaffing(month, (staffing) => toldIn(staffing, ids)))
  }
  return cancelled.flat()
}

function toldIn(staffing: Staffing, ids: readonly string[]) {
  const there = ids.filter((id) => staffing.stops[id])
  const answer = there.filter((id) => staffing.stops[id]!.cancelled)
  const untold = there.filter((id) => !answer.includes(id) && !isTold(staffing.stops[id]!))
  if (!untold.length) return { next: null, answer }
  const next = untold.reduce((all, id) => {
    const staff = all.stops[id]!
    return withStop(all, id, { ...staff, released: true, told: [...staff.who] })
  }, staffing)
  return { next: { ...next, rev: staffing.rev + 1 }, answer }
}

/** Cancelled while it was being released: its session goes with it, and whom no word has reached hears of neither. */
async function withdraw(ids: readonly string[], now: number): Promise<void> {
  if (!ids.length) return
  for (const { _id, cancelReason } of await getThousands('stops', ids)) {
    for (const announced of [false, true]) {
      const where = { _id: sessionIdOf(_id), cancelled: false, announced }
      await updateIf('sessions', where, { cancelled: true, cancelReason, announced: !announced, changedAt: now })
    }
  }
}
