/** 巡讲: the stops of a quarter under one title, with the teams that have to be among them. */
import { dayOf, shortDay } from './calendar'
import type { ErrorCode } from './errors'
import { isInQuarter, isQuarter } from './quarter'
import { type Team, teamNames, teams } from './speaker'

export interface TourDraft {
  quarter: string
  requiredTeams: readonly Team[]
}

/** teams: of whoever goes; empty for a partner or for nobody yet. begun: as it was released. */
export interface TourStop {
  id: string
  title: string
  start: number
  hasSpeaker: boolean
  teams: readonly Team[]
  begun: boolean
}

/** A required team that does not come, and why it need not. */
export interface Waiver {
  team: Team
  reason: string
}

export function refuseTour(
  { quarter, requiredTeams }: TourDraft,
  stops: readonly Pick<TourStop, 'start'>[],
): ErrorCode | null {
  if (!requiredTeams.length) return 'TOUR_NO_TEAMS'
  const isInside = stops.every(({ start }) => isInQuarter(quarter, dayOf(start)))
  return isQuarter(quarter) && isInside ? null : 'TOUR_QUARTER'
}

/** SM-07, in the order of the teams. */
export const missingTeams = ({ requiredTeams }: TourDraft, stops: readonly TourStop[]): Team[] =>
  teams.filter((team) => requiredTeams.includes(team) && stops.every((stop) => !stop.teams.includes(team)))

export const missingWords = (team: Team) => `必到的${teamNames[team]}队还没有人，请派一位，或写明为什么不到。`

export interface ReleaseCheck {
  refusal: ErrorCode | null
  /** What is in the way, each with what to do. */
  problems: string[]
  /** What is not, but should be seen before the tap. */
  notes: string[]
}

const MIN_REASON = 2

export function checkRelease(
  tour: TourDraft,
  stops: readonly TourStop[],
  waivers: readonly Waiver[],
  now: number,
): ReleaseCheck {
  const past = stops.filter(({ start, begun }) => start <= now && !begun)
  const missing = missingTeams(tour, stops)
  const waived = waivers.filter(({ reason }) => reason.trim().length >= MIN_REASON).map(({ team }) => team)
  const unwaived = missing.filter((team) => !waived.includes(team))
  const hasEmptyReason = unwaived.some((team) => waivers.some((waiver) => waiver.team === team))
  const problems = [
    ...past.map(({ title, start }) => `${title}这一站定在${shortDay(start)}，已经过去，请改期或取消。`),
    ...unwaived.map(missingWords),
  ]
  const open = stops.filter(({ hasSpeaker, begun }) => !hasSpeaker && !begun).length
  const notes = [
    ...missing.filter((team) => waived.includes(team)).map((team) => `${teamNames[team]}队这次不到，原因会一并记下。`),
    ...(open ? [`还有 ${open} 站没有宣讲员，发布以后可以报名或再派单。`] : []),
  ]
  const refusal = refuseTour(tour, stops) ?? (stops.length ? null : 'TOUR_NO_STOPS')
  return { refusal: refusal ?? refusalOf(problems, hasEmptyReason), problems, notes }
}

function refusalOf(problems: readonly string[], hasEmptyReason: boolean): ErrorCode | null {
  if (!problems.length) return null
  return hasEmptyReason ? 'TOUR_WAIVER' : 'TOUR_NOT_READY'
}
