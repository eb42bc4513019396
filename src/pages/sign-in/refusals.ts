/** What each refusal says on its own screen, and whether scanning again can help. */
import { timeOf } from '#domain/calendar'
import type { ErrorCode } from '#domain/errors'
import { headAndRest } from '../../lib/spoken'
import type { OwnSession } from '../../me'

/** An answer that a second scan would meet again. */
const notHelped: ErrorCode[] = [
  'NOT_BOUND',
  'NO_IDENTITY',
  'UNKNOWN_ACTION',
  'FORBIDDEN',
  'SESSION_CANCELLED',
  'SIGN_IN_CLOSED',
  'SIGN_OUT_NOT_ASKED',
  'SIGN_OUT_WITHOUT_IN',
  'SIGN_OUT_CLOSED',
]

/** Somebody else can still let one in: then the other ways are shown. */
const notLetIn: ErrorCode[] = [
  'NOT_BOUND',
  'NO_IDENTITY',
  'SESSION_CANCELLED',
  'SIGN_IN_NOT_OPEN',
  'SIGN_OUT_NOT_OPEN',
  'SIGN_OUT_NOT_ASKED',
  'SIGN_OUT_CLOSED',
]

/** The line or the cloud failed; anything else was an answer. */
export const isTrouble = (code: ErrorCode) => code === 'NETWORK' || code === 'INTERNAL'

export const mayScanAgain = (code: ErrorCode) => !notHelped.includes(code)

export const hasOtherWays = (code: ErrorCode) => !notLetIn.includes(code)

const lost = {
  in: '这次签到可能没有记上。连上网再扫，不会重复记，或请支部书记点名，一样有效。',
  out: '这次签退可能没有记上。连上网再扫，不会重复记，或请支部书记代为说明。',
}

interface Refused {
  code: ErrorCode
  message: string
  purpose: 'in' | 'out'
}

export function refusalText(
  { code, message, purpose }: Refused,
  session?: OwnSession,
): { title: string; text: string } {
  // the answer may be lost although the record is in: so nothing is promised but that a second scan does no harm
  if (code === 'NETWORK') return { title: '没有连上网络', text: lost[purpose] }
  const [title, rest] = headAndRest(message)
  const opening = code === 'SIGN_IN_NOT_OPEN' && session ? `本场 ${timeOf(session.window.opensAt)} 开放。` : ''
  return { title, text: rest + opening }
}

/** Said below the boxes: the digits may be typed again at once, or in a minute. */
const aboutDigits: ErrorCode[] = ['DIGITS_WRONG', 'DIGITS_TOO_OFTEN', 'INVALID_INPUT', 'NETWORK', 'INTERNAL']

export const isAboutDigits = (code: ErrorCode) => aboutDigits.includes(code)
