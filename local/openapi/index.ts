import { WireError } from '../errors'
import type { Running } from '../invocations'
import { ApiError, ERROR_TEXTS } from './apiError'
import { Arguments } from './arguments'
import type { CodeSettings } from './codes'
import { createSubscriptions, type SubscriptionParts } from './messages'
import { createMedia, type MediaCheck } from './media'
import { defaultModeration, type Moderation } from './moderation'
import { createPhoneCodes, createVisitors } from './people'
import { decodeRequest, encodeOpenData, encodeResponse, type Argument, type OpenApiResponse } from './protobuf'
import { createStubs, type Stub } from './stubs'

/** WeChat's own services, as far as they are played here. */
export interface OpenApi {
  grantSubscription(openid: string, templateId: string, times?: number): void
  subscriptionsLeft(openid: string, templateId: string): number
  subscriptions(): { openid: string; templateId: string; left: number }[]
  /** The interface answers this error to each call, known to us or not; null: no longer. */
  fail(apiName: string, errcode: number | null): void
  failing(): Record<string, number>
  moderation: Moderation
  codes: CodeSettings
  /** What wx.getPhoneNumber gives to a page: good for one exchange within five minutes. */
  issuePhoneCode(phoneNumber: string, code?: string): string
  /** What `getOpenData` answers for a cloud id. */
  openData: Map<string, object>
  mediaChecks: MediaCheck[]
  /** Tells the verdicts on media that wait for one, now. */
  deliverMediaVerdicts(): Promise<void>
  answer(params: Record<string, unknown>, running: Running | undefined): Promise<Uint8Array>
  /** A person was here; texts are only checked for such. */
  seen(openid: string): void
  reset(): void
}

export interface OpenApiParts extends SubscriptionParts {
  origin: () => string
  appId: string
  tell: (functionName: string, event: unknown) => Promise<unknown>
}

export function createOpenApi(parts: OpenApiParts): OpenApi {
  const { outbox, origin, appId, now, tell } = parts
  const subscriptions = createSubscriptions(parts)
  const visitors = createVisitors(now)
  const phoneCodes = createPhoneCodes(appId, now)
  const failures = new Map<string, number>()
  const media = createMedia({ moderation: () => api.moderation, isRecent: visitors.isRecent, appId, now, tell })

  const api: OpenApi = {
    moderation: defaultModeration(),
    codes: { origin: '', pages: null },
    openData: new Map(),
    mediaChecks: media.checks,
    grantSubscription: subscriptions.grant,
    subscriptionsLeft: subscriptions.left,
    subscriptions: subscriptions.all,
    fail: (apiName, errcode) => void (errcode === null ? failures.delete(apiName) : failures.set(apiName, errcode)),
    failing: () => Object.fromEntries(failures),
    issuePhoneCode: phoneCodes.issue,
    seen: visitors.seen,
    deliverMediaVerdicts: media.deliverAll,
    async answer({ apiName, requestData }, running) {
      if (typeof apiName !== 'string' || !Buffer.isBuffer(requestData)) {
        throw new WireError('INVALID_PARAM', 'an open interface needs apiName and requestData')
      }
      api.codes.origin ||= origin()
      const { args, cloudIds } = readRequest(requestData)
      if (apiName === 'ApiGetOpenDataByCloudId') return encodeResponse({ respData: openDataOf(cloudIds, api.openData) })
      return encodeResponse(refuseEarly(apiName, running, failures) ?? ask(stubs, apiName, args, running))
    },
    reset() {
      for (const part of [subscriptions, visitors, phoneCodes, media, failures, api.openData]) part.clear()
      outbox.length = 0
      Object.assign(api, { moderation: defaultModeration(), codes: { origin: '', pages: null } })
    },
  }
  const stubs = createStubs({
    api,
    subscriptions,
    isRecent: visitors.isRecent,
    exchange: phoneCodes.exchange,
    queue: media.queue,
  })
  return api
}

/** What is answered before the interface itself is asked: no permission, or a failure switch. */
function refuseEarly(
  apiName: string,
  running: Running | undefined,
  failures: Map<string, number>,
): OpenApiResponse | undefined {
  if (running?.permissions && !running.permissions.includes(apiName)) {
    running.log(`wx-cloud-local: ${apiName} is not in permissions.openapi of config.json`)
    return { respData: Buffer.from('x'), errorCode: -604101 }
  }
  const failure = failures.get(apiName)
  return failure === undefined
    ? undefined
    : json({ errcode: failure, errmsg: ERROR_TEXTS[failure] ?? 'failure switch' })
}

function ask(
  stubs: Record<string, Stub>,
  apiName: string,
  args: Map<string, Argument>,
  running: Running | undefined,
): OpenApiResponse {
  const stub = Object.hasOwn(stubs, apiName) ? stubs[apiName] : undefined
  if (!stub) throw new WireError('INVALID_PARAM', `wx-cloud-local does not play the open interface ${apiName}`)
  try {
    const answer = stub(new Arguments(args), running)
    if (Buffer.isBuffer(answer)) return { respData: answer, contentType: 'image/png', httpCode: 200 }
    return json({ errcode: 0, errmsg: 'ok', ...answer })
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return json({ errcode: error.errcode, errmsg: error.message })
  }
}

function readRequest(requestData: Buffer) {
  try {
    return decodeRequest(requestData)
  } catch {
    throw new WireError('INVALID_PARAM', 'requestData is not a CommApiData message')
  }
}

/** A number beyond JavaScript's integers is written with all its digits, as WeChat does. */
function json(answer: object): OpenApiResponse {
  const text = JSON.stringify(answer, (_, value: unknown) => (typeof value === 'bigint' ? `#${value}#` : value))
  return { respData: Buffer.from(text.replace(/"#(\d+)#"/g, '$1')), contentType: 'application/json' }
}

const openDataOf = (cloudIds: string[], known: Map<string, object>) =>
  encodeOpenData(
    cloudIds.map((cloudId) => {
      const data = known.get(cloudId)
      return {
        cloudId,
        json: JSON.stringify(data ? { cloudID: cloudId, data } : { cloudID: cloudId, errCode: -601006 }),
      }
    }),
  )
