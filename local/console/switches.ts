import type { Parts } from '../assemble'
import type { Fault, FaultKind } from '../faults'
import { HttpError, isObject } from '../http'
import { ERROR_TEXTS } from '../openapi/apiError'
import type { Verdict } from '../openapi/moderation'

const KINDS: FaultKind[] = ['conflict', 'busy', 'ended', 'limit', 'timeout', 'replyLost']
const VERDICTS: (Verdict | null)[] = [null, 'pass', 'review', 'risky']

/** All switches as the page shows them. */
export const readSwitches = ({ faults, openapi }: Parts) => ({
  latency: faults.latency,
  requestsPerSecond: faults.requestsPerSecond,
  crashAfter: faults.crashAfter,
  delivery: faults.delivery,
  faults: faults.list(),
  openapi: openapi.failing(),
  verdict: openapi.moderation.verdict,
  errors: ERROR_TEXTS,
})

/** Sets the switches that are named; nothing is set if one of them makes no sense. */
export function applySwitches(parts: Parts, order: Record<string, unknown>) {
  const steps = Object.entries(order).map(([name, value]) => {
    const prepare = SETTERS[name]
    const step = prepare?.(parts, value)
    if (!step) throw new HttpError(400, -501007, `the switch ${name} cannot be set like that`)
    return step
  })
  steps.forEach((step) => step())
  return readSwitches(parts)
}

type Setter = (parts: Parts, value: unknown) => (() => void) | undefined

const isCount = (value: unknown): value is number => typeof value === 'number' && value >= 0 && Number.isFinite(value)

const SETTERS: Record<string, Setter> = {
  latency({ faults }, value) {
    if (value === null) return () => (faults.latency = null)
    if (!isObject(value) || !isCount(value.ms) || !isCount(value.jitterMs ?? 0)) return undefined
    const latency = { ms: value.ms, jitterMs: Number(value.jitterMs ?? 0) }
    return () => (faults.latency = latency)
  },
  requestsPerSecond({ faults }, value) {
    if (value === null) return () => (faults.requestsPerSecond = null)
    return isCount(value) && value > 0 ? () => (faults.requestsPerSecond = value) : undefined
  },
  crashAfter({ faults }, value) {
    if (value === null) return () => (faults.crashAfter = null)
    if (!isObject(value) || !isCount(value.requests) || value.requests < 1) return undefined
    const rule = {
      requests: value.requests,
      ...(typeof value.function === 'string' && value.function && { function: value.function }),
    }
    return () => (faults.crashAfter = rule)
  },
  delivery({ faults }, value) {
    if (!isObject(value) || !isCount(value.timersLateMs)) return undefined
    const { timersLateMs, callsTwice, timersTwice } = value
    return () =>
      (faults.delivery = { timersLateMs, callsTwice: Boolean(callsTwice), timersTwice: Boolean(timersTwice) })
  },
  faults({ faults }, value) {
    if (!Array.isArray(value)) return undefined
    const wanted = value.map(readFault)
    if (wanted.includes(undefined)) return undefined
    return () => faults.replace(wanted as Fault[])
  },
  openapi({ openapi }, value) {
    if (!isObject(value)) return undefined
    const wanted = Object.entries(value)
    if (!wanted.every(([, errcode]) => errcode === null || Number.isInteger(errcode))) return undefined
    return () => wanted.forEach(([apiName, errcode]) => openapi.fail(apiName, errcode as number | null))
  },
  verdict({ openapi }, value) {
    return VERDICTS.includes(value as Verdict)
      ? () => (openapi.moderation.verdict = value as Verdict | null)
      : undefined
  },
}

function readFault(value: unknown): Fault | undefined {
  if (!isObject(value) || !KINDS.includes(value.kind as FaultKind)) return undefined
  const fault: Fault = { kind: value.kind as FaultKind }
  for (const name of ['action', 'collection'] as const) {
    const text = value[name]
    if (typeof text === 'string' && text !== '') fault[name] = text
  }
  for (const name of ['every', 'share', 'times', 'holdMs'] as const) {
    const count = value[name]
    if (isCount(count)) fault[name] = count
    else if (count !== undefined) return undefined
  }
  return fault
}
