import { useState } from 'react'
import * as v from 'valibot'
import { useDraft } from '../../../lib/useDraft'

const OWN = 'own'

const kept = v.object({ chosen: v.nullable(v.string()), own: v.string() })
const read = (value: unknown): v.InferOutput<typeof kept> => (v.is(kept, value) ? value : { chosen: null, own: '' })

/** Why not: one of the usual reasons, or one's own words, which stay on this phone until they are sent. */
export function useReason(key: string, usual: readonly string[]) {
  const [asking, setAsking] = useState(false)
  const { draft, keep, forget } = useDraft(key, read)
  const items = [...usual.map((label) => ({ key: label, label })), { key: OWN, label: '自己写' }]
  return {
    asking,
    ask: () => setAsking(true),
    close: () => setAsking(false),
    items,
    ...draft,
    isOwn: draft.chosen === OWN,
    choose: (chosen: string) => keep({ ...draft, chosen }),
    write: (own: string) => keep({ ...draft, own }),
    words: (draft.chosen === OWN ? draft.own : (draft.chosen ?? '')).trim(),
    sent() {
      setAsking(false)
      forget()
    },
  }
}

export type Reason = ReturnType<typeof useReason>
