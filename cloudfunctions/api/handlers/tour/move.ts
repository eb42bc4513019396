/** A stop at another time, place or topic: who can still go there, and how the months follow. */
import { AppError } from '#domain/errors'
import { type Conflict, conflictsOf } from '#domain/matching/conflicts'
import type { Rules } from '#domain/rulePack'
import type { StopStaff } from '#domain/staffing'
import type { Speaker, Staffing, Stop, StopFactsDoc } from '../../../shared/documents'
import { changeStaffing, holdersOf, staffingOf, withStop } from '../../../shared/staffing'
import { without, withUntold } from '../stop/change'
import { candidateOf, placesOf, visitsIn } from './problem'
import { isMonthFull } from './times'

export interface Edit {
  stop: Stop
  wanted: StopFactsDoc
  /** Of the staffing, as it was seen. */
  rev: number
  /** Whoever cannot go any more is let go. */
  drop: boolean
}

/** What the edit is judged by: the quarter's months, one of which has the stop, and whoever holds time for it. */
export interface Known {
  staffings: readonly Staffing[]
  from: Staffing
  speakers: readonly Speaker[]
  rules: Pick<Rules, 'SM'>
}

export interface Moved {
  saved: boolean
  staff: StopStaff
  conflicts: Conflict[]
}

const slotOf = ({ start, end, region, topic }: StopFactsDoc) => ({ start, end, region, topic })

/**
 * Judged and entered by one write of the month that it goes to, so that nobody gets another stop in between. Whoever waits
 * holds its time too, and so has to be able to go.
 */
export function enter(edit: Edit, known: Known): Promise<Moved> {
  const { stop, wanted, drop } = edit
  const month = staffingOf(wanted.start)
  return changeStaffing<Moved>(month, (staffing) => {
    const before = beforeOf(edit, known, staffing)
    const moved = { ...before, ...slotOf(wanted) }
    const conflicts = conflictsIn(stop._id, moved, { ...known, staffings: withNow(known.staffings, staffing) })
    if (conflicts.length && !drop) return { next: null, answer: { saved: false, staff: before, conflicts } }
    if (!staffing.stops[stop._id] && isMonthFull(staffing)) throw new AppError('STOP_MONTH_LIMIT')
    const staff = { ...withoutThese(moved, conflicts), rev: before.rev + 1 }
    return { next: entered(staffing, stop._id, { staff, from: known.from }), answer: { saved: true, staff, conflicts } }
  })
}

function beforeOf({ stop, rev }: Edit, { from }: Known, staffing: Staffing): StopStaff {
  const before = (staffing._id === from._id ? staffing : from).stops[stop._id]
  if (!before || before.cancelled || before.rev !== rev) throw new AppError('STOP_CHANGED')
  return before
}

const withNow = (staffings: readonly Staffing[], now: Staffing) => [
  ...staffings.filter(({ _id }) => _id !== now._id),
  now,
]

const conflictsIn = (stopId: string, staff: StopStaff, { staffings, speakers, rules }: Known): Conflict[] =>
  conflictsOf(
    {
      candidates: speakers.map((speaker) => candidateOf(speaker, staffings)),
      stops: placesOf(stopId, { ...staff, who: holdersOf(staff), yes: [] }),
      visits: visitsIn(staffings, (id) => id === stopId),
      tours: [],
    },
    rules,
  )

/** The line first, so that nobody moves up who has to go. Who said no said it of another time. */
function withoutThese(staff: StopStaff, conflicts: readonly Conflict[]): StopStaff {
  const gone = conflicts.map(({ speakerId }) => speakerId)
  const inOrder = [
    ...gone.filter((id) => staff.waiting.includes(id)),
    ...gone.filter((id) => !staff.waiting.includes(id)),
  ]
  return withUntold({ ...inOrder.reduce(without, staff), no: [] }, 'moved', gone)
}

/** Its number goes on rising where it comes from another month; whoever comes along is known there by name. */
function entered(staffing: Staffing, stopId: string, { staff, from }: { staff: StopStaff; from: Staffing }): Staffing {
  const names = holdersOf(staff).flatMap((id) => (from.people[id] ? [[id, from.people[id]] as const] : []))
  const people = { ...Object.fromEntries(names), ...staffing.people }
  const next = withStop({ ...staffing, people }, stopId, staff)
  return { ...next, stops: { ...next.stops, [stopId]: staff } }
}

/** It leaves the months in which it is no more; whoever held time for it there alone is answered, to be told. */
export async function leaveOthers(stopId: string, kept: StopStaff, staffings: readonly Staffing[]): Promise<string[]> {
  const month = staffingOf(kept.start)
  const stale = staffings.filter(({ _id, stops }) => _id !== month && stops[stopId])
  const lost: string[] = []
  for (const { _id } of stale) {
    const held = await changeStaffing<string[]>(_id, (staffing) => {
      const old = staffing.stops[stopId]
      return old ? { next: withStop(staffing, stopId, null), answer: holdersOf(old) } : { next: null, answer: [] }
    })
    lost.push(...held.filter((id) => !holdersOf(kept).includes(id)))
  }
  return lost
}
