import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { Output } from '#types/contract'
import { useNow } from '../../../lib/clock'
import { useAction } from '../../../lib/useAction'
import { useQuery } from '../../../lib/useQuery'

export type Waiting = Output<'claim.list'>['waiting'][number]

const TICK_MS = 60_000

export function useClaims() {
  const branchId = decodeURIComponent(useRouter().params.branchId ?? '')
  const query = useQuery('claim.list', { branchId })
  const now = useNow(TICK_MS)
  const { state, run } = useAction('claim.decide')
  const [asking, setAsking] = useState<Waiting | null>(null)

  async function decide({ claimId }: Waiting, approve: boolean) {
    setAsking(null)
    await run({ branchId, claimId, approve })
    // a refusal may mean that the deputy was faster
    await query.reload()
  }

  if (query.step !== 'ready') return query
  return {
    ...query,
    waiting: query.data.waiting,
    now,
    busy: state.step === 'busy',
    refuse: (claim: Waiting) => decide(claim, false),
    /** Whoever is confirmed acts as this member from then on, so it is asked first. */
    confirming: {
      claim: asking,
      ask: setAsking,
      cancel: () => setAsking(null),
      confirm: () => asking && decide(asking, true),
    },
  }
}

export type ReadyClaims = Extract<ReturnType<typeof useClaims>, { step: 'ready' }>
