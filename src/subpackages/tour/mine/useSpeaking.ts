import { useEffect, useState } from 'react'
import * as v from 'valibot'
import { dayOf, monthOf } from '#domain/calendar'
import { serverNow, useNow } from '../../../lib/clock'
import { goOnTo } from '../../../lib/navigate'
import { useAction } from '../../../lib/useAction'
import { useDraft } from '../../../lib/useDraft'
import { useQuery } from '../../../lib/useQuery'
import { say } from '../../../platform/dialog'
import { nextOf, type OwnMonth } from './cells'

/** Month → free days that are being tapped and not saved yet. */
const drafts = v.record(v.string(), v.array(v.string()))
const readDrafts = (kept: unknown): v.InferOutput<typeof drafts> => (v.is(drafts, kept) ? kept : {})

export function useSpeaking() {
  const [month, setMonth] = useState(() => monthOf(serverNow()))
  const query = useQuery('speaker.month', { month })
  const tick = useNow(60_000)
  const [chosen, setChosen] = useState('')
  const free = useFreeDays(query.step === 'ready' ? query.data : null, query.reload)

  // whoever is not confirmed is meant for 报名
  const isStranger = query.step === 'failed' && query.code === 'SPEAKER_ONLY'
  useEffect(() => {
    if (isStranger) void goOnTo('speakerEntry', {})
  }, [isStranger])

  if (query.step !== 'ready') return { ...query, isStranger }
  const { data } = query
  const now = Math.max(tick, data.now)
  const stop = data.stops.find(({ id }) => id === chosen) ?? nextOf(data.stops, now)
  return {
    ...query,
    now,
    today: dayOf(now),
    stop,
    choose: setChosen,
    turnTo: setMonth,
    free,
    /** Days that have passed and days too far ahead are only looked at. */
    mayEdit: month >= monthOf(now) && month <= data.lastMonth,
  }
}

/** A day with a stop counts as free until the stop is handed on: it cannot be tapped away, so nothing need be said of it. */
function withTaken(days: readonly string[], stops: OwnMonth['stops']): string[] {
  const today = dayOf(serverNow())
  const taken = stops.filter(({ cancelled }) => !cancelled).map(({ start }) => dayOf(start))
  return [...new Set([...days, ...taken.filter((day) => day >= today)])].sort()
}

function useFreeDays(data: OwnMonth | null, reload: () => Promise<void>) {
  const { draft, keep } = useDraft('draft:freeDays', readDrafts)
  const { state, run } = useAction('speaker.saveFree')
  const [notes, setNotes] = useState<readonly string[]>([])
  const month = data?.month ?? ''
  const edited = draft[month]
  const days = edited ?? data?.free ?? []

  function forget() {
    const { [month]: _done, ...others } = draft
    keep(others)
  }

  async function save() {
    const answer = await run({ month, days: withTaken(days, data?.stops ?? []) })
    if (!answer) return
    forget()
    if (answer.notes.length) setNotes(answer.notes)
    else say('已保存')
    await reload()
  }

  return {
    days,
    editing: edited !== undefined,
    busy: state.step === 'busy',
    toggle: (day: string) =>
      keep({ ...draft, [month]: days.includes(day) ? days.filter((one) => one !== day) : [...days, day].sort() }),
    /** 同上月: what has been tapped stays. */
    likeLast: () => keep({ ...draft, [month]: [...new Set([...(data?.same ?? []), ...days])].sort() }),
    forget,
    save,
    notes,
    closeNotes: () => setNotes([]),
  }
}

export type Speaking = Extract<ReturnType<typeof useSpeaking>, { step: 'ready' }>
