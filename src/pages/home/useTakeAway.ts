import { useState } from 'react'
import { DAY } from '#domain/calendar'
import { lengthOf } from '../../lib/lengthOf'
import { allowReminder } from '../../lib/remind'
import { useAction } from '../../lib/useAction'
import type { Home, OwnSession } from '../../me'
import { useDraft } from '../../lib/useDraft'

export const LONGEST = 50
export const MOST = 3
const DAYS = 3

/** What one learns something from; a meeting of business has its decisions. */
export const lessons: readonly OwnSession['kind'][] = ['themeDay', 'partyLecture', 'lecture', 'stop']

/** The last one that I was at and that is fresh in mind. */
export function toReflectOn({ sessions }: Home, now: number): OwnSession | null {
  const fresh = sessions.filter(
    ({ kind, signIn, cancelled, end }) =>
      lessons.includes(kind) && signIn !== null && !cancelled && end <= now && now < end + DAYS * DAY,
  )
  return fresh[fresh.length - 1] ?? null
}

interface Kept {
  text: string
  /** What the record has, as it answered last. */
  sent: string[]
}

function read(kept: unknown): Kept {
  const { text, sent } = (kept ?? {}) as Partial<Record<keyof Kept, unknown>>
  return {
    text: typeof text === 'string' ? text : '',
    sent: Array.isArray(sent) ? sent.filter((line) => typeof line === 'string') : [],
  }
}

export function useTakeAway(sessionId: string) {
  const { draft, keep } = useDraft(`takeAway:${sessionId}`, read)
  const { state, run } = useAction('record.takeAway')
  const [isOpen, setOpen] = useState(false)

  async function send() {
    // WeChat asks for the next message within this very tap, so it cannot wait for the answer
    const reminder = allowReminder()
    const answer = await run({ sessionId, text: draft.text })
    if (answer) keep({ text: '', sent: answer.texts })
    await reminder
  }

  return {
    ...draft,
    length: lengthOf(draft.text),
    isOpen,
    open: () => setOpen(true),
    close: () => setOpen(false),
    write: (text: string) => keep({ ...draft, text }),
    send,
    busy: state.step === 'busy',
  }
}
