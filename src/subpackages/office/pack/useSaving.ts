import { useEffect, useRef } from 'react'
import { AppError } from '#domain/errors'
import { call } from '../../../lib/call'
import { useAction } from '../../../lib/useAction'
import { canBeSent, type Content } from './draft'

interface Unsaved {
  month: string
  /** What this phone has and the cloud has not; null if there is nothing. */
  draft: Content | null
  /** Told once the cloud has it, if nothing was typed since. */
  onSaved: (content: Content) => void
}

/** To the cloud when a field or the page is left: not every letter is a request. */
export function useSaving({ month, draft, onSaved }: Unsaved) {
  const { state, run } = useAction('pack.saveDraft', { quiet: true })
  const latest = useRef({ draft, onSaved })
  useEffect(() => {
    latest.current = { draft, onSaved }
  })
  useEffect(
    () => () => {
      const { draft: left, onSaved: tell } = latest.current
      if (left && canBeSent(left)) void send(month, left).then((isSaved) => isSaved && tell(left))
    },
    [month],
  )

  async function save(): Promise<void> {
    const content = latest.current.draft
    if (!content || !canBeSent(content) || !(await run({ month, draft: content }))) return
    // written on while it was on its way
    if (latest.current.draft !== content) return save()
    latest.current.onSaved(content)
  }

  return { state, save }
}

/** The page is gone: what could not be sent is still on the phone. */
async function send(month: string, draft: Content): Promise<boolean> {
  try {
    await call('pack.saveDraft', { month, draft })
    return true
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}
