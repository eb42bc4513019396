import { ApiError } from './apiError'
import type { Arguments } from './arguments'
import { LABELS, mustBeRecent, traceId, type Moderation, type Verdict } from './moderation'

export interface MediaCheck {
  traceId: string
  url: string
  openid: string
  at: number
  /** Until it is delivered: null. */
  suggest: Verdict | null
}

export interface MediaParts {
  moderation: () => Moderation
  isRecent: (openid: string) => boolean
  appId: string
  now: () => number
  tell: (functionName: string, event: unknown) => Promise<unknown>
}

/** Pictures and sounds that wait for their verdict, and how it is told. */
export function createMedia({ moderation, isRecent, appId, now, tell }: MediaParts) {
  const checks: MediaCheck[] = []
  const waiting = new Set<NodeJS.Timeout>()

  async function deliver(check: MediaCheck) {
    if (check.suggest) return
    const { verdict, mediaFunction } = moderation()
    check.suggest = verdict ?? 'pass'
    if (mediaFunction) await tell(mediaFunction, mediaEvent(check, check.suggest, appId, now()))
  }

  return {
    checks,
    queue(args: Arguments) {
      const check = noteMedia(args, isRecent, now())
      checks.push(check)
      const timer = setTimeout(() => (waiting.delete(timer), void deliver(check)), moderation().mediaDelayMs)
      timer.unref()
      waiting.add(timer)
      return { trace_id: check.traceId }
    },
    async deliverAll() {
      for (const check of checks) await deliver(check)
    },
    clear() {
      checks.length = 0
      waiting.forEach((timer) => clearTimeout(timer))
      waiting.clear()
    },
  }
}

/** security.mediaCheckAsync: only notes the picture or sound; the verdict comes later. */
function noteMedia(args: Arguments, isRecent: (openid: string) => boolean, now: number): MediaCheck {
  const url = args.mustBeText('media_url')
  args.mustBeOneOf('media_type', [1, 2])
  const openid = mustBeRecent(args, isRecent)
  if (!/^https?:\/\//.test(url)) throw new ApiError(40066, 'invalid url')
  return { traceId: traceId(), url, openid, at: now, suggest: null }
}

/** The event with which WeChat tells the verdict. */
const mediaEvent = ({ traceId, openid }: MediaCheck, suggest: Verdict, appId: string, now: number) => ({
  ...{ ToUserName: appId, FromUserName: openid, CreateTime: Math.floor(now / 1000) },
  ...{
    MsgType: 'event',
    Event: 'wxa_media_check',
    appid: appId,
    trace_id: traceId,
    version: 2,
    errcode: 0,
    errmsg: 'ok',
  },
  result: { suggest, label: LABELS[suggest] },
  detail: [{ strategy: 'content_model', errcode: 0, suggest, label: LABELS[suggest], prob: 90 }],
})
