/** One stop of a month is changed: what all that change it by hand have in common. */
import { AppError, type ErrorCode } from '#domain/errors'
import type { Team } from '#domain/speaker'
import { registrationOf, type StopStaff, type Untold, withRegistration } from '#domain/staffing'
import { cancel } from '#domain/stop'
import { mustGet } from '../../../shared/db'
import type { Staffing, Stop } from '../../../shared/documents'
import { changeStaffing, staffingOf, withStop } from '../../../shared/staffing'

export interface At {
  stopId: string
  start: number
}

/** rev: of the stop afterwards. */
export interface Changed<T> {
  answer: T
  rev: number
}

/** next null: it is so already. */
type Change<T> = (
  staff: StopStaff,
  staffing: Staffing,
) => { next: StopStaff | null; answer: T } | { refusal: ErrorCode }

/** `newcomer`: who may not have been in this month yet. */
export const changeStop = <T>({ stopId, start }: At, change: Change<T>, newcomer?: Newcomer): Promise<Changed<T>> =>
  changeStaffing(staffingOf(start), (staffing) => {
    const staff = staffing.stops[stopId]
    if (!staff || staff.cancelled) throw new AppError('STOP_CHANGED')
    const result = change(staff, staffing)
    if ('refusal' in result) throw new AppError(result.refusal)
    const { next, answer } = result
    if (!next) return { next, answer: { answer, rev: staff.rev } }
    const named = newcomer ? withName(staffing, newcomer) : staffing
    return { next: withStop(named, stopId, next), answer: { answer, rev: staff.rev + 1 } }
  })

interface Newcomer {
  id: string
  name: string
  team: Team
}

export const withName = (staffing: Staffing, { id, name, team }: Newcomer): Staffing => ({
  ...staffing,
  people: { ...staffing.people, [id]: { name, team } },
})

/** A stop that is to be moved is still told as it was; its staffing goes by what it will be. */
export async function stopAt({ stopId, start }: At): Promise<{ stop: Stop; at: At }> {
  const stop = await mustGet('stops', stopId)
  const planned = (stop.draft ?? stop).start
  if (start !== stop.start && start !== planned) throw new AppError('STOP_CHANGED')
  return { stop, at: { stopId, start: planned } }
}

/** Out of a place or of the line; exactly one moves up for a place. */
export function without(staff: StopStaff, id: string): StopStaff {
  const { next, promoted } = cancel(registrationOf(staff), id)
  return next ? withUntold(withRegistration(staff, next), 'up', promoted) : staff
}

export const withUntold = (staff: StopStaff, what: Untold['what'], ids: readonly string[]): StopStaff => ({
  ...staff,
  untold: [...(staff.untold ?? []), ...ids.map((id) => ({ id, what, rev: staff.rev + 1 }))],
})
