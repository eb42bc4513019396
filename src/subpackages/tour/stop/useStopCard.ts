import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { dayOf } from '#domain/calendar'
import { isOver } from '#domain/stop'
import { useNow } from '../../../lib/clock'
import { isInCalendar, putInCalendar } from '../../../lib/phoneCalendar'
import { useAction } from '../../../lib/useAction'
import { useQuery } from '../../../lib/useQuery'
import { say } from '../../../platform/dialog'
import { openMap } from '../../../platform/openMap'
import type { Card } from '../StopLeaf'

export function useStopCard() {
  const stopId = decodeURIComponent(useRouter().params.stopId ?? '')
  const query = useQuery('stop.card', { stopId })
  const tick = useNow(60_000)
  const [inCalendar, setInCalendar] = useState(() => isInCalendar(stopId))
  const handing = useHanding(stopId, query.reload)
  if (query.step !== 'ready') return query
  const { data } = query
  const { stop } = data
  const now = Math.max(tick, data.now)

  return {
    ...query,
    now,
    ...standingOf(data, now),
    inCalendar,
    async addToCalendar() {
      const { title, start, end, place } = stop
      if (await putInCalendar({ id: stopId, kind: 'stop', title, start, end, place })) setInCalendar(true)
    },
    showMap() {
      const { point, title, place } = stop
      if (point) void openMap({ ...point, name: title, address: place })
    },
    handing,
  }
}

/** What follows from who looks at it, and when. */
function standingOf({ stop, mine, lectures }: Card, now: number) {
  const isAhead = !isOver(stop.state) && now < stop.start
  const hasHall = stop.sessionId !== null && stop.state !== 'cancelled'
  return {
    isAhead,
    isAsked: mine === 'asked' && isAhead,
    /** The doors are run by whoever speaks, until the end of the day. */
    mayRun: mine === 'coming' && hasHall && dayOf(now) <= dayOf(stop.end),
    isRunning: now < stop.end,
    /** Questions and reviews are told to the first: the session names one lecturer. */
    lectures: lectures && hasHall,
  }
}

/** Out of a place or of the line, or on to a colleague. */
function useHanding(stopId: string, reload: () => Promise<void>) {
  const offering = useAction('stop.offer')
  const leaving = useAction('stop.leave')
  const [asking, setAsking] = useState(false)
  return {
    busy: offering.state.step === 'busy' || leaving.state.step === 'busy',
    async offer(start: number, offered: boolean) {
      const answer = await offering.run({ stopId, start, offered })
      if (answer) say(offered ? '同事在“换人”里看得到了，接走以前仍由您讲' : '已收回，仍由您讲')
      await reload()
    },
    asking,
    ask: () => setAsking(true),
    cancel: () => setAsking(false),
    async leave(start: number) {
      const answer = await leaving.run({ stopId, start })
      setAsking(false)
      if (answer) say('已退出')
      await reload()
    },
  }
}

export type StopCard = Extract<ReturnType<typeof useStopCard>, { step: 'ready' }>
