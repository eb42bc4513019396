import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { dayOf } from '#domain/calendar'
import type { Region } from '#domain/region'
import { useNow } from '../../../lib/clock'
import { type OfficeStop, plannedOf } from '../../../lib/tourWords'
import { useQuery } from '../../../lib/useQuery'
import { useOffice } from '../useOffice'
import { type Filter, filtersOf, isLacking, monthsOf } from './stops'

const TICK_MS = 60_000

export type View = 'month' | 'list' | 'region'

export interface TourStop extends OfficeStop {
  /** By the draft, where there is one. */
  day: string
}

/** Stops of one tour, looked at in three ways; what is picked out stays from one to the next. */
export function useTour() {
  const tourId = decodeURIComponent(useRouter().params.tourId ?? '')
  const query = useQuery('tour.open', { tourId })
  const office = useOffice()
  const tick = useNow(TICK_MS)
  const [view, setView] = useState<View>('month')
  const [filter, setFilter] = useState<Filter>('all')
  const [turned, setMonth] = useState<string | null>(null)
  const [chosenDay, setDay] = useState<string | null>(null)
  const [region, setRegion] = useState<Region | null>(null)
  const [changing, setChanging] = useState(false)

  if (query.step !== 'ready') return query
  const { tour } = query.data
  const now = Math.max(tick, query.data.now)
  const today = dayOf(now)
  const all = query.data.stops
    .map((stop): TourStop => ({ ...stop, day: dayOf(plannedOf(stop).start) }))
    .sort((a, b) => plannedOf(a).start - plannedOf(b).start || (a.id < b.id ? -1 : 1))
  const filters = filtersOf(all, tour)
  // a filter that nothing is left of takes itself away
  const current = filters.find(({ key, count }) => key === filter && count > 0)?.key ?? 'all'
  const { is } = filters.find(({ key }) => key === current)!
  const stops = all.filter((stop) => is(stop))
  const months = monthsOf(tour.quarter)
  const ahead = months.filter((each) => each >= today.slice(0, 7))
  const hasStops = (each: string) => all.some(({ day }) => day.startsWith(each))
  const month = turned ?? ahead.find(hasStops) ?? ahead[0] ?? months[months.length - 1]!
  return {
    ...query,
    ...office,
    tourId,
    tour,
    now,
    today,
    all,
    stops,
    lacking: all.filter((stop) => isLacking(stop)).length,
    ...{ view, setView, filters, filter: current, setFilter },
    ...{ months, month, setMonth, chosenDay, setDay, region, setRegion, changing, setChanging },
  }
}

export type ReadyTour = Extract<ReturnType<typeof useTour>, { step: 'ready' }>
