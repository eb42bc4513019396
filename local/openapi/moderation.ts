import { randomBytes } from 'node:crypto'
import { ApiError } from './apiError'
import { invalidArgument, type Arguments } from './arguments'

export type Verdict = 'pass' | 'review' | 'risky'

/** How texts and media are judged. */
export interface Moderation {
  /** For all contents alike; null: by the words. */
  verdict: Verdict | null
  /** A text that contains one of them gets its verdict and label; the gravest wins. */
  words: { word: string; suggest: Verdict; label: number }[]
  /** Verdicts on media are delivered to this function as an event; null: only recorded. */
  mediaFunction: string | null
  /** How long media wait for their verdict, in ms of real time. */
  mediaDelayMs: number
}

export const LABELS: Record<Verdict, number> = { pass: 100, review: 21000, risky: 20006 }
const GRAVITY: Verdict[] = ['pass', 'review', 'risky']
const MAX_CHARACTERS = 2500
const MAX_IMAGE = 1024 * 1024

export const defaultModeration = (): Moderation => ({
  verdict: null,
  words: [
    { word: '测试违规', suggest: 'risky', label: 20006 },
    { word: '测试复审', suggest: 'review', label: 21000 },
  ],
  mediaFunction: null,
  mediaDelayMs: 1000,
})

export function judgeText(text: string, { verdict, words }: Moderation): { suggest: Verdict; label: number } {
  if (verdict) return { suggest: verdict, label: LABELS[verdict] }
  const hits = words.filter(({ word }) => word !== '' && text.includes(word))
  const gravest = hits.sort((a, b) => GRAVITY.indexOf(b.suggest) - GRAVITY.indexOf(a.suggest))[0]
  return gravest ? { suggest: gravest.suggest, label: gravest.label } : { suggest: 'pass', label: LABELS.pass }
}

/** security.msgSecCheck: version 2 judges for a person who was here within two hours; the old one only refuses. */
export function checkText(args: Arguments, moderation: Moderation, isRecent: (openid: string) => boolean) {
  const content = args.mustBeText('content')
  if ([...content].length > MAX_CHARACTERS) throw invalidArgument(`content has more than ${MAX_CHARACTERS} characters`)
  const result = judgeText(content, moderation)
  if (args.get('version') === undefined) {
    if (result.suggest === 'risky') throw new ApiError(87014, 'risky content')
    return {}
  }
  mustBeRecent(args, isRecent)
  const detail = [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }]
  return { result, detail, trace_id: traceId() }
}

/** security.imgSecCheck: bytes of a small picture, judged at once. */
export function checkImage(args: Arguments, { verdict }: Moderation) {
  const media = args.get('media')
  if (!Buffer.isBuffer(media) || media.length > MAX_IMAGE) throw new ApiError(40006, 'invalid media size: at most 1 MB')
  if (verdict === 'risky') throw new ApiError(87014, 'risky content')
  return {}
}

/** Throws 61010 for a person who was not here within two hours. */
export function mustBeRecent(args: Arguments, isRecent: (openid: string) => boolean): string {
  args.mustBeOneOf('version', [2])
  args.mustBeOneOf('scene', [1, 2, 3, 4])
  const openid = args.mustBeText('openid')
  if (!isRecent(openid)) throw new ApiError(61010, 'code is expired: the user was not here within two hours')
  return openid
}

export const traceId = () => randomBytes(12).toString('hex')
