import { createBucket } from './bucket'
import { transactionBusy, transactionConflict, transactionMissing, WireError } from './errors'

export type FaultKind = 'conflict' | 'busy' | 'ended' | 'limit' | 'timeout' | 'replyLost'

/** Which requests fail, and how. All that match, unless `every`, `share` or `times` say less. */
export interface Fault {
  /** timeout: not carried out, no answer. replyLost: carried out, no answer. ended: the transaction is gone. */
  kind: FaultKind
  /** The beginning of the action's name, such as `database` or `database.modifyDocument`. */
  action?: string
  collection?: string
  /** Only every n-th of them. */
  every?: number
  /** Only this share of them (0–1), by dice that begin with the same seed after each reset. */
  share?: number
  /** At most so many. */
  times?: number
  /** For the two without an answer: ms until the connection breaks. The SDK itself gives up after 15,000. Default 0. */
  holdMs?: number
}

export interface Latency {
  ms: number
  /** Up to so much more, by dice. */
  jitterMs?: number
}

/** The failure switches. */
export interface Faults {
  /** Adds a fault; returns how to take it away. */
  add(fault: Fault): () => void
  list(): Fault[]
  /** Takes all away and adds these. */
  replace(faults: Fault[]): void
  latency: Latency | null
  /** Requests and calls per second that are let through (a bucket of one second); the cloud's own limit is 500. */
  requestsPerSecond: number | null
  /** The function ends after its n-th request was carried out; `times` invocations of it, default 1. */
  crashAfter: { requests: number; function?: string; times?: number } | null
  /** Client calls or timers are delivered two times; timers come so many ms late. */
  delivery: { callsTwice: boolean; timersTwice: boolean; timersLateMs: number }
  reset(): void
}

/** A request as the faults see it. */
export interface Request {
  action: string
  collection?: string | undefined
  transaction: boolean
}

export interface FaultGate extends Faults {
  /** Throws when the limit of requests is exceeded. */
  admit(): void
  delayMs(): number
  strike(request: Request): Fault | undefined
  crashes(functionName: string, requests: number): boolean
}

/** What the cloud says in each case that has an answer. */
const ERRORS = {
  conflict: transactionConflict,
  busy: transactionBusy,
  ended: transactionMissing,
  limit: () => new WireError('EXCEED_REQUEST_LIMIT', 'Request exceeds the limit of requests per second.'),
}

export const faultError = (kind: keyof typeof ERRORS): WireError => ERRORS[kind]()

const WRITES = ['database.insertDocument', 'database.modifyDocument', 'database.removeDocument']

function matches({ kind, action, collection }: Fault, request: Request): boolean {
  if (action && !request.action.startsWith(action)) return false
  if (collection && request.collection !== collection) return false
  if (kind === 'conflict' || kind === 'ended') return request.transaction
  return kind !== 'busy' || WRITES.includes(request.action)
}

export function createFaults(): FaultGate {
  let active: { fault: Fault; seen: number; struck: number }[] = []
  let dice = createDice()
  let bucket = createBucket(0)
  const crashed = new WeakMap<object, number>()
  const faults: FaultGate = {
    latency: null,
    requestsPerSecond: null,
    crashAfter: null,
    delivery: { callsTwice: false, timersTwice: false, timersLateMs: 0 },
    add(fault) {
      const entry = { fault, seen: 0, struck: 0 }
      active.push(entry)
      return () => void (active = active.filter((one) => one !== entry))
    },
    list: () => active.map(({ fault }) => fault),
    replace: (wanted) => void (active = wanted.map((fault) => ({ fault, seen: 0, struck: 0 }))),
    admit() {
      const rate = faults.requestsPerSecond
      if (!rate) return
      if (bucket.rate !== rate) bucket = createBucket(rate)
      if (!bucket.take()) throw faultError('limit')
    },
    delayMs: () => (faults.latency ? faults.latency.ms + dice() * (faults.latency.jitterMs ?? 0) : 0),
    strike(request) {
      for (const entry of active) {
        const { fault } = entry
        if (!matches(fault, request) || entry.struck >= (fault.times ?? Infinity)) continue
        entry.seen++
        if (entry.seen % (fault.every ?? 1) !== 0 || (fault.share !== undefined && dice() >= fault.share)) continue
        entry.struck++
        return fault
      }
      return undefined
    },
    crashes(functionName, requests) {
      const rule = faults.crashAfter
      if (!rule || requests < rule.requests || (rule.function && rule.function !== functionName)) return false
      const times = (crashed.get(rule) ?? 0) + 1
      crashed.set(rule, times)
      return times <= (rule.times ?? 1)
    },
    reset() {
      active = []
      dice = createDice()
      const delivery = { callsTwice: false, timersTwice: false, timersLateMs: 0 }
      Object.assign(faults, { latency: null, requestsPerSecond: null, crashAfter: null, delivery })
    },
  }
  return faults
}

/** The same row of numbers in [0, 1) each time, so that a failing test fails again (mulberry32). */
function createDice(seed = 1): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
