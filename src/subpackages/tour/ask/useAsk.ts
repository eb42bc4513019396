import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { useNow } from '../../../lib/clock'
import { goBack } from '../../../lib/navigate'
import { randomId } from '../../../lib/randomId'
import { useAction } from '../../../lib/useAction'
import { useDraft } from '../../../lib/useDraft'
import { useHome } from '../../../me'
import { say } from '../../../platform/dialog'
import { type Draft, draftOf, type Field, freshDraft, problemsOf, toInput } from './draft'

const TICK_MS = 60_000

export function useAsk() {
  const branchId = decodeURIComponent(useRouter().params.branchId ?? '')
  const home = useHome()
  const kept = useDraft(`draft:request:${branchId}`, draftOf)
  const [freshId] = useState(randomId)
  const [otherId] = useState(randomId)
  const now = useNow(TICK_MS)
  const { state, run } = useAction('request.ask')
  const [left, setLeft] = useState<readonly Field[]>([])
  if (home.step !== 'ready') return home

  const { name, phone } = home.data.me
  const written = kept.draft ?? freshDraft(freshId, { now, contact: name, phone })
  // an answer that was lost has asked it as it was then: what is written here now is another
  const isTaken = state.step === 'refused' && state.code === 'REQUEST_STATE'
  const draft = isTaken ? { ...written, requestId: otherId } : written
  const input = toInput(draft, branchId)
  const problems = problemsOf(input, now)

  async function send() {
    kept.keep(draft)
    const answer = await run(input)
    if (!answer) return
    kept.forget()
    say(answer.offered ? '已交给宣讲办' : '已交给宣讲办，这个主题暂时没有人讲，宣讲办会去请')
    await goBack()
  }

  return {
    ...home,
    now,
    draft,
    problems,
    busy: state.step === 'busy',
    /** Nobody is told off for what he has not come to yet; the button counts it all the same. */
    shown: (field: Field) => (field.startsWith('wish') || left.includes(field) ? (problems[field] ?? null) : null),
    leave: (field: Field) => setLeft([...left, field]),
    change: (part: Partial<Draft>) => kept.keep({ ...draft, ...part }),
    send,
  }
}

export type Asking = Extract<ReturnType<typeof useAsk>, { step: 'ready' }>
