import { useEffect, useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { lengthOf } from '../../../lib/lengthOf'
import { useAction } from '../../../lib/useAction'
import { useQuery } from '../../../lib/useQuery'
import { useDraft } from '../../../lib/useDraft'
import { changed, type Draft, draftOf, kindOf, LONGEST, problemsOf } from './draft'

/** Writing works whatever becomes of the list below it, and is not drawn anew with it: see BirthPicker in join. */
export function useFeedback() {
  const { params } = useRouter()
  const { draft, keep, forget } = useDraft('draft:feedback', (kept) => draftOf(kept, kindOf(params.kind)))
  const { state, run } = useAction('oversight.complain', { quiet: true })
  const [isLeft, setLeft] = useState(false)
  const [isSent, setSent] = useState(false)
  const [sendings, setSendings] = useState(0)

  const problems = problemsOf(draft)
  const length = lengthOf(draft.text)

  async function submit() {
    const { requestId, kind, text } = draft
    if (!kind) return
    const tried = { ...draft, tried: true }
    keep(tried)
    if (!(await run({ requestId, kind, text }))) return
    forget()
    setLeft(false)
    setSent(true)
    setSendings(sendings + 1)
  }

  return {
    draft,
    problems,
    length,
    textError: length > LONGEST || (isLeft && !length) ? (problems.text ?? null) : null,
    refusal: state.step === 'refused' && draft.tried ? state.message : null,
    isSent,
    sendings,
    leaveText: () => setLeft(true),
    change(part: Partial<Pick<Draft, 'kind' | 'text'>>) {
      setSent(false)
      keep(changed(draft, part))
    },
    submit,
    busy: state.step === 'busy',
  }
}

/** My earlier ones, asked again after each sending. */
export function useEarlier(sendings: number) {
  const query = useQuery('oversight.mine', {})
  const { reload } = query
  useEffect(() => {
    if (sendings) void reload()
  }, [sendings, reload])
  return query
}

export type Earlier = ReturnType<typeof useEarlier>
export type Feedback = ReturnType<typeof useFeedback>
