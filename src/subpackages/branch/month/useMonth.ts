import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { dayOf, monthOf } from '#domain/calendar'
import { rulesOn } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'
import type { ThemeDayPart } from '#domain/session'
import { replyByOf } from '#domain/themeDay'
import { useNow } from '../../../lib/clock'
import { useAction } from '../../../lib/useAction'
import { useQuery } from '../../../lib/useQuery'
import { load, save } from '../../../platform/storage'
import { type Draft, draftOf, type Field, freshDraft, type PartDraft, problemsOf, toInput } from './draft'

const LAST_PLACE = 'lastPlace'

const lastPlace = () => {
  const place = load(LAST_PLACE)
  return typeof place === 'string' ? place : ''
}

export function useMonth() {
  const { params } = useRouter()
  const at = { branchId: decodeURIComponent(params.branchId ?? ''), month: decodeURIComponent(params.month ?? '') }
  const kept = useKeptDraft(`draft:${at.branchId}:${at.month}`)
  const query = useQuery('themeDay.month', at)
  const tick = useNow(60_000)
  const { state, run } = useAction('themeDay.publish')
  const [left, setLeft] = useState<readonly Field[]>([])
  const [asking, setAsking] = useState(false)
  const [again, setAgain] = useState(false)

  if (query.step !== 'ready') return query
  const { data } = query
  const now = Math.max(tick, data.now)
  const isOver = monthOf(data.earliestStart) > at.month
  const { published } = data
  if (published && !(published.session.cancelled && again)) {
    const arrangeAgain = isOver ? null : () => setAgain(true)
    return { ...query, stage: 'published' as const, ...at, now, published, arrangeAgain }
  }
  if (isOver) return { ...query, stage: 'over' as const, ...at }

  const draft = kept.draft ?? freshDraft(data, at.month, lastPlace())
  const input = toInput(draft, data.pack, at)
  const problems = problemsOf(input, now)
  const change = (part: Partial<Draft>) => kept.keep({ ...draft, ...part })

  async function publish(lecturerId?: string) {
    setAsking(false)
    const isPublished = await run({ ...input, ...(lecturerId && { lecturerId }) })
    if (isPublished) {
      kept.forget()
      save(LAST_PLACE, input.place.trim())
    }
    // a refusal may mean that the deputy was faster
    await query.reload()
    if (isPublished) setAgain(false)
  }

  return {
    ...query,
    stage: 'drafting' as const,
    ...at,
    draft,
    input,
    replyBy: replyByOf(rulesOn(currentPack, dayOf(input.start)), input.start, now),
    problems,
    /** Nobody is told off for what he has not come to yet; the button counts it all the same. */
    shown: (field: Field) => (field === 'day' || field === 'minutes' || left.includes(field) ? problems[field] : null),
    leave: (field: Field) => setLeft([...left, field]),
    change,
    changePart: (part: ThemeDayPart, next: Partial<PartDraft>) =>
      change({ parts: { ...draft.parts, [part]: { ...draft.parts[part], ...next } } }),
    /** It tells everybody and cannot be undone, so it is asked first. */
    publishing: {
      asking,
      busy: state.step === 'busy',
      ask: () => setAsking(true),
      cancel: () => setAsking(false),
      confirm: publish,
    },
  }
}

/** Kept at every change: a call in between, or a phone out of power, costs nothing. */
function useKeptDraft(key: string) {
  const [draft, setDraft] = useState(() => draftOf(load(key)))
  return {
    draft,
    keep(next: Draft) {
      setDraft(next)
      save(key, next)
    },
    forget: () => save(key, null),
  }
}

type Month = ReturnType<typeof useMonth>
export type DraftingMonth = Extract<Month, { stage: 'drafting' }>
export type OverMonth = Extract<Month, { stage: 'over' }>
export type PublishedMonth = Extract<Month, { stage: 'published' }>
