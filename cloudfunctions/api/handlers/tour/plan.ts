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
import { changeStaffing, staffingOf, staffingsOf, withStop } from '../../../shared/staffing'
import { isMonthFull, refuseTimes } from './times'

type PlanHandlers = Pick<Handlers<typeof tour>, 'tour.save' | 'tour.addStop'>
type Draft = Parameters<PlanHandlers['tour.addStop']>[0]

/** More than a quarter has. */
const MOST_STOPS = 1_000

export const planHandlers: PlanHandlers = {
  'tour.save': async ({ tourId, quarter, title, requiredTeams }) => {
    const wanted = { quarter, title, requiredTeams: teams.filter((team) => requiredTeams.includes(team)) }
    const standing = await db.get('tours', tourId)
    if (standing?.cancelled) throw new AppError('TOUR_CANCELLED')
    // the quarter stays once there are stops: they are all in it
    const stops = standing && standing.quarter !== quarter ? await startsOf(tourId) : []
    const refusal = refuseTour(wanted, stops)
    if (refusal) throw new AppError(refusal)
    const fresh = { _id: tourId, ...wanted, version: 0, releasedAt: null, cancelled: false }
    const isNew = !standing && (await db.create('tours', fresh))
    if (!isNew) await updateIf('tours', { _id: tourId, cancelled: false }, wanted)
    const saved = standing ? { ...standing, ...wanted } : fresh
    return { tour: { ...saved, id: tourId } }
  },

  // what a crash has left undone is done by asking again: the request is the stop's, and what is there stays
  'tour.addStop': async (draft, { now }) => {
    const { stopId, hostId, tourId } = draft
    const standing = await db.get('stops', stopId)
    if (standing && (standing.tourId !== tourId || standing.hostId !== hostId)) throw new AppError('STOP_CHANGED')
    const stop = standing ?? (await added(draft, now))
    const { start } = stop.draft ?? stop
    if (stop.cancelReason === null) await changeStaffing(staffingOf(start), entering(stop, draft))
    return { stopId }
  },
}

const startsOf = (tourId: string) =>
  findParts('stops', { tourId }, { limit: MOST_STOPS, by: { _id: 'asc' }, parts: ['start'] })

/** All that may refuse it comes first; then the request, which nobody else can place from then on; then the stop itself. */
async function added(draft: Draft, now: number): Promise<Stop> {
  const [of, host, [staffing]] = await Promise.all([
    mustGet('tours', draft.tourId),
    db.get('orgs', draft.hostId),
    staffingsOf([staffingOf(draft.start)]),
  ])
  if (of.cancelled) throw new AppError('TOUR_CANCELLED')
  const refusal = refuseTimes(draft, now)
  if (refusal) throw new AppError(refusal)
  if (!isInQuarter(of.quarter, dayOf(draft.start))) throw new AppError('TOUR_QUARTER')
  if (!host || host.level !== 'branch' || host.to !== null) throw new AppError('TREE_NOT_BRANCH')
  if (isMonthFull(staffing!)) throw new AppError('STOP_MONTH_LIMIT')
  if (draft.requestId !== null) await place(draft.requestId, draft)
  const fresh = stopFrom(draft, of, host)
  return (await db.create('stops', fresh)) ? fresh : mustGet('stops', fresh._id)
}

/** By its state: of two who place it at once, one is told. */
async function place(requestId: string, { stopId, hostId }: Draft): Promise<void> {
  const asked = { _id: requestId, branchId: hostId, state: 'asked' } as const
  if (await updateIf('stopRequests', asked, { state: 'placed', stopId })) return
  const standing = await mustGet('stopRequests', requestId)
  if (standing.branchId !== hostId) throw new AppError('NOT_FOUND')
  if (standing.stopId !== stopId) throw new AppError('REQUEST_STATE')
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
