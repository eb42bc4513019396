import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { useNow } from '../../../lib/clock'
import { useAction } from '../../../lib/useAction'
import { useQuery } from '../../../lib/useQuery'
import type { Slip } from '../../account/leave/slips'
import { usePages } from '../../../lib/usePages'

const TICK_MS = 60_000

/** Session → whose leave of it. */
function bySession(slips: readonly Slip[]): [sessionId: string, memberIds: string[]][] {
  const groups = new Map<string, string[]>()
  for (const { sessionId, memberId } of slips) {
    groups.set(sessionId, [...(groups.get(sessionId) ?? []), memberId])
  }
  return Array.from(groups)
}

export function useInbox() {
  const orgId = decodeURIComponent(useRouter().params.orgId ?? '')
  const pages = usePages<string>(orgId)
  const query = useQuery('leave.inbox', { orgId, ...(pages.after && { after: pages.after }) })
  const tick = useNow(TICK_MS)
  const decision = useAction('leave.decide')
  const [isAsking, setAsking] = useState(false)

  /** One request a session; the first refusal ends it, and the page then shows what is left. */
  async function decide(slips: readonly Slip[], approve: boolean) {
    setAsking(false)
    for (const [sessionId, memberIds] of bySession(slips)) {
      if (!(await decision.run({ sessionId, memberIds, approve }))) break
    }
    await query.reload()
  }

  if (query.step !== 'ready') return query
  const { org, slips, next } = query.data
  const waiting = slips.filter(({ phase }) => phase === 'asked')
  return {
    ...query,
    org,
    slips,
    waiting,
    now: Math.max(tick, query.data.now),
    onBack: pages.number ? pages.back : null,
    onNext: next === null ? null : () => pages.onward(next),
    busy: decision.state.step === 'busy',
    decide,
    /** Many at once are asked first. */
    all: {
      isAsking,
      ask: () => setAsking(true),
      cancel: () => setAsking(false),
      confirm: () => decide(waiting, true),
    },
  }
}

export type ReadyInbox = Extract<ReturnType<typeof useInbox>, { step: 'ready' }>
