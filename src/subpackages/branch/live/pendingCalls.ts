import * as v from 'valibot'
import { load, save } from '../../../platform/storage'

const callSchema = v.object({ memberId: v.string(), late: v.boolean() })

/** Somebody who is there, on time unless `late`. */
export type Call = v.InferOutput<typeof callSchema>

export interface PendingCalls {
  /** Called, and still to be taken back. */
  called: readonly Call[]
  /** On their way to the server. */
  sending: readonly Call[]
}

const keptSchema = v.array(callSchema)

const lists = new Map<string, PendingCalls>()
const listeners = new Set<() => void>()

const keyOf = (sessionId: string) => `rollCall:${sessionId}`

function kept(sessionId: string): PendingCalls {
  const calls = load(keyOf(sessionId))
  return { called: v.is(keptSchema, calls) ? calls : [], sending: [] }
}

/** Whom the secretary has called and the server has not confirmed: kept on the phone, so it outlives page and app. */
export function pendingCalls(sessionId: string): PendingCalls {
  const list = lists.get(sessionId) ?? kept(sessionId)
  lists.set(sessionId, list)
  return list
}

export function changePending(sessionId: string, change: (old: PendingCalls) => PendingCalls) {
  const next = change(pendingCalls(sessionId))
  lists.set(sessionId, next)
  // what was on its way when the app died goes again: calling twice is harmless
  const calls = [...next.sending, ...next.called]
  save(keyOf(sessionId), calls.length ? calls : null)
  listeners.forEach((tell) => tell())
}

export const callOf = (calls: readonly Call[], memberId: string) => calls.find((call) => call.memberId === memberId)

export function watchPending(tell: () => void) {
  listeners.add(tell)
  return () => void listeners.delete(tell)
}
