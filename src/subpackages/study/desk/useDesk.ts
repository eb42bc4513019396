import { useState } from 'react'
import type { Output } from '#types/contract'
import { useAction } from '../../../lib/useAction'
import { useQuery } from '../../../lib/useQuery'
import { usePolling } from '../../../lib/usePolling'
import { useSession } from '../useSession'

export type Question = Output<'question.list'>['questions'][number]

const POLL_MS = 15_000

/** The drawer that is open. */
export type Drawer = { kind: 'ask' | 'close' } | { kind: 'end'; id: string }

export function useDesk() {
  const { sessionId, session } = useSession()
  const query = useQuery('question.list', { sessionId })
  const voting = useAction('question.vote')
  const [drawer, open] = useState<Drawer | null>(null)
  const isReady = query.step === 'ready'
  // whoever answers sees what comes in; all others see it when they look again
  usePolling(query.reload, POLL_MS, isReady && query.data.open && query.data.mayEnd)
  if (query.step !== 'ready') return query
  const { data, reload } = query
  const left = data.questions.filter(({ state }) => state === 'open').length

  async function vote({ id, voted }: Question) {
    await voting.run({ sessionId, id, up: !voted })
    await reload()
  }

  return {
    ...query,
    sessionId,
    session,
    /** Without an end yet. */
    left,
    mayClose: data.mayClose && !data.closed && data.questions.length > 0,
    vote,
    voting: voting.state.step === 'busy',
    drawer,
    open,
    shut: () => open(null),
  }
}

export type ReadyDesk = Extract<ReturnType<typeof useDesk>, { step: 'ready' }>
