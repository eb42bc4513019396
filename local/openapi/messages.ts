import { isObject } from '../http'
import type { Stock } from '../phoneState'
import { ApiError } from './apiError'
import { invalidArgument, type Arguments } from './arguments'
import { refuseField } from './fields'

/** A subscription message as it reached the phone. */
export interface SentMessage {
  at: number
  openid: string
  templateId: string
  page: string
  data: Record<string, { value: string }>
  functionName: string
}

/** One-time consent: each grant lets one message through. */
export interface Subscriptions {
  grant(openid: string, templateId: string, times?: number): void
  left(openid: string, templateId: string): number
  all(): { openid: string; templateId: string; left: number }[]
  /** Throws 47003 for fields WeChat refuses, 43101 without consent. */
  send(args: Arguments, functionName: string): { msgid: bigint }
  clear(): void
}

const STATES = ['developer', 'trial', 'formal']

export interface SubscriptionParts {
  stock: Stock
  outbox: SentMessage[]
  now: () => number
  changed: () => void
}

export function createSubscriptions({ stock, outbox, now, changed }: SubscriptionParts): Subscriptions {
  const left = (openid: string, templateId: string) => stock.get(openid)?.get(templateId) ?? 0
  function set(openid: string, templateId: string, times: number) {
    const own = stock.get(openid) ?? new Map<string, number>()
    stock.set(openid, own.set(templateId, times))
    changed()
  }
  return {
    left,
    grant: (openid, templateId, times = 1) => set(openid, templateId, left(openid, templateId) + times),
    all: () =>
      [...stock].flatMap(([openid, own]) =>
        [...own].map(([templateId, count]) => ({ openid, templateId, left: count })),
      ),
    send(args, functionName) {
      const [openid, templateId] = [args.mustBeText('touser'), args.mustBeText('template_id')]
      const page = args.text('page') ?? ''
      const state = args.text('miniprogram_state')
      if (state !== undefined && !STATES.includes(state)) throw invalidArgument('miniprogram_state is unknown')
      if (page.startsWith('/')) throw new ApiError(41030, 'invalid page: it must not begin with a slash')
      const data = readFields(args.get('data'))

      const consents = left(openid, templateId)
      if (consents < 1) throw new ApiError(43101, 'user refuse to accept the msg')
      outbox.push({ at: now(), openid, templateId, page, data, functionName })
      set(openid, templateId, consents - 1)
      return { msgid: FIRST_MESSAGE + BigInt(outbox.length) }
    },
    clear() {
      stock.clear()
      changed()
    },
  }
}

/** Real ones have more digits than a JavaScript number holds, so the SDK hands them over as BigNumber. */
const FIRST_MESSAGE = 9007199254740992n

function readFields(data: unknown): Record<string, { value: string }> {
  if (!isObject(data) || Object.keys(data).length === 0) throw invalidArgument('data should be an object with fields')
  const fields = Object.entries(data).map(([name, field]) => {
    const value = isObject(field) ? field.value : undefined
    const text = typeof value === 'number' ? String(value) : value
    if (typeof text !== 'string') throw invalidArgument(`data.${name}.value should be a text`)
    const problem = refuseField(name, text)
    if (problem) throw invalidArgument(`data.${name}.value ${problem}`)
    return [name, { value: text }] as const
  })
  return Object.fromEntries(fields)
}
