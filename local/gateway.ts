import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Clock } from './clock'
import type { Conducted } from './conduct'
import type { Caller } from './environment'
import { FunctionError } from './functionError'
import type { FaultGate } from './faults'
import type { Host } from './host'
import { answerJson, answerText, HttpError, readObject } from './http'
import type { Invocation } from './invocations'
import type { OpenApi } from './openapi'
import type { SentMessage } from './openapi/messages'
import type { Timers } from './timers'

/** What a browser does in place of wx.cloud and wx.requestSubscribeMessage. */
export interface Gateway {
  /** Calls a deployed function as a client. Throws FunctionError. */
  call(name: string, event: unknown, caller: Caller): Promise<Conducted>
  /** Answers paths under /cloud; false: not one of them. */
  answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean>
}

export interface GatewayParts {
  host: Host
  faults: FaultGate
  openapi: OpenApi
  clock: Clock
  timers: Timers
  outbox: SentMessage[]
  invocations: Invocation[]
  appId: string
}

const CLOUD = '/cloud/'

export function createGateway(parts: GatewayParts): Gateway {
  const { host, faults, openapi, appId } = parts

  async function call(name: string, event: unknown, caller: Caller): Promise<Conducted> {
    try {
      faults.admit()
    } catch (error) {
      throw new FunctionError(-501003, String(error))
    }
    openapi.seen(caller.openid)
    const whole = withUserInfo(event, caller, appId)
    const first = host.invoke(name, whole, caller)
    // A client that saw no answer sends its call again; both run at the same time.
    if (faults.delivery.callsTwice) await Promise.allSettled([first, host.invoke(name, whole, caller)])
    return first
  }

  return {
    call,
    async answer(request, response, url) {
      if (!url.pathname.startsWith(CLOUD)) return false
      const name = url.pathname.slice(CLOUD.length)
      const openid = String(request.headers['x-openid'] ?? '')
      const door = doors[`${request.method} ${name}`]
      if (door) {
        answerJson(response, await door(parts, () => readObject(request), openid))
        return true
      }
      if (request.method !== 'POST' || !host.functions.has(name)) return false
      try {
        const { text, invocation } = await call(name, await readObject(request), { openid, source: 'wx_client' })
        response.setHeader('x-invocation', invocation.id)
        answerText(response, text, 'application/json; charset=utf-8')
      } catch (error) {
        if (!(error instanceof FunctionError)) throw error
        answerJson(response, { errCode: error.errCode, errMsg: error.message }, 500)
      }
      return true
    },
  }
}

/** The cloud adds who called; what a client itself says there is replaced. */
export function withUserInfo(event: unknown, { openid, source }: Caller, appId: string): unknown {
  const isClient = source === 'wx_client' && typeof event === 'object' && event !== null && !Array.isArray(event)
  return isClient ? { ...event, userInfo: { openId: openid, appId } } : event
}

type Body = () => Promise<Record<string, unknown>>

const doors: Record<string, (parts: GatewayParts, body: Body, openid: string) => unknown> = {
  'GET outbox': ({ outbox }) => outbox,
  'GET invocations': ({ invocations }) => invocations,
  'GET clock': ({ clock }) => clockState(clock),
  'POST clock': async ({ clock, timers }, body) => moveClock(clock, timers, await body()),
  async 'POST subscribe'({ openapi }, body, openid) {
    const { templateIds } = await body()
    const isList = Array.isArray(templateIds) && templateIds.every((id) => typeof id === 'string' && id !== '')
    if (!openid || !isList) throw new HttpError(400, -501007, 'needs the header x-openid and {templateIds: [text]}')
    for (const id of templateIds as string[]) openapi.grantSubscription(openid, id)
    return { granted: templateIds }
  },
}

export const clockState = (clock: Clock) => ({ now: clock.now(), ...clock.state })

/** {freeze: true or an instant, advance: ms, release: true, runTimers: true or a name}, in this order. */
export async function moveClock(clock: Clock, timers: Timers, order: Record<string, unknown>) {
  const { freeze, advance, release, runTimers } = order
  const refuse = (why: string) => new HttpError(400, -501007, why)
  if (typeof freeze === 'number' && !Number.isSafeInteger(freeze)) throw refuse('freeze: true or epoch milliseconds')
  if (advance !== undefined && !Number.isSafeInteger(advance)) throw refuse('advance: whole milliseconds')
  if (release) clock.release()
  if (typeof freeze === 'number') clock.freeze(freeze)
  else if (freeze) clock.freeze()
  if (typeof advance === 'number') clock.advance(advance)
  if (runTimers) await timers.fire(typeof runTimers === 'string' ? runTimers : undefined)
  return clockState(clock)
}
