import { useEffect, useState } from 'react'
import type { Output } from '#types/contract'
import { navigate } from '../../../lib/navigate'
import { type ActionState, useAction } from '../../../lib/useAction'
import { useQuery } from '../../../lib/useQuery'
import { forgetWaiting, hasWaited, rememberWaiting } from '../../../lib/waited'
import { useDraft } from '../../../lib/useDraft'
import { CODE_LENGTH, type Draft, draftOf, type Field, fieldOf, problemsOf, toInput } from './draft'

export function useJoin() {
  const query = useQuery('claim.mine', {})
  const { draft, keep, forget } = useDraft('draft:join', draftOf)
  const { state, run } = useAction('claim.ask', { quiet: true })
  const [left, setLeft] = useState<readonly Field[]>([])
  const [sent, setSent] = useState<Output<'claim.ask'> | null>(null)
  const [again, setAgain] = useState(false)
  const [busy, setBusy] = useState(false)
  /** What the last refusal was about: it is no longer true of anything else. */
  const [tried, setTried] = useState<Draft | null>(null)

  const data = query.step === 'ready' ? query.data : null
  useFate(data)

  if (query.step !== 'ready') return query
  if (query.data.bound) return { ...query, stage: 'bound' as const }

  // if it was sent and only the question afterwards failed, the answer to the sending counts
  const waiting = query.data.asked ?? (query.staleSince === null ? null : sent)
  if (waiting && !again) {
    return { ...query, stage: 'waiting' as const, waiting, askAgain: () => setAgain(true) }
  }

  const input = toInput(draft)
  const problems = problemsOf(input)
  const refused = tried === draft ? refusalOf(state) : null

  async function submit() {
    setTried(draft)
    setBusy(true)
    const answer = await run(input)
    if (answer) setSent(answer)
    // after a refusal too: the phone may have been confirmed meanwhile, or the line broke on the way back
    await query.reload()
    if (answer) {
      forget()
      setAgain(false)
      setLeft([])
    }
    setBusy(false)
  }

  return {
    ...query,
    stage: 'asking' as const,
    draft,
    missing: Object.keys(problems).length,
    /** A whole code with a wrong letter is told at once; nobody is told off for what he has not come to yet. */
    shown(field: Field) {
      if (refused?.field === field) return refused.message
      const isDone = left.indexOf(field) >= 0 || (field === 'code' && draft.code.length >= CODE_LENGTH)
      return isDone ? (problems[field] ?? null) : null
    },
    refusal: refused?.field === null ? refused.message : null,
    turnedDown: !query.data.asked && hasWaited(),
    leave: (field: Field) => setLeft([...left, field]),
    change: (part: Partial<Draft>) => keep({ ...draft, ...part }),
    submit,
    busy,
  }
}

/** `field`: beside which it is said; null if it is the page's sentence. */
const refusalOf = (state: ActionState) =>
  state.step === 'refused' ? { field: fieldOf(state.code), message: state.message } : null

/** Confirmed: home has something to show now. Waiting: remembered, so that a request turned down is not a mystery. */
function useFate(data: Output<'claim.mine'> | null) {
  const bound = data?.bound ?? false
  const asked = data?.asked ?? null
  useEffect(() => {
    if (!bound) return
    forgetWaiting()
    void navigate('home')
  }, [bound])
  useEffect(() => {
    if (asked) rememberWaiting()
  }, [asked])
}

type Join = ReturnType<typeof useJoin>
export type Asking = Extract<Join, { stage: 'asking' }>
export type Waiting = Extract<Join, { stage: 'waiting' }>
