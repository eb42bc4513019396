import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { dayOf, monthOf } from '#domain/calendar'
import type { Region } from '#domain/region'
import { useNow } from '../../../lib/clock'
import type { ScheduledStop } from '../../../lib/tourWords'
import { useQuery } from '../../../lib/useQuery'

const TICK_MS = 60_000

export type View = 'month' | 'list' | 'region'

export function useSchedule() {
  const orgId = decodeURIComponent(useRouter().params.orgId ?? '')
  const now = useNow(TICK_MS)
  const [month, setMonth] = useState(() => monthOf(now))
  const [view, setView] = useState<View>('month')
  const [day, chooseDay] = useState<string | null>(null)
  const [region, chooseRegion] = useState<Region | null>(null)
  const query = useQuery('tour.schedule', { orgId, month })
  const stops: readonly ScheduledStop[] = query.step === 'ready' ? query.data.stops : []
  const chosen = {
    month: () => stops.filter(({ start }) => day === null || dayOf(start) === day),
    list: () => stops,
    region: () => stops.filter((stop) => region === null || stop.region === region),
  }
  return {
    ...query,
    now,
    month,
    turn(to: string) {
      setMonth(to)
      chooseDay(null)
      chooseRegion(null)
    },
    view,
    setView,
    day,
    chooseDay,
    region,
    chooseRegion,
    stops,
    shown: chosen[view](),
  }
}

export type Schedule = ReturnType<typeof useSchedule>
