import { useState } from 'react'
import * as v from 'valibot'
import { useAction } from '../../../lib/useAction'
import { useDraft } from '../../../lib/useDraft'

export const reasons = [
  { key: 'people', label: '人手调不开' },
  { key: 'task', label: '临时有任务' },
  { key: 'weather', label: '天气恶劣' },
  { key: 'own', label: '自己写' },
] as const
type Reason = (typeof reasons)[number]['key']

const kept = v.object({ reason: v.nullable(v.picklist(reasons.map(({ key }) => key))), own: v.string() })
const read = (value: unknown): v.InferOutput<typeof kept> => (v.is(kept, value) ? value : { reason: null, own: '' })

/** Whoever was told is told of it, so it is asked first, with the reason. */
export function useCancel(sessionId: string, reload: () => Promise<void>) {
  const [asking, setAsking] = useState(false)
  const { draft, keep, forget } = useDraft(`cancel:${sessionId}`, read)
  const { state, run } = useAction('themeDay.cancel')
  const words = draft.reason === 'own' ? draft.own : (reasons.find(({ key }) => key === draft.reason)?.label ?? '')

  return {
    asking,
    ask: () => setAsking(true),
    close: () => setAsking(false),
    ...draft,
    choose: (reason: Reason) => keep({ ...draft, reason }),
    write: (own: string) => keep({ ...draft, own }),
    words: words.trim(),
    busy: state.step === 'busy',
    async confirm() {
      const answer = await run({ sessionId, reason: words })
      if (answer) {
        setAsking(false)
        forget()
      }
      await reload()
    },
  }
}

export type Cancelling = ReturnType<typeof useCancel>
