import * as v from 'valibot'
import { load, save } from '../../../platform/storage'

export interface PendingCalls {
  /** Called, and still to be taken back. */
  called: readonly string[]
  /** On their way to the server. */
  sending: readonly string[]
}

const keptSchema = v.array(v.string())

const lists = new Map<string, PendingCalls>()
const listeners = new Set<() => void>()

const keyOf = (sessionId: string) => `rollCall:${sessionId}`

function kept(sessionId: string): PendingCalls {
  const ids = load(keyOf(sessionId))
  return { called: v.is(keptSchema, ids) ? ids : [], sending: [] }
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
  const ids = [...next.sending, ...next.called]
  save(keyOf(sessionId), ids.length ? ids : null)
  listeners.forEach((tell) => tell())
}

export function watchPending(tell: () => void) {
  listeners.add(tell)
  return () => void listeners.delete(tell)
}
