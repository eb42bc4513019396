import { useState } from 'react'
import * as v from 'valibot'
import type { Output } from '#types/contract'
import { useNow } from '../../../lib/clock'
import { useAction } from '../../../lib/useAction'
import { useDraft } from '../../../lib/useDraft'
import { useQuery } from '../../../lib/useQuery'
import { say } from '../../../platform/dialog'
import { useSession } from '../useSession'

export type Prep = Output<'prep.get'>
type Course = NonNullable<Prep['course']>

const TICK_MS = 10_000

/** Tapped, not handed in: of these questions and no others. */
const draftSchema = v.object({ of: v.string(), chosen: v.record(v.string(), v.number()) })
type Draft = v.InferOutput<typeof draftSchema>

const draftOf = (kept: unknown): Draft => (v.is(draftSchema, kept) ? kept : { of: '', chosen: {} })

const keyOf = ({ id, version }: Course) => `${id}:${version}`

export function usePrep() {
  const { sessionId, session } = useSession()
  const query = useQuery('prep.get', { sessionId })
  const tick = useNow(TICK_MS)
  const { draft, keep, forget } = useDraft(`draft:prep:${sessionId}`, draftOf)
  const { state, run } = useAction('prep.answer')
  const [again, setAgain] = useState(false)

  if (query.step !== 'ready') return query
  const { course, questions, answers, closesAt, lectures, now: askedAt } = query.data
  const now = Math.max(tick, askedAt)
  const tapped = course && draft.of === keyOf(course) ? draft.chosen : {}
  const isOpen = now < closesAt
  const chosen = questions.map((_, index) => tapped[index] ?? (again ? answers?.[index] : undefined) ?? null)
  const whole = chosen.filter((option): option is number => option !== null)

  async function submit() {
    if (!course) return
    const given = await run({ sessionId, courseId: course.id, version: course.version, answers: whole })
    if (given) {
      say('答案已交，开始以前可以改')
      forget()
      setAgain(false)
    }
    // a refusal may mean that the questions were replaced, or that it has begun
    await query.reload()
  }

  return {
    ...query,
    session,
    lectures,
    sessionId,
    now,
    isOpen,
    isAnswering: isOpen && questions.length > 0 && (answers === null || again),
    chosen,
    missing: questions.length - whole.length,
    choose: (question: number, option: number) =>
      course && keep({ of: keyOf(course), chosen: { ...tapped, [question]: option } }),
    change: () => setAgain(true),
    submit,
    busy: state.step === 'busy',
  }
}

export type ReadyPrep = Extract<ReturnType<typeof usePrep>, { step: 'ready' }>
