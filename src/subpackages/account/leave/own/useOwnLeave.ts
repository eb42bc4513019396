import type { Output } from '#types/contract'
import { refuseWithdrawal } from '#domain/leave'
import { useNow } from '../../../../lib/clock'
import { useAction } from '../../../../lib/useAction'
import { useQuery } from '../../../../lib/useQuery'
import { useMe } from '../../../../me'
import { usePart } from '../../../../lib/usePart'

export type Slip = Output<'leave.mine'>['slips'][number]

const TICK_MS = 60_000

export function useOwnLeave() {
  const query = useQuery('leave.mine', {})
  const tick = useNow(TICK_MS)
  const { changeSession } = useMe()
  const withdrawal = useAction('leave.withdraw')
  const giving = useAction('leave.return')
  const part = usePart(query.step === 'ready' ? query.data.slips : [], '')

  async function withdraw({ sessionId }: Slip) {
    const answer = await withdrawal.run({ sessionId })
    if (answer) changeSession(sessionId, { reply: answer.reply })
    // a refusal may mean that it has begun, or was decided, in the meantime
    await query.reload()
  }

  async function giveBack({ sessionId }: Slip) {
    await giving.run({ sessionId })
    await query.reload()
  }

  if (query.step !== 'ready') return query
  const { slips, share, warning } = query.data
  return {
    ...query,
    slips,
    share,
    warning,
    part,
    now: Math.max(tick, query.data.now),
    busy: withdrawal.state.step === 'busy' || giving.state.step === 'busy',
    withdraw,
    giveBack,
  }
}

export type OwnLeave = Extract<ReturnType<typeof useOwnLeave>, { step: 'ready' }>

/** What may still be done with one; the server judges again. */
export function deedOf({ phase, from, needsReturn }: Slip, now: number): 'withdraw' | 'askAgain' | 'return' | null {
  if (phase === 'rejected') return now < from ? 'askAgain' : null
  if (phase === 'asked' || phase === 'approved') {
    return refuseWithdrawal({ state: phase, from }, now) === null ? 'withdraw' : null
  }
  return needsReturn && (phase === 'active' || phase === 'overdue') ? 'return' : null
}
