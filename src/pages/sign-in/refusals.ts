/** What each refusal says on its own screen, and whether scanning again can help. */
import { timeOf } from '#domain/calendar'
import type { ErrorCode } from '#domain/errors'
import { headAndRest } from '../../lib/spoken'
import type { OwnSession } from '../../me'

const notHelped: ErrorCode[] = ['NOT_BOUND', 'SESSION_CANCELLED', 'SIGN_IN_CLOSED']

/** The line or the cloud failed; anything else was an answer. */
export const isTrouble = (code: ErrorCode) => code === 'NETWORK' || code === 'INTERNAL'

export const mayScanAgain = (code: ErrorCode) => !notHelped.includes(code)

export function refusalText(code: ErrorCode, message: string, session?: OwnSession): { title: string; text: string } {
  // the answer may be lost although the record is in: so nothing is promised but that a second scan does no harm
  if (code === 'NETWORK') {
    return { title: '没有连上网络', text: '这次签到可能没有记上。连上网再扫，不会重复记，或请支部书记点名，一样有效。' }
  }
  const [title, rest] = headAndRest(message)
  const opening = code === 'SIGN_IN_NOT_OPEN' && session ? `本场 ${timeOf(session.window.opensAt)} 开放。` : ''
  return { title, text: rest + opening }
}
