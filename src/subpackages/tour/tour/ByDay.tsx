import { plannedOf } from '../../../lib/tourWords'
import { Rows } from './Rows'
import type { ReadyTour } from './useTour'

/** What is ahead first, then what has passed, the newest of it first. */
export function ByDay(tour: ReadyTour) {
  const { stops, now, filter } = tour
  const ahead = stops.filter((stop) => plannedOf(stop).end >= now)
  const past = stops.filter((stop) => plannedOf(stop).end < now).reverse()
  return <Rows {...tour} about={`list ${filter}`} shown={[...ahead, ...past]} />
}
