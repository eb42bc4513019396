import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { Output } from '#types/contract'
import { serverNow } from '../../../lib/clock'
import { goBack } from '../../../lib/navigate'
import { type OfficeStop, plannedOf } from '../../../lib/tourWords'
import { useAction } from '../../../lib/useAction'
import { useQuery } from '../../../lib/useQuery'
import { say } from '../../../platform/dialog'
import { useOffice } from '../useOffice'

type Plan = Output<'tour.match'>
export type Choice = Plan['choices'][number]
export type Gap = Plan['unstaffed'][number]

export type Shown = 'fresh' | 'open' | 'kept'

/** Two questions make one page: what would be done, and which stops that is about. */
function useKnown(tourId: string) {
  const plan = useQuery('tour.match', { tourId, apply: false, seen: null })
  const opened = useQuery('tour.open', { tourId })
  const reload = async () => void (await Promise.all([plan.reload(), opened.reload()]))
  if (plan.step !== 'ready') return { ...plan, reload }
  if (opened.step !== 'ready') return { ...opened, reload }
  return { ...plan, reload, stops: opened.data.stops }
}

export function useMatch() {
  const tourId = decodeURIComponent(useRouter().params.tourId ?? '')
  const known = useKnown(tourId)
  const { isOffice } = useOffice()
  const { state, run } = useAction('tour.match', { quiet: true })
  const [turned, show] = useState<Shown | null>(null)
  const [asking, setAsking] = useState(false)
  const [hasChanged, setChanged] = useState(false)

  if (known.step !== 'ready') return known
  const stops = new Map(known.stops.map((stop) => [stop.id, stop]))
  const { choices, unstaffed, seen } = known.data
  const lists = {
    fresh: inTime(
      choices.filter(({ isNew }) => isNew),
      stops,
    ),
    open: inTime(unstaffed, stops),
    kept: inTime(
      choices.filter(({ isNew }) => !isNew),
      stops,
    ),
  }
  const first = (['fresh', 'open', 'kept'] as const).find((key) => lists[key].length) ?? 'fresh'
  // whoever gives a place up for somebody better is told too
  const invited = new Set(lists.fresh.map(({ speaker }) => speaker.id)).size

  async function apply() {
    setAsking(false)
    if (await run({ tourId, apply: true, seen })) {
      say(`已派单，请 ${invited} 位宣讲员接单`)
      await goBack()
      return
    }
    setChanged(true)
    await known.reload()
  }

  return {
    ...known,
    tourId,
    isOffice,
    now: serverNow(),
    stops,
    lists,
    /** Never an empty one: with nothing in any list the page says so instead. */
    shown: turned && lists[turned].length ? turned : first,
    show,
    invited,
    busy: state.step === 'busy',
    /** Why it was not entered, as long as that is the newest thing that happened. */
    refusal: hasChanged && state.step === 'refused' ? state : null,
    asking,
    ask: () => setAsking(true),
    close: () => setAsking(false),
    apply,
  }
}

const startOf = (stops: ReadonlyMap<string, OfficeStop>, stopId: string) => {
  const stop = stops.get(stopId)
  return stop ? plannedOf(stop).start : 0
}

/** As the stops come; of one stop, as they were worked out. */
const inTime = <T extends { stopId: string }>(all: readonly T[], stops: ReadonlyMap<string, OfficeStop>): T[] =>
  all
    .map((one, index) => ({ one, index, start: startOf(stops, one.stopId) }))
    .sort((a, b) => a.start - b.start || a.index - b.index)
    .map(({ one }) => one)

export type ReadyMatch = Extract<ReturnType<typeof useMatch>, { step: 'ready' }>
