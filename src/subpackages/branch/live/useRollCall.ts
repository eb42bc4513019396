import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { useDidHide, useUnload } from '@tarojs/taro'
import { AppError, type ErrorCode } from '#domain/errors'
import { call as ask } from '../../../lib/call'
import { say } from '../../../platform/dialog'
import { type Call, callOf, changePending, type PendingCalls, pendingCalls, watchPending } from './pendingCalls'

/** Long enough to see the wrong name, short enough for a queue at the table. */
const GRACE_MS = 5000
/** As many as one request may name. */
const BATCH = 100

export interface RollCall extends PendingCalls {
  /** Why the last names are not recorded yet. Nothing is lost: they go again while the page is open, or when it next is. */
  trouble: ErrorCode | null
  call: (memberId: string, late: boolean) => void
  takeBack: (memberId: string) => void
}

const without = (list: readonly Call[], others: readonly Call[]) =>
  list.filter(({ memberId }) => !callOf(others, memberId))

const mayPass = ({ code }: AppError) => code === 'NETWORK' || code === 'INTERNAL'

/** They are under way no more; `back` go again. */
const settle = (sessionId: string, calls: readonly Call[], back: readonly Call[] = []) =>
  changePending(sessionId, ({ called, sending }) => ({
    called: [...back, ...without(called, back)],
    sending: without(sending, calls),
  }))

/** One request records all as on time or all as late. */
function nextBatch(called: readonly Call[]): readonly Call[] {
  const isAlike = ({ late }: Call) => late === called[0]?.late
  return called.filter(isAlike).slice(0, BATCH)
}

/** One who has left the branch refuses a whole batch: halves find him, and the others are recorded. */
async function deliver(sessionId: string, calls: readonly Call[]): Promise<AppError | null> {
  try {
    const late = calls.some((call) => call.late)
    await ask('attendance.rollCall', { sessionId, memberIds: calls.map(({ memberId }) => memberId), late })
    settle(sessionId, calls)
    return null
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (error.code === 'NOT_FOUND' && calls.length > 1) {
      const half = Math.ceil(calls.length / 2)
      const first = await deliver(sessionId, calls.slice(0, half))
      const second = await deliver(sessionId, calls.slice(half))
      return first ?? second
    }
    settle(sessionId, calls, mayPass(error) ? calls : [])
    return error
  }
}

/** The server takes nothing back, so 点到 waits a moment before it goes; whoever is called meanwhile goes along. */
export function useRollCall(sessionId: string, onRecorded: () => Promise<void>): RollCall {
  const pending = useSyncExternalStore(watchPending, () => pendingCalls(sessionId))
  const [trouble, setTrouble] = useState<ErrorCode | null>(null)

  const send = useCallback(async () => {
    const batch = nextBatch(pendingCalls(sessionId).called)
    changePending(sessionId, ({ called, sending }) => ({
      called: without(called, batch),
      sending: [...sending, ...batch],
    }))
    const error = await deliver(sessionId, batch)
    const passing = error !== null && mayPass(error)
    setTrouble(passing ? error.code : null)
    if (passing) return
    if (error) say(error.code === 'NOT_FOUND' ? '有人已不在本支部名单里，没有记上' : error.message)
    await onRecorded()
  }, [sessionId, onRecorded])

  const isDue = pending.called.length > 0 && pending.sending.length === 0
  useEffect(() => {
    if (!isDue) return
    const timer = setTimeout(() => void send(), GRACE_MS)
    return () => clearTimeout(timer)
  }, [isDue, pending.called, send])

  /** Whoever leaves the page has made up his mind, whatever is on its way already. */
  function leave() {
    while (pendingCalls(sessionId).called.length) void send()
  }
  useDidHide(leave)
  useUnload(leave)

  const withoutMember = (called: readonly Call[], memberId: string) =>
    called.filter((call) => call.memberId !== memberId)
  const change = (next: (called: readonly Call[]) => readonly Call[]) =>
    changePending(sessionId, ({ called, sending }) => ({ called: next(called), sending }))
  return {
    ...pending,
    trouble,
    call: (memberId, late) => change((called) => [...withoutMember(called, memberId), { memberId, late }]),
    takeBack: (memberId) => change((called) => withoutMember(called, memberId)),
  }
}
