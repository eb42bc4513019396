/** Who wants a place, and what on the month's staffing is in the way of it. */
import { dayOf } from '#domain/calendar'
import type { ErrorCode } from '#domain/errors'
import { isClash } from '#domain/matching/hardRules'
import type { Rules } from '#domain/rulePack'
import { monthlyLimitOf, type Team } from '#domain/speaker'
import type { Hold, SeenStop, StopStaff } from '#domain/staffing'
import type { Staffing } from '../../../shared/documents'
import type { AtSpeaker } from '../../../shared/serve'

export interface Asking {
  id: string
  name: string
  team: Team
  branchId: string
  topics: readonly string[]
  /** Stops a month (SM-H4). */
  limit: number
  rules: Rules
}

/** `start`: of the stop; its day's rules decide. */
export function askingOf({ member, speaker, rulesOn }: AtSpeaker, start: number): Asking {
  const rules = rulesOn(dayOf(start))
  const { _id: id, name, branchId } = member
  const { team, topics } = speaker
  return { id, name, team, branchId, topics, limit: monthlyLimitOf(rules, speaker.monthlyLimit), rules }
}

const heldBeside = ({ held }: Staffing, id: string, stopId: string): Hold[] =>
  (held[id] ?? []).filter((hold) => hold.stopId !== stopId)

/** Something else that they have, are asked for or wait for is too near (SM-H2, SM-H3). */
export const isInTheWay = (staffing: Staffing, stopId: string, { id, rules }: Asking): boolean =>
  heldBeside(staffing, id, stopId).some((hold) => isClash(hold, staffing.stops[stopId]!, rules))

/** SM-H5, SM-H6 and SM-H7. */
export function refuseSpeaker(staff: StopStaff, { topics, branchId }: Asking): ErrorCode | null {
  if (staff.partnerOnly) return 'STOP_NOT_OPEN'
  if (!topics.includes(staff.topic)) return 'STOP_TOPIC'
  return staff.hostId === branchId && !staff.ownBranchAllowed ? 'STOP_OWN_BRANCH' : null
}

/** Whether they may go there, whoever else does. Whoever says so themselves is free that day (SM-H1). */
export function refuseGoing(staffing: Staffing, stopId: string, asking: Asking): ErrorCode | null {
  if (staffing.gone[asking.id]) return 'SPEAKER_ONLY'
  const refusal = refuseSpeaker(staffing.stops[stopId]!, asking)
  if (refusal) return refusal
  if (isInTheWay(staffing, stopId, asking)) return 'STOP_NOT_FREE'
  return heldBeside(staffing, asking.id, stopId).length >= asking.limit ? 'STOP_MONTH_FULL' : null
}

/** Still what the speaker saw when they tapped. */
export const isAsSeen = (staff: StopStaff | undefined, seen: SeenStop): staff is StopStaff =>
  staff !== undefined &&
  !staff.cancelled &&
  staff.start === seen.start &&
  staff.end === seen.end &&
  staff.region === seen.region &&
  staff.topic === seen.topic
