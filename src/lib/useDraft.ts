import { useState } from 'react'
import { load, save } from '../platform/storage'

/** Kept on this phone at every change: a call in between, or a phone out of power, costs nothing. */
export function useDraft<T>(key: string, read: (kept: unknown) => T) {
  const [draft, setDraft] = useState(() => read(load(key)))
  return {
    draft,
    keep(next: T) {
      setDraft(next)
      save(key, next)
    },
    /** It has been sent: the next one begins empty. */
    forget() {
      setDraft(read(undefined))
      save(key, null)
    },
  }
}
