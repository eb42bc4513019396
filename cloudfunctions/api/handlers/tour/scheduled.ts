/** 日程 of a tour: as it was told by the newest release, as it would be by the next, and what is between them. */
import { topicNames } from '#domain/need'
import { type Change, changesBetween, type ScheduledStop } from '#domain/schedule'
import type { StopStaff } from '#domain/staffing'
import { findAll } from '../../../shared/db'
import type { Staffing, Stop, StopFactsDoc, Tour } from '../../../shared/documents'
import { speakerWords } from '../../../shared/stopSessions'
import { staffingsOfQuarter } from './problem'
import { staffIn } from './view'

/** More than a quarter has branches and days for. */
const MOST_STOPS = 2_000

export interface Planned {
  stop: Stop
  staff: StopStaff
  /** Begun as it was released: nothing of it is changed any more. */
  begun: boolean
}

export interface Schedule {
  staffings: Staffing[]
  /** In order of their ids. */
  planned: Planned[]
}

export async function scheduleOf({ _id: tourId, quarter }: Tour, now: number): Promise<Schedule> {
  const [stops, staffings] = await Promise.all([findAll('stops', { tourId }, MOST_STOPS), staffingsOfQuarter(quarter)])
  const planned = stops.flatMap((stop): Planned[] => {
    const staff = staffIn(staffings, stop)?.staff
    return staff ? [{ stop, staff, begun: staff.released && !staff.cancelled && stop.start <= now }] : []
  })
  return { staffings, planned }
}

/** As from the next release on. */
export const factsOf = ({ stop, begun }: Planned): StopFactsDoc => (begun ? stop : (stop.draft ?? stop))

const isFactChanged = (one: StopFactsDoc, other: StopFactsDoc) =>
  (['topic', 'place', 'start', 'end'] as const).some((fact) => one[fact] !== other[fact])

/** Several who go together are shown as one: nobody reads a list of forty names in a changelog. */
function shown(staffings: readonly Staffing[], { staff }: Planned, ids: readonly string[], names: Map<string, string>) {
  if (!ids.length) {
    const partner = staff.partner?.state === 'confirmed' ? staff.partner.name : null
    if (partner) names.set(`partner ${partner}`, partner)
    return partner && `partner ${partner}`
  }
  const people = ids.map((id) => ({ name: staffings.find((one) => one.people[id])?.people[id]?.name ?? '宣讲员' }))
  const together = [...ids].sort().join(' ')
  names.set(together, speakerWords(people))
  return together
}

/**
 * For the changelog everything; `speakers`: who is still to be told. Whoever comes instead of somebody else, and whoever had
 * a stop that was cancelled, was told at once.
 */
export function changesIn({ staffings, planned }: Schedule): Change[] {
  const names = new Map<string, string>()
  const scheduled = (one: Planned, facts: StopFactsDoc, ids: readonly string[]): ScheduledStop => {
    const { _id: id, title } = one.stop
    const { place, start, end } = facts
    const speakerId = shown(staffings, one, ids, names)
    return { ...{ id, title, place, start, end }, topic: topicNames[facts.topic], speakerId }
  }
  const ours = planned.filter(({ begun, staff }) => !begun && (!staff.cancelled || staff.released))
  const released = ours
    .filter(({ staff, stop }) => staff.released && (!staff.cancelled || stop.cancelUntold))
    .map((one) => scheduled(one, one.stop, one.staff.told))
  const draft = ours.filter(({ staff }) => !staff.cancelled).map((one) => scheduled(one, factsOf(one), one.staff.who))
  const of = new Map(ours.map((one) => [one.stop._id, one]))
  return changesBetween(released, draft, names).map((change) => {
    const one = of.get(change.stopId)!
    const isNews = change.kind === 'added' || (change.kind === 'changed' && isFactChanged(one.stop, factsOf(one)))
    return { ...change, speakers: isNews ? [...one.staff.who] : [] }
  })
}
