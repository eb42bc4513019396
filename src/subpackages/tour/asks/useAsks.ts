import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { Output } from '#types/contract'
import { useNow } from '../../../lib/clock'
import { useQuery } from '../../../lib/useQuery'

const TICK_MS = 60_000

type OfBranch = Output<'request.ofBranch'>
export type Request = OfBranch['requests'][number]
export type ComingStop = OfBranch['stops'][number]

export type Opened = { request: Request; stop?: undefined } | { stop: ComingStop; request?: undefined }

export function useAsks() {
  const branchId = decodeURIComponent(useRouter().params.branchId ?? '')
  const query = useQuery('request.ofBranch', { branchId })
  const tick = useNow(TICK_MS)
  const [opened, open] = useState<Opened | null>(null)
  const { requests, stops, now } = query.step === 'ready' ? query.data : { requests: [], stops: [], now: tick }
  const at = Math.max(tick, now)
  return {
    ...query,
    branchId,
    now: at,
    waiting: requests.filter(({ state }) => state === 'asked'),
    ahead: stops.filter(({ end, state }) => end > at && state !== 'cancelled'),
    /** What was not to be is told as well, with why. */
    over: stops.filter(({ end, state }) => end <= at || state === 'cancelled').reverse(),
    answered: requests.filter(({ state }) => state === 'refused'),
    opened,
    open,
    close: () => open(null),
  }
}

export type Asks = ReturnType<typeof useAsks>
