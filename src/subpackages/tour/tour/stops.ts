/** What is picked out of a tour's stops. */
import { addMonths } from '#domain/calendar'
import { daysOfQuarter } from '#domain/quarter'
import { isOver } from '#domain/stop'
import type { OfficeStop, TourHead } from '../../../lib/tourWords'
import type { DayCount } from '../StopMonth'

export type Filter = 'all' | 'lacking' | 'waiting' | 'unreleased'

/** Nobody goes there yet, and nobody is asked. */
export const isLacking = ({ state, speakers, partner }: OfficeStop) =>
  !isOver(state) && !speakers.length && (!partner || partner.state === 'declined')

const isWaiting = ({ state, speakers, partner }: OfficeStop) =>
  !isOver(state) && (speakers.some(({ coming }) => !coming) || partner?.state === 'asked')

/** What waits for the next release: a draft, or a stop that no release has told of. Who goes is told without one. */
const isUnreleased = ({ draft, sessionId, state }: OfficeStop) =>
  draft !== null || (sessionId === null && state !== 'cancelled')

export function filtersOf(stops: readonly OfficeStop[], { version }: TourHead) {
  const filters: { key: Filter; label: string; is: (stop: OfficeStop) => boolean }[] = [
    { key: 'all', label: '全部', is: () => true },
    { key: 'lacking', label: '缺人', is: isLacking },
    { key: 'waiting', label: '待接', is: isWaiting },
    // before the first release everything would be
    ...(version ? [{ key: 'unreleased' as const, label: '待发布', is: isUnreleased }] : []),
  ]
  return filters.map((filter) => ({ ...filter, count: stops.filter((stop) => filter.is(stop)).length }))
}

/** Cancelled ones are listed, not counted. */
export const isOn = ({ state }: OfficeStop) => state !== 'cancelled'

export function countsOf(stops: readonly (OfficeStop & { day: string })[]): Record<string, DayCount> {
  const counts: Record<string, DayCount> = {}
  for (const stop of stops.filter(isOn)) {
    const { count, lacking } = counts[stop.day] ?? { count: 0, lacking: 0 }
    counts[stop.day] = { count: count + 1, lacking: lacking + (isLacking(stop) ? 1 : 0) }
  }
  return counts
}

/** The three of a quarter. */
export function monthsOf(quarter: string): string[] {
  const first = daysOfQuarter(quarter).first.slice(0, 7)
  return [first, addMonths(first, 1), addMonths(first, 2)]
}
