import { useRouter } from '@tarojs/taro'
import { refuseLeave } from '#domain/leave'
import { useNow } from '../../../lib/clock'
import { goBack } from '../../../lib/navigate'
import { useAction } from '../../../lib/useAction'
import { useDraft } from '../../../lib/useDraft'
import { useQuery } from '../../../lib/useQuery'
import { type Home, type OwnSession, useHome, useMe } from '../../../me'
import { answerOf, type Choice } from './choice'
import { changed, draftOf } from './draft'

const TICK_MS = 10_000

/** Home knows the session, so that asking works without a line to the server until it is handed in. */
export function useAskLeave() {
  const sessionId = decodeURIComponent(useRouter().params.sessionId ?? '')
  const home = useHome()
  const session = home.step === 'ready' ? home.data.sessions.find(({ id }) => id === sessionId) : undefined
  return { sessionId, home, session }
}

export function useLeaveForm(session: OwnSession, me: Home['me']) {
  const { id: sessionId } = session
  const form = useQuery('leave.form', { sessionId })
  const now = useNow(TICK_MS)
  const { changeSession } = useMe()
  const { draft, keep, forget } = useDraft('draft:leave', (kept) => draftOf(kept, sessionId))
  const { state, run } = useAction('leave.ask', { quiet: true })
  const answer = answerOf(draft)

  async function submit() {
    if (!answer) return
    keep({ ...draft, tried: true })
    const asked = await run({ sessionId, requestId: draft.requestId, kind: answer.kind, reason: answer.reason })
    if (!asked) return
    forget()
    changeSession(sessionId, { reply: asked.reply })
    await goBack()
  }

  return {
    session,
    form,
    now,
    draft,
    isWhole: answer !== null,
    busy: state.step === 'busy',
    /** Of what was handed in as it stands here. */
    refusal: state.step === 'refused' && draft.tried ? state.message : null,
    tooLate: refuseLeave(session, me, now),
    change: (part: Partial<Choice>) => keep(changed(draft, part)),
    submit,
  }
}

export type LeaveForm = ReturnType<typeof useLeaveForm>
