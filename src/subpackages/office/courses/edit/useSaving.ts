import { useEffect, useRef } from 'react'
import type { Output } from '#types/contract'
import { AppError } from '#domain/errors'
import { call } from '../../../../lib/call'
import { useAction } from '../../../../lib/useAction'
import { forgetNew } from '../newCourses'
import { canBeSent } from './problems'
import { contentOf, type Kept } from './typed'
import type { KeptDraft } from './useKept'

interface At {
  orgId: string
  courseId: string
}

const inputOf = (at: At, { revision, typed }: Kept) => ({ ...at, revision, ...contentOf(typed) })

/** To the cloud when a field, a drawer or the page is left: not every letter is a request. */
export function useSaving(at: At, draft: KeptDraft, reload: () => Promise<void>) {
  const { state, run } = useAction('course.saveDraft', { quiet: true })
  const latest = useRef({ at, draft })
  const last = useRef<Promise<number | null>>(Promise.resolve(null))
  useEffect(() => {
    latest.current = { at, draft }
  })
  useEffect(
    () => () => {
      const left = latest.current.draft.own()
      if (left && canBeSent(left.typed)) void sendLeft(latest.current.at, left, latest.current.draft)
    },
    [at.courseId],
  )

  async function saveNow(): Promise<number | null> {
    const sent = draft.own()
    if (!sent) return draft.revisionNow()
    if (!canBeSent(sent.typed)) return null
    const answer = await run(inputOf(at, sent))
    const isWhole = answer !== null && take(draft, sent, answer, at)
    // refused because of somebody else's: which one it is must be known before the next try
    await reload()
    if (!answer) return null
    return isWhole ? answer.revision : saveNow()
  }

  /** The revision that the cloud has now; null: not everything is there. One after the other. */
  function save(): Promise<number | null> {
    last.current = last.current.then(saveNow)
    return last.current
  }

  return { state, save }
}

/** False: it was written on while it was on its way. */
function take(draft: KeptDraft, sent: Kept, { revision }: Output<'course.saveDraft'>, { courseId }: At): boolean {
  forgetNew(courseId)
  const now = draft.own()
  const isWhole = now === null || now.typed === sent.typed
  draft.put({ revision, typed: now?.typed ?? sent.typed, isSaved: isWhole })
  return isWhole
}

/** The page is gone: what could not be sent is still on the phone. */
async function sendLeft(at: At, left: Kept, draft: KeptDraft): Promise<void> {
  try {
    take(draft, left, await call('course.saveDraft', inputOf(at, left)), at)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
}
