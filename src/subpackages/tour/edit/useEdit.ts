import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { messages } from '#domain/errors'
import { isOver } from '#domain/stop'
import { useNow } from '../../../lib/clock'
import type { OfficeStop } from '../../../lib/tourWords'
import { useAction } from '../../../lib/useAction'
import { useQuery } from '../../../lib/useQuery'
import { say } from '../../../platform/dialog'

const TICK_MS = 60_000

export type Drawer = 'facts' | 'assign' | 'places' | 'partner' | 'cancel'

export function useEdit() {
  const { tourId = '', stopId = '' } = useRouter().params
  const query = useQuery('tour.open', { tourId: decodeURIComponent(tourId) })
  const now = useNow(TICK_MS)
  const [drawer, open] = useState<Drawer | null>(null)
  const { run } = useAction('tour.lock')
  const { reload } = query

  if (query.step !== 'ready') return query
  const stop = query.data.stops.find(({ id }) => id === decodeURIComponent(stopId))
  if (!stop) return { step: 'failed' as const, code: 'NOT_FOUND' as const, message: messages.NOT_FOUND, reload }

  async function lock({ id, rev, locked }: OfficeStop) {
    const answer = await run({ stopId: id, rev, locked: !locked })
    if (answer) say(answer.locked ? '已锁定，智能派单不会改动' : '已解开，智能派单可以改动')
    await reload()
  }

  return {
    ...query,
    now: Math.max(now, query.data.now),
    tour: query.data.tour,
    stop,
    /** From its start on everything stands as it was. */
    over: isOver(stop.state),
    drawer,
    open,
    close: () => open(null),
    lock: () => lock(stop),
  }
}

export type Editing = Extract<ReturnType<typeof useEdit>, { step: 'ready' }>
