import { useState } from 'react'
import { useAction } from '../../../lib/useAction'
import { useMe } from '../../../me'
import { answerOf, type Choice, freshChoice } from '../../account/leave/choice'
import type { Person } from './roster'
import type { ReadyLive } from './useLive'

/** Whoever is expected, is not there and has no leave yet. */
const mayBeEntered = ({ expected, signIn, reply }: Person) =>
  expected && signIn === null && reply !== 'leaveAsked' && reply !== 'leaveGranted'

/** 代请假. Closing the drawer keeps what was chosen until the page is left. */
export function useEnterLeave({ data: { session, people }, now, reload }: ReadyLive) {
  const { home } = useMe()
  const [isOpen, setOpen] = useState(false)
  const [memberId, setMember] = useState<string | null>(null)
  const [choice, setChoice] = useState<Choice>(freshChoice)
  const { state, run } = useAction('leave.enter')
  const candidates = people.filter(mayBeEntered)
  // opened from a message, the page may be ahead of home: the server judges
  const isSecretary = !home || home.data.me.offices.some(({ role }) => role === 'secretary')
  const answer = answerOf(choice)

  async function confirm() {
    if (!memberId || !answer) return
    if (!(await run({ sessionId: session.id, memberId, ...answer }))) return
    setOpen(false)
    setMember(null)
    setChoice(freshChoice)
    await reload()
  }

  return {
    isOffered: isSecretary && !session.cancelled && now < session.start && candidates.length > 0,
    isOpen,
    open: () => setOpen(true),
    close: () => setOpen(false),
    candidates,
    person: candidates.find(({ id }) => id === memberId) ?? null,
    choosePerson: setMember,
    choice,
    change: (part: Partial<Choice>) => setChoice((old) => ({ ...old, ...part })),
    isWhole: answer !== null,
    busy: state.step === 'busy',
    confirm,
  }
}

export type EnteringLeave = ReturnType<typeof useEnterLeave>
