import { randomBytes } from 'node:crypto'
import type { Caller } from './environment'
import { createMeter, type Cost, type Meter } from './meter'
import type { Sent } from './sent'

/** One run of a function, as it is kept and shown. */
export interface Invocation {
  id: string
  function: string
  /** event.action, if that is a string. */
  action?: string
  openid: string
  source: string
  at: number
  /** Why it was refused or failed: the code of the reply, or of the cloud's error. */
  code?: string
  cost: Cost
  logs: string[]
}

/** One run of a function while it lasts. */
export interface Running extends Caller {
  id: string
  function: string
  /** Open interfaces its config.json names; undefined: all. */
  permissions: string[] | undefined
  meter: Meter
  log(line: string): void
  /** Makes the function end; set by whoever runs it. */
  abort(error: Error): void
  /** Called when the invocation ends, however it does. */
  onEnd(listener: () => void): void
}

export interface Starting extends Caller {
  function: string
  permissions: string[] | undefined
  event: unknown
}

export interface Invocations {
  list: Invocation[]
  running(id: string): Running | undefined
  begin(starting: Starting): Running
  /** Ends a running function from outside; what it still sends is not carried out. */
  kill(running: Running, error: Error): void
  wasKilled(id: string): boolean
  end(running: Running, outcome: Outcome): Invocation
}

export interface Outcome {
  reply?: unknown
  replyBytes?: number
  code?: string
  sent?: Sent[]
}

const KEPT = 200
const LOG_LINES = 500

/** Ids are secrets in the cloud (they come back as wxCloudApiToken), so they are unguessable here too. */
export function createInvocations(now: () => number, onEnd: (invocation: Invocation) => void): Invocations {
  const list: Invocation[] = []
  const killed = new Set<string>()
  const open = new Map<string, Running & { record: Omit<Invocation, 'cost'>; end(): void }>()
  return {
    list,
    running: (id) => open.get(id),
    kill(running, error) {
      killed.add(running.id)
      running.abort(error)
    },
    wasKilled: (id) => killed.has(id),
    begin({ openid, source, function: name, permissions, event }) {
      const id = randomBytes(16).toString('hex')
      const action = textIn(event, 'action')
      const record = { id, function: name, ...(action && { action }), openid, source, at: now(), logs: [] as string[] }
      const listeners: (() => void)[] = []
      const running = {
        ...{ id, function: name, openid, source, permissions, record, meter: createMeter() },
        log: (line: string) => void (record.logs.length < LOG_LINES && record.logs.push(line)),
        abort: () => undefined,
        onEnd: (listener: () => void) => void listeners.push(listener),
        end: () => listeners.forEach((listener) => listener()),
      }
      open.set(id, running)
      return running
    },
    end({ id, meter }, { reply, replyBytes = 0, code, sent }) {
      const running = open.get(id)
      if (!running) throw new Error(`invocation ${id} has ended`)
      open.delete(id)
      running.end()
      const why = code ?? textIn(reply, 'code')
      const invocation = { ...running.record, ...(why && { code: why }), cost: meter.cost(replyBytes, sent) }
      list.push(invocation)
      if (list.length > KEPT) list.shift()
      onEnd(invocation)
      return invocation
    },
  }
}

function textIn(value: unknown, field: 'action' | 'code'): string | undefined {
  if (typeof value !== 'object' || value === null || !(field in value)) return undefined
  const text = (value as Record<string, unknown>)[field]
  return typeof text === 'string' ? text : undefined
}
