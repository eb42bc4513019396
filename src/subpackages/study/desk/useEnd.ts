import { useState } from 'react'
import * as v from 'valibot'
import type { Input } from '#types/contract'
import { lengthOf } from '../../../lib/lengthOf'
import { useAction } from '../../../lib/useAction'
import { useDraft } from '../../../lib/useDraft'
import type { Question, ReadyDesk } from './useDesk'

export type Way = Input<'question.end'>['to']
export const longest = { answered: 300, declined: 60 }

/** What was typed about one question survives 返回. */
const draftSchema = v.object({ answer: v.string(), reason: v.string() })
type Draft = v.InferOutput<typeof draftSchema>

export function useEnd(question: Question, { sessionId, reload, shut }: ReadyDesk) {
  const { id, answer: standing } = question
  const fresh = { answer: standing ?? '', reason: '' }
  const { draft, keep, forget } = useDraft(`draft:end:${id}`, (kept): Draft => (v.is(draftSchema, kept) ? kept : fresh))
  const [way, setWay] = useState<Way>('answered')
  const [into, setInto] = useState<string | null>(null)
  const { state, run } = useAction('question.end')
  const at = { sessionId, id }

  function inputOf(): Input<'question.end'> | null {
    if (way === 'merged') return into ? { ...at, to: 'merged', into } : null
    const text = way === 'answered' ? draft.answer : draft.reason
    const length = lengthOf(text)
    if (!length || length > longest[way]) return null
    return way === 'answered' ? { ...at, to: 'answered', answer: text } : { ...at, to: 'declined', reason: text }
  }

  const input = inputOf()
  return {
    draft,
    change: (part: Partial<Draft>) => keep({ ...draft, ...part }),
    way,
    setWay,
    into,
    setInto,
    isWhole: input !== null,
    busy: state.step === 'busy',
    async submit() {
      if (!input || !(await run(input))) return
      forget()
      shut()
      await reload()
    },
  }
}

export type Ending = ReturnType<typeof useEnd>
