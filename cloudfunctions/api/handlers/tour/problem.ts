/** What the rules of matching are asked about, made of the registry and of the months' staffings. */
import { addMonths, dayOf, startOfMonth } from '#domain/calendar'
import type { Candidate, Hold, MatchProblem, OpenStop, Visit } from '#domain/matching/problem'
import { daysOfQuarter } from '#domain/quarter'
import type { Rules } from '#domain/rulePack'
import type { StopStaff } from '#domain/staffing'
import { _, findAll } from '../../../shared/db'
import type { Speaker, Staffing } from '../../../shared/documents'
import { staffingsOf } from '../../../shared/staffing'

/** More than the group has members who speak. */
const MOST_SPEAKERS = 2_000

export const confirmedSpeakers = () => findAll('speakers', { state: 'confirmed' }, MOST_SPEAKERS)

/** Without whoever is about to leave the list: a withdrawal that was cut short has marked the months already. */
export const stillThere = (speakers: readonly Speaker[], staffings: readonly Staffing[]) =>
  speakers.filter(({ _id }) => staffings.every(({ gone }) => !gone[_id]))

/** A tour's stops, their drafts too, lie in its quarter. */
export function monthsOf(quarter: string): string[] {
  const first = daysOfQuarter(quarter).first.slice(0, 7)
  return [first, addMonths(first, 1), addMonths(first, 2)]
}

export const staffingsOfQuarter = (quarter: string) => staffingsOf(monthsOf(quarter))

/** `staffings`: where they have said that they come, and so are free that day. */
export function candidateOf(speaker: Speaker, staffings: readonly Staffing[] = []): Candidate {
  const { _id, free, since } = speaker
  const coming = staffings.flatMap(({ stops }) => Object.values(stops).filter(({ yes }) => yes.includes(_id)))
  return {
    ...speaker,
    id: _id,
    free: [...free, ...coming.map(({ start }) => dayOf(start))],
    since: since ?? '',
  }
}

const holdOf = ({ locked, released, yes }: StopStaff, speakerId: string): Hold => {
  if (locked) return 'locked'
  if (released) return 'released'
  return yes.includes(speakerId) ? 'accepted' : 'none'
}

const placeId = (stopId: string, index: number) => `${stopId}:${String(index).padStart(3, '0')}`
export const stopOfPlace = (place: string) => place.slice(0, place.indexOf(':'))

/** One for each place that somebody has; `vacant`: and so many more. */
export function placesOf(stopId: string, staff: StopStaff, vacant = 0): OpenStop[] {
  const { tourId, region, hostId, topic, start, end, partnerOnly, ownBranchAllowed, who, no } = staff
  const facts = { tourId, region, hostId, topic, start, end, partnerOnly, ownBranchAllowed, excluded: no }
  const taken = who.map((speakerId) => ({
    ...{ speakerId, hold: holdOf(staff, speakerId) },
    agreed: staff.yes.includes(speakerId),
  }))
  const open = Array.from({ length: vacant }, () => ({ speakerId: null, hold: 'none' as const }))
  return [...taken, ...open].map((place, index) => ({ ...facts, ...place, id: placeId(stopId, index) }))
}

/** All that people hold time for, but for the places that are planned here. */
export const visitsIn = (
  staffings: readonly Staffing[],
  isPlanned: (stopId: string, speakerId: string) => boolean,
): Visit[] =>
  staffings.flatMap(({ held, stops }) =>
    Object.entries(held).flatMap(([speakerId, holds]) =>
      holds
        .filter(({ stopId }) => !isPlanned(stopId, speakerId))
        .map(({ stopId, region, start, end }) => ({
          ...{ speakerId, region, start, end },
          hostId: stops[stopId]?.hostId ?? '',
        })),
    ),
  )

/** One stop, as if nobody had it yet: whom could it be given to? */
export const problemOfStop = (
  stopId: string,
  staff: StopStaff,
  { speakers, staffing }: { speakers: readonly Speaker[]; staffing: Staffing },
): MatchProblem => ({
  candidates: speakers.map((speaker) => candidateOf(speaker)),
  stops: placesOf(stopId, { ...staff, who: [] }, 1),
  visits: visitsIn([staffing], (id) => id === stopId),
  tours: [],
})

/** Where these were before the quarter, as far back as an audience remembers. */
export async function earlierVisits(
  speakers: readonly Speaker[],
  quarter: string,
  { SM }: Pick<Rules, 'SM'>,
): Promise<Visit[]> {
  const first = monthsOf(quarter)[0]!
  const start = _.and([_.gte(startOfMonth(addMonths(first, -SM.noveltyMonths))), _.lt(startOfMonth(first))]) as never
  const ids = speakers.map(({ _id }) => _id)
  if (!ids.length) return []
  const stops = await findAll('stops', { 'result.speakers.id': _.in(ids), start }, MOST_STOPS)
  return stops.flatMap(({ result, region, hostId, start: from, end }) =>
    result!.speakers.map(({ id }) => ({ speakerId: id, region, hostId, start: from, end })),
  )
}

const MOST_STOPS = 5_000
