import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { refuseCorrection } from '#domain/attendance'
import { dayOf, HOUR } from '#domain/calendar'
import { rulesOn } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'
import { refuseRollCall } from '#domain/session'
import { useNow } from '../../../lib/clock'
import { useAction } from '../../../lib/useAction'
import { useQuery } from '../../../lib/useQuery'
import { usePolling } from '../../../lib/usePolling'
import { isSettled, type Live, phaseOf } from './roster'
import { useConfirm } from './useConfirm'
import { useRollCall } from './useRollCall'

const POLL_MS = 10_000

/** 点名 stays possible until then, for a list on paper that comes home late. */
const rollCallUntil = ({ start, end, publishedAt }: Live['session']) =>
  Math.max(end, publishedAt) + rulesOn(currentPack, dayOf(start)).SI.rollCallHours * HOUR

/** The drawer that is open. */
export type Drawer =
  | { kind: 'close' | 'more' | 'door' | 'helpers' | 'undecided' | 'prep' | 'legs' }
  | { kind: 'person' | 'correct'; memberId: string }

export function useLive() {
  const sessionId = decodeURIComponent(useRouter().params.sessionId ?? '')
  const query = useQuery('attendance.live', { sessionId })
  const tick = useNow(POLL_MS)
  const decision = useAction('leave.decide')
  const confirming = useConfirm(sessionId, query.reload)
  const [drawer, open] = useState<Drawer | null>(null)
  const rollCall = useRollCall(sessionId, query.reload)
  usePolling(query.reload, POLL_MS, query.step === 'ready' && !isSettled(query.data))

  async function decide(memberIds: string[], approve: boolean) {
    if (await decision.run({ sessionId, memberIds, approve })) await query.reload()
  }

  if (query.step !== 'ready') return query
  // the answer to a change is newer than the last tick, and judges it
  const now = Math.max(tick, query.data.now)
  const { session } = query.data
  const rules = rulesOn(currentPack, dayOf(session.start))
  return {
    ...query,
    now,
    phase: phaseOf(session, now),
    rollCall,
    rollCallUntil: rollCallUntil(session),
    canCall: refuseRollCall(rules, session, now) === null,
    canCorrect: refuseCorrection(rules, session, now) === null,
    decide,
    deciding: decision.state.step === 'busy',
    ...confirming,
    drawer,
    open,
    shut: () => open(null),
  }
}

export type ReadyLive = Extract<ReturnType<typeof useLive>, { step: 'ready' }>
