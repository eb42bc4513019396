/** 六位数字码: for whoever cannot scan. They change slowly, since nobody types within five seconds. */
import type { Rules } from '#domain/rulePack'
import { codeSteps, stepAt } from '#domain/signIn'
import { hmac, isSame, sessionKey, signInKeys } from './keys'

const COUNT = 1_000_000

function digitsUnder(key: string, sessionId: string, step: number): string {
  const number = hmac(sessionKey(key, sessionId), `code|${sessionId}|${step}`).readUIntBE(0, 6) % COUNT
  return String(number).padStart(6, '0')
}

export const mintDigits = (sessionId: string, step: number) => digitsUnder(signInKeys()[0]!.key, sessionId, step)

/** The step whose digits these are, of those still accepted; null for wrong ones. Every one is compared, right or wrong. */
export function stepOfDigits(si: Rules['SI'], sessionId: string, digits: string, now: number): number | null {
  const right = codeSteps(si, now).filter(
    (step) => signInKeys().filter(({ key }) => isSame(digits, digitsUnder(key, sessionId, step))).length > 0,
  )
  return right[0] ?? null
}

/** For the screen: those of the coming minutes that lie within the window. */
export function digitsToShow(si: Rules['SI'], session: { _id: string; window: { closesAt: number } }, now: number) {
  const firstStep = stepAt(si.codeSeconds, now)
  const until = Math.min(now + si.batchTokens * si.slotSeconds * 1000, session.window.closesAt)
  const last = stepAt(si.codeSeconds, until - 1)
  const codes = Array.from({ length: last - firstStep + 1 }, (_, index) => mintDigits(session._id, firstStep + index))
  return { stepMs: si.codeSeconds * 1000, firstStep, codes }
}
