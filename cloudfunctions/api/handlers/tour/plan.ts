import type { tour } from '#types/contract/tour'
import { dayOf } from '#domain/calendar'
import { AppError } from '#domain/errors'
import { isInQuarter } from '#domain/quarter'
import { teams } from '#domain/speaker'
import type { StopStaff } from '#domain/staffing'
import { refuseTour } from '#domain/tour'
import { db, findParts, mustGet, updateIf } from '../../../shared/db'
import type { Org, Stop, Tour } from '../../../shared/documents'
import type { Handlers } from '../../../shared/serve'
import { changeStaffing, holdersOf, staffingOf, staffingsOf, withStop } from '../../../shared/staffing'
import { isMonthFull, refuseTimes } from './times'
import { monthOfStop } from './view'

type PlanHandlers = Pick<Handlers<typeof tour>, 'tour.save' | 'tour.addStop'>
type Draft = Parameters<PlanHandlers['tour.addStop']>[0]

/** More than a quarter has. */
const MOST_STOPS = 1_000

export const planHandlers: PlanHandlers = {
  'tour.save': async ({ tourId, quarter, title, requiredTeams }) => {
    const wanted = { quarter, title, requiredTeams: teams.filter((team) => requiredTeams.includes(team)) }
    const standing = await db.get('tours', tourId)
    // the quarter stays once there are stops: they are all in it
    const stops = standing && standing.quarter !== quarter ? await startsOf(tourId) : []
    const refusal = refuseTour(wanted, stops)
    if (refusal) throw new AppError(refusal)
    const fresh = { _id: tourId, ...wanted, version: 0, releasedAt: null }
    const isNew = !standing && (await db.create('tours', fresh))
    if (!isNew) await updateIf('tours', { _id: tourId }, wanted)
    const saved = standing ? { ...standing, ...wanted } : fresh
    return { tour: { ...saved, id: tourId } }
  },

  // its request is placed last: whatever a crash leaves undone, either it still waits or the stop is there for the office to see
  'tour.addStop': async (draft, { now }) => {
    const { stopId, hostId, tourId } = draft
    const standing = await db.get('stops', stopId)
    if (standing && (standing.tourId !== tourId || standing.hostId !== hostId)) throw new AppError('STOP_CHANGED')
    const stop = standing ?? (await added(draft, now))
    if (stop.cancelReason !== null) return { stopId }
    await changeStaffing(monthOfStop(stop), entering(stop, draft))
    if (stop.requestId !== null) await place(stop.requestId, stop)
    return { stopId }
  },
}

const startsOf = (tourId: string) =>
  findParts('stops', { tourId }, { limit: MOST_STOPS, by: { _id: 'asc' }, parts: ['start'] })

/** All that may refuse it comes first, but for the request: of two who place it at once, one is told. */
async function added(draft: Draft, now: number): Promise<Stop> {
  const [of, host, [staffing]] = await Promise.all([
    mustGet('tours', draft.tourId),
    db.get('orgs', draft.hostId),
    staffingsOf([staffingOf(draft.start)]),
  ])
  const refusal = refuseTimes(draft, now)
  if (refusal) throw new AppError(refusal)
  if (!isInQuarter(of.quarter, dayOf(draft.start))) throw new AppError('TOUR_QUARTER')
  if (!host || host.level !== 'branch' || host.to !== null) throw new AppError('TREE_NOT_BRANCH')
  if (isMonthFull(staffing!)) throw new AppError('STOP_MONTH_LIMIT')
  const fresh = stopFrom(draft, of, host)
  return (await db.create('stops', fresh)) ? fresh : mustGet('stops', fresh._id)
}

async function place(requestId: string, stop: Stop): Promise<void> {
  const { _id: stopId, hostId } = stop
  const asked = { _id: requestId, branchId: hostId, state: 'asked' } as const
  if (await updateIf('stopRequests', asked, { state: 'placed', stopId })) return
  const standing = await db.get('stopRequests', requestId)
  if (standing?.stopId === stopId) return
  await takeBack(stop)
  throw new AppError(standing?.branchId === hostId ? 'REQUEST_STATE' : 'NOT_FOUND')
}

/** As if it had never been there, unless somebody goes there by now. */
async function takeBack(stop: Stop): Promise<void> {
  const isNobodys = await changeStaffing<boolean>(monthOfStop(stop), (staffing) => {
    const staff = staffing.stops[stop._id]
    const answer = !staff || holdersOf(staff).length === 0
    return { next: staff && answer ? withStop(staffing, stop._id, null) : null, answer }
  })
  if (isNobodys) await db.remove('stops', stop._id)
}

const stopFrom = (draft: Draft, { quarter }: Tour, host: Org): Stop => {
  const { stopId: _id, tourId, hostId, requestId, topic, region, place, start, end, legs, ...more } = draft
  const { point, contact, size, categories, ask, ownBranchAllowed } = more
  return {
    ...{ _id, tourId, quarter, title: host.name, hostId, orgPath: host.path, requestId },
    ...{ topic, region, place, start, end, point, contact, size, categories, ask, ownBranchAllowed },
    draft: null,
    legs: legs.map((name) => ({ name, expected: null, counted: null })),
    cancelReason: null,
    cancelUntold: false,
    result: null,
  }
}

const entering =
  (stop: Stop, { places, partnerOnly }: Draft) =>
  (staffing: Parameters<typeof withStop>[0]) => ({
    next: staffing.stops[stop._id] ? null : withStop(staffing, stop._id, freshStaff(stop, places, partnerOnly)),
    answer: null,
  })

/** Nobody yet, and not open for registration until the office says so. */
function freshStaff(stop: Stop, places: number, partnerOnly: boolean): StopStaff {
  const { tourId, hostId, ownBranchAllowed } = stop
  const { start, end, region, topic } = stop.draft ?? stop
  return {
    ...{ tourId, start, end, region, topic, hostId, ownBranchAllowed, partnerOnly, left: places },
    ...{ who: [], yes: [], no: [], waiting: [], offers: [], told: [] },
    ...{ open: false, locked: false, released: false, cancelled: false, partner: null, rev: 0 },
  }
}
