/** 大讲堂: a lecture is brought to a site; the branches linked to it keep a sheet of their own (S12, S13, S14). */
import { DAY, dayOf, HOUR } from './calendar'
import type { ErrorCode } from './errors'
import type { Rules } from './rulePack'

/** 工地, 站所, 项目 */
export const siteTypes = ['construction', 'station', 'project'] as const
export type SiteType = (typeof siteTypes)[number]

/** planned → confirmed by the host → published; or cancelled. The host's no keeps it planned, with his reason. */
export const lectureStates = ['planned', 'confirmed', 'published', 'cancelled'] as const
export type LectureState = (typeof lectureStates)[number]

interface Lecture {
  state: LectureState
  start: number
  end: number
  capacity: number
}

export function refuseLectureTime({ LS }: Rules, { start, end }: Pick<Lecture, 'start' | 'end'>, now: number) {
  if (start <= now || start > now + LS.daysAhead * DAY) return 'LECTURE_DAYS' satisfies ErrorCode
  const isFitting = end > start && end - start <= LS.maxHours * HOUR && dayOf(start) === dayOf(end)
  return isFitting ? null : ('LECTURE_DAYS' satisfies ErrorCode)
}

/** Without the host's word nobody travels (S14). */
export function refuseLecturePublish(
  { state, start }: Pick<Lecture, 'state' | 'start'>,
  now: number,
): ErrorCode | null {
  if (state === 'cancelled') return 'LECTURE_CANCELLED'
  if (state === 'planned') return 'LECTURE_NOT_CONFIRMED'
  return now < start ? null : 'LECTURE_STARTED'
}

/** The host answers until it starts. Who has said no may think better of it; by a yes others have planned. */
export function refuseHostWord(
  { state, start, declined }: Pick<Lecture, 'state' | 'start'> & { declined: string | null },
  word: { yes: true } | { yes: false; reason: string },
  now: number,
): ErrorCode | null {
  if (state === 'cancelled') return 'LECTURE_CANCELLED'
  const isSaidAlready = word.yes ? state !== 'planned' : state === 'planned' && declined === word.reason
  if (isSaidAlready) return null
  if (now >= start) return 'LECTURE_STARTED'
  const mayAnswer = state === 'planned' && (word.yes || declined === null)
  return mayAnswer ? null : 'LECTURE_HOST_DONE'
}

/** What has been held stays as it was; what was never published has not. */
export const refuseLectureCancel = ({ state, start }: Pick<Lecture, 'state' | 'start'>, now: number) =>
  state === 'published' && now >= start ? ('LECTURE_STARTED' satisfies ErrorCode) : null

/** `expected`: of all linked branches together. */
export const refuseSeats = ({ capacity }: Pick<Lecture, 'capacity'>, expected: number) =>
  expected > capacity ? ('LECTURE_SEATS' satisfies ErrorCode) : null

/** `visits`: days on which the site was visited. The same site once a round; again is a warning, never a refusal (S13). */
export const lastVisitInRound = ({ LS }: Rules, visits: readonly number[], start: number): number | null => {
  const inRound = visits.filter((visit) => visit < start && start - visit <= LS.roundDays * DAY)
  return inRound.length ? Math.max(...inRound) : null
}

/** Half-hours that a lecturer is taken for: each is a document of its own, so nobody is booked twice. */
export function slotsOf({ start, end }: { start: number; end: number }): number[] {
  const half = HOUR / 2
  const first = Math.floor(start / half)
  return Array.from({ length: Math.ceil(end / half) - first }, (_, index) => first + index)
}
