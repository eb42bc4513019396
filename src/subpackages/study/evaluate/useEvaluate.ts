import * as v from 'valibot'
import { type EvaluationItem, evaluationItems } from '#domain/evaluation'
import type { Output } from '#types/contract'
import { rememberEvaluated } from '../../../lib/evaluated'
import { lengthOf } from '../../../lib/lengthOf'
import { useAction } from '../../../lib/useAction'
import { useDraft } from '../../../lib/useDraft'
import { useQuery } from '../../../lib/useQuery'
import { useSession } from '../useSession'

export const LONGEST = 200
export const marks = [1, 2, 3, 4, 5] as const
export type Result = Output<'evaluation.result'>

const mark = v.nullable(v.picklist(marks))
const draftSchema = v.object({ clear: mark, useful: mark, arranged: mark, text: v.string() })
type Draft = v.InferOutput<typeof draftSchema>

const draftOf = (kept: unknown): Draft =>
  v.is(draftSchema, kept) ? kept : { clear: null, useful: null, arranged: null, text: '' }

export function useEvaluate() {
  const { sessionId, session } = useSession()
  const query = useQuery('evaluation.result', { sessionId })
  const { draft, keep, forget } = useDraft(`draft:evaluation:${sessionId}`, draftOf)
  const { state, run } = useAction('evaluation.give')
  if (query.step !== 'ready') return query

  const { clear, useful, arranged, text } = draft
  const whole = clear && useful && arranged ? { clear, useful, arranged } : null

  async function submit() {
    if (!whole) return
    if (await run({ sessionId, marks: whole, text })) {
      forget()
      rememberEvaluated(sessionId)
    }
    await query.reload()
  }

  return {
    ...query,
    session,
    draft,
    missing: evaluationItems.filter((item) => draft[item] === null).length,
    tooMany: Math.max(0, lengthOf(text) - LONGEST),
    tap: (item: EvaluationItem, value: (typeof marks)[number]) => keep({ ...draft, [item]: value }),
    write: (next: string) => keep({ ...draft, text: next }),
    submit,
    busy: state.step === 'busy',
  }
}

export type ReadyEvaluation = Extract<ReturnType<typeof useEvaluate>, { step: 'ready' }>
