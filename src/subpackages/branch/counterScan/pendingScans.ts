import * as v from 'valibot'
import { load, save } from '../../../platform/storage'

const scanSchema = v.object({ memberId: v.string(), name: v.nullable(v.string()), code: v.string(), at: v.number() })

/** A personal code, when the camera saw it by the server's clock, and whose name it was if the list was known. */
export type Scan = v.InferOutput<typeof scanSchema>

/** One whom the server has answered; without a refusal he is on the list. */
export interface Answered {
  memberId: string
  name: string | null
  observer: boolean
  refusal: string | null
}

export interface Scans {
  waiting: readonly Scan[]
  /** On their way to the server. */
  sending: readonly Scan[]
  /** Since the app was started, the newest first. */
  answered: readonly Answered[]
}

const keptSchema = v.array(scanSchema)

const lists = new Map<string, Scans>()
const listeners = new Set<() => void>()

const keyOf = (sessionId: string) => `counterScan:${sessionId}`

function kept(sessionId: string): Scans {
  const scans = load(keyOf(sessionId))
  return { waiting: v.is(keptSchema, scans) ? scans : [], sending: [], answered: [] }
}

/** Whom the camera has seen and the server has not confirmed: kept on the phone, so it outlives page and app. */
export function pendingScans(sessionId: string): Scans {
  const list = lists.get(sessionId) ?? kept(sessionId)
  lists.set(sessionId, list)
  return list
}

export function changeScans(sessionId: string, change: (old: Scans) => Scans) {
  const next = change(pendingScans(sessionId))
  lists.set(sessionId, next)
  // what was on its way when the app died goes again: twice is harmless
  const scans = [...next.sending, ...next.waiting]
  save(keyOf(sessionId), scans.length ? scans : null)
  listeners.forEach((tell) => tell())
}

export function watchScans(tell: () => void) {
  listeners.add(tell)
  return () => void listeners.delete(tell)
}
