import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { isDay } from '#domain/calendar'
import { needTopics } from '#domain/need'
import { quarterOf } from '#domain/quarter'
import { regions } from '#domain/region'
import { useNow } from '../../../lib/clock'
import { goOnTo } from '../../../lib/navigate'
import { randomId } from '../../../lib/randomId'
import type { TourHead } from '../../../lib/tourWords'
import { useAction } from '../../../lib/useAction'
import { useDraft } from '../../../lib/useDraft'
import { say } from '../../../platform/dialog'
import { type Draft, draftOf, type Field, freshDraft, keyOf, problemsOf, toInput } from './draft'

const TICK_MS = 60_000

export type Drawer = 'tour' | 'host' | 'topic'

export function usePlaceParams() {
  const { tourId = '', requestId = '', region = '', topic = '', day = '' } = useRouter().params
  return {
    tourId: decodeURIComponent(tourId),
    requestId: decodeURIComponent(requestId),
    /** What coverage proposes. */
    proposed: {
      region: regions.find((one) => one === region) ?? null,
      topic: needTopics.find((one) => one === topic) ?? null,
      day: isDay(day) ? day : null,
    },
  }
}

/** The one that was chosen, the one from which this page was opened, or else the one of the stop's quarter. */
function tourOf({ tourId, day }: Draft, tours: readonly TourHead[], from: string): TourHead | null {
  const wanted = tourId ?? from
  return (
    tours.find(({ id }) => id === wanted) ??
    (tourId === null ? tours.find(({ quarter }) => quarter === quarterOf(day)) : undefined) ??
    null
  )
}

export function usePlace(tours: readonly TourHead[]) {
  const { tourId: from, requestId, proposed } = usePlaceParams()
  const kept = useDraft(keyOf(requestId || (proposed.region ?? '')), draftOf)
  const [freshId] = useState(randomId)
  const now = useNow(TICK_MS)
  const { state, run } = useAction('tour.addStop')
  const [left, setLeft] = useState<readonly Field[]>([])
  const [drawer, open] = useState<Drawer | null>(null)
  const draft = kept.draft ?? freshDraft(freshId, now, proposed)
  const tour = tourOf(draft, tours, from)
  const input = toInput(draft, tour?.id ?? null)
  const problems = problemsOf(input, tour?.quarter ?? null, now)

  async function add() {
    kept.keep(draft)
    const added = await run(input)
    if (!added) return
    kept.forget()
    say('已安排，发布以前还不会通知')
    await goOnTo('editStop', { tourId: input.tourId, stopId: added.stopId })
  }

  return {
    now,
    draft,
    tour,
    tours,
    problems,
    busy: state.step === 'busy',
    /** Nobody is told off for what he has not come to yet; the button counts it all the same. */
    shown: (field: Field) => (field === 'day' || left.includes(field) ? (problems[field] ?? null) : null),
    leave: (field: Field) => setLeft([...left, field]),
    change: (part: Partial<Draft>) => kept.keep({ ...draft, ...part }),
    drawer,
    open,
    close: () => open(null),
    add,
  }
}

export type Placing = ReturnType<typeof usePlace>
