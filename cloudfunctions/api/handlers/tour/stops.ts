import { isDeepStrictEqual } from 'node:util'
import type { tour } from '#types/contract/tour'
import { dayOf } from '#domain/calendar'
import { AppError, type ErrorCode } from '#domain/errors'
import { isInQuarter } from '#domain/quarter'
import { type StopStaff, stopStateOf } from '#domain/staffing'
import { isOver } from '#domain/stop'
import { getMany, mustGet, updateIf } from '../../../shared/db'
import type { Staffing, Stop, StopFactsDoc } from '../../../shared/documents'
import type { Caller, Handlers } from '../../../shared/serve'
import { holdersOf } from '../../../shared/staffing'
import { tell } from '../../../shared/tourNotices'
import { afterOf, putAfter } from '../../../shared/stopAfter'
import { changeStop } from '../stop/change'
import { type Edit, enter, leaveOthers, type Moved } from './move'
import { staffingsOfQuarter } from './problem'
import { refuseTimes } from './times'
import { staffIn } from './view'

export const stopHandlers: Pick<Handlers<typeof tour>, 'tour.editStop'> = {
  'tour.editStop': async ({ stopId, rev, drop, ...wanted }, caller) => {
    const stop = await mustGet('stops', stopId)
    const staffings = await staffingsOfQuarter(stop.quarter)
    const found = staffIn(staffings, stop)
    if (!found) throw new AppError('STOP_CHANGED')
    const refusal = refuseEdit(stop, found.staff, wanted, caller.now)
    if (refusal) throw new AppError(refusal)
    const { saved, conflicts } = await edited({ stop, wanted, rev, drop }, { staffings, ...found }, caller)
    return { saved, conflicts: conflicts.map(({ sentence }) => sentence), ruleVersion: caller.ruleVersion }
  },
}

interface Found {
  staffings: readonly Staffing[]
  staffing: Staffing
  staff: StopStaff
}

function refuseEdit(stop: Stop, staff: StopStaff, wanted: StopFactsDoc, now: number): ErrorCode | null {
  if (isOver(stopStateOf({ ...staff, start: stop.start }, stop.result !== null, now))) return 'STOP_STATE'
  return refuseTimes(wanted, now) ?? (isInQuarter(stop.quarter, dayOf(wanted.start)) ? null : 'TOUR_QUARTER')
}

const factsOf = ({ topic, region, place, start, end }: StopFactsDoc): StopFactsDoc => ({
  ...{ topic, region, place, start, end },
})

const isThere = (one: Omit<StopFactsDoc, 'place' | 'topic'> & { topic: string }, other: StopFactsDoc) =>
  (['topic', 'region', 'start', 'end'] as const).every((fact) => one[fact] === other[fact])

/** The staffing first, which judges; then the stop; then whoever is let go is told, and it leaves the month that it was in. */
async function edited(edit: Edit, found: Found, caller: Caller): Promise<Pick<Moved, 'saved' | 'conflicts'>> {
  const { stop, wanted } = edit
  const planned = factsOf(stop.draft ?? stop)
  const isEntered = isThere(found.staff, wanted)
  const change = changeOf(stop, wanted, found.staff)
  if (isEntered && isThere(planned, wanted)) {
    if (!isDeepStrictEqual(planned, wanted)) await putPlace(edit, found.staff)
    await follow(edit, found, caller)
    return { saved: true, conflicts: [] }
  }
  // cut short behind the staffing: the rest is done
  const moved = isEntered ? { saved: true, staff: found.staff, conflicts: [] } : await moveTo(edit, found, caller)
  if (!moved.saved) return moved
  await updateIf('stops', { _id: stop._id, cancelReason: null }, change)
  await follow({ ...edit, stop: { ...stop, ...change } }, { ...found, staff: moved.staff }, caller)
  return moved
}

async function moveTo(edit: Edit, { staffings, staffing, staff }: Found, { rules }: Caller): Promise<Moved> {
  const speakers = await getMany('speakers', holdersOf(staff))
  const confirmed = speakers.filter(({ state }) => state === 'confirmed')
  return enter(edit, { staffings, from: staffing, speakers: confirmed, rules })
}

/** What is released stays as it was told until the next release. */
const changeOf = (stop: Stop, wanted: StopFactsDoc, { released }: StopStaff) => {
  if (!released) return { ...wanted, draft: null }
  return { draft: isDeepStrictEqual(wanted, factsOf(stop)) ? null : wanted }
}

/** Where alone the place is another nobody has to be asked; of two who change it at once, one is told. */
async function putPlace({ stop, wanted, rev }: Edit, staff: StopStaff): Promise<void> {
  const asSeen = stop.draft ? { 'draft.place': stop.draft.place } : { draft: null, place: stop.place }
  const isMine =
    staff.rev === rev && (await updateIf('stops', { _id: stop._id, ...asSeen }, changeOf(stop, wanted, staff)))
  if (!isMine) throw new AppError('STOP_CHANGED')
  await changeStop({ stopId: stop._id, start: wanted.start }, (now) => ({ next: now, answer: null }))
}

/** Done again, it is done once. */
async function follow(
  { stop, wanted, rev }: Edit,
  { staff, staffing, staffings }: Found,
  caller: Caller,
): Promise<void> {
  const { _id } = stop
  const untold = staff.untold ?? []
  const former = untold.filter(({ what }) => what === 'moved').map(({ id }) => id)
  const lost = await leaveOthers(_id, staff, staffings)
  const says = { title: stop.title, place: wanted.place, start: wanted.start, hint: '已改期，请到“我的宣讲”再看' }
  await tell(
    lost
      .filter((id) => !former.includes(id))
      .map((memberId) => ({ memberId, about: `${_id}-lost`, version: rev + 1, says })),
    caller.now,
  )
  // last: until then it is known who was let go
  const after = afterOf(staffing, staff)
  await putAfter(stop, { ...after, isReleased: after.isReleased && untold.length > 0 }, former, caller)
}
