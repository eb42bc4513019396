import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { dayOf, HOUR } from '#domain/calendar'
import { rulesOn } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'
import { refuseRollCall } from '#domain/session'
import { useNow } from '../../../lib/clock'
import { useAction } from '../../../lib/useAction'
import { useQuery } from '../../../lib/useQuery'
import { usePolling } from '../usePolling'
import { isSettled, type Live, phaseOf } from './roster'
import { useRollCall } from './useRollCall'

const POLL_MS = 10_000

/** 点名 stays possible until then, for a list on paper that comes home late. */
const rollCallUntil = ({ start, end, publishedAt }: Live['session']) =>
  Math.max(end, publishedAt) + rulesOn(currentPack, dayOf(start)).SI.rollCallHours * HOUR

export function useLive() {
  const sessionId = decodeURIComponent(useRouter().params.sessionId ?? '')
  const query = useQuery('attendance.live', { sessionId })
  const tick = useNow(POLL_MS)
  const decision = useAction('leave.decide')
  const closing = useAction('attendance.close')
  const [asking, setAsking] = useState(false)
  const rollCall = useRollCall(sessionId, query.reload)
  usePolling(query.reload, POLL_MS, query.step === 'ready' && !isSettled(query.data))

  async function decide(memberId: string, approve: boolean) {
    if (await decision.run({ sessionId, memberId, approve })) await query.reload()
  }

  async function close() {
    setAsking(false)
    if (await closing.run({ sessionId })) await query.reload()
  }

  if (query.step !== 'ready') return query
  // the answer to a change is newer than the last tick, and judges it
  const now = Math.max(tick, query.data.now)
  const { session } = query.data
  return {
    ...query,
    now,
    phase: phaseOf(session, now),
    rollCall,
    rollCallUntil: rollCallUntil(session),
    canCall: refuseRollCall(rulesOn(currentPack, dayOf(session.start)), session, now) === null,
    decide,
    deciding: decision.state.step === 'busy',
    /** Ending cannot be undone, so it is asked first. */
    closing: { asking, ask: () => setAsking(true), cancel: () => setAsking(false), confirm: close },
  }
}

export type ReadyLive = Extract<ReturnType<typeof useLive>, { step: 'ready' }>
