import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { dayOf } from '#domain/calendar'
import { serverNow, useNow } from '../../../lib/clock'
import { useQuery } from '../../../lib/useQuery'

const TICK_MS = 60_000
/** From October on meetings can be planned into the next year. */
const FROM_MONTH = 10

function yearsAround(now: number) {
  const [year = 0, month = 0] = dayOf(now).split('-').map(Number)
  const years = month >= FROM_MONTH ? [year - 1, year, year + 1] : [year - 1, year]
  return years.map((one) => ({ key: String(one), label: `${one} 年` }))
}

export function useMeetings() {
  const branchId = decodeURIComponent(useRouter().params.branchId ?? '')
  const [year, setYear] = useState(() => dayOf(serverNow()).slice(0, 4))
  const query = useQuery('meeting.calendar', { branchId, year })
  const tick = useNow(TICK_MS)
  if (query.step !== 'ready') return query
  const now = Math.max(tick, query.data.now)
  return { ...query, branchId, year, years: yearsAround(now), setYear, now }
}

export type ReadyMeetings = Extract<ReturnType<typeof useMeetings>, { step: 'ready' }>
