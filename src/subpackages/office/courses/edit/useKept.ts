import { useEffect, useRef } from 'react'
import { useDraft } from '../../../../lib/useDraft'
import { draftKey } from '../newCourses'
import { type Kept, keptOf, type Known, type Typed, typedFrom } from './typed'

/** What this phone has and the cloud has not; files that arrive and fields that are typed in write one after the other. */
export function useKept(courseId: string, known: Known | null) {
  const { draft, keep, forget } = useDraft(draftKey(courseId), keptOf)
  const latest = useRef({ kept: draft, known })
  useEffect(() => {
    latest.current.known = known
  }, [known])

  const isOld = draft !== null && draft.isSaved && known !== null && known.revision >= draft.revision
  function drop() {
    latest.current.kept = null
    forget()
  }
  useEffect(() => {
    if (isOld) drop()
  })

  function put(next: Kept) {
    latest.current.kept = next
    keep(next)
  }

  /** Null while the cloud has everything. */
  const own = () => (latest.current.kept?.isSaved ? null : latest.current.kept)
  const revisionNow = () => latest.current.kept?.revision ?? latest.current.known?.revision ?? 0

  return {
    kept: isOld ? null : draft,
    own,
    revisionNow,
    put,
    drop,
    edit(change: (typed: Typed) => Typed) {
      const { kept, known: stored } = latest.current
      const before = kept?.typed ?? (stored && typedFrom(stored))
      const after = before && change(before)
      if (after && after !== before) put({ revision: revisionNow(), typed: after, isSaved: false })
    },
  }
}

export type KeptDraft = ReturnType<typeof useKept>
