import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { Output } from '#types/contract'
import { useNow } from '../../../lib/clock'
import { useQuery } from '../../../lib/useQuery'
import { usePages } from '../../../lib/usePages'

type List = Pick<Output<'lecture.list'>, 'lectures' | 'next' | 'now'>
type Cursor = NonNullable<List['next']>

const nothing: List = { lectures: [], next: null, now: 0 }

const TICK_MS = 60_000

export function useLectures() {
  const orgId = decodeURIComponent(useRouter().params.orgId ?? '')
  const [shown, show] = useState<'coming' | 'past'>('coming')
  const [openedId, open] = useState<string | null>(null)
  const pages = usePages<Cursor>(`${orgId} ${shown}`)
  const past = shown === 'past'
  const query = useQuery('lecture.list', { orgId, past, ...(pages.after && { after: pages.after }) })
  const tick = useNow(TICK_MS)
  const { lectures, next, now } = query.step === 'ready' ? query.data : nothing
  return {
    ...query,
    orgId,
    shown,
    show,
    now: Math.max(tick, now),
    lectures,
    opened: lectures.find(({ id }) => id === openedId) ?? null,
    open,
    onBack: pages.number ? pages.back : null,
    onNext: next && (() => pages.onward(next)),
  }
}

export type Lectures = ReturnType<typeof useLectures>
