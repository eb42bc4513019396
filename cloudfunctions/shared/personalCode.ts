/** 反扫: the key a phone makes its personal code with, and what such a code turns out to be. */
import { dayOf } from '#domain/calendar'
import { type Mark, type PersonalClaim, personalClaimIn, personalKeyText, personalMark } from '#domain/personalCode'
import type { Rules } from '#domain/rulePack'
import { stepAt } from '#domain/signIn'
import { hmac, isSame, signInKeys } from './keys'

const keyUnder = (key: string, memberId: string, day: string) => hmac(key, personalKeyText(memberId, day))

/** For this member alone, for one Beijing day. */
export const personalKey = (memberId: string, day: string) =>
  keyUnder(signInKeys()[0]!.key, memberId, day).toString('base64url')

/** Forged or garbled reads as null. Whether it is still current is the rule's business (refusePersonal). */
export function readPersonalCode(code: string, si: Rules['SI'], now: number): PersonalClaim | null {
  const claim = personalClaimIn(code, stepAt(si.personalSeconds, now))
  if (!claim) return null
  const day = dayOf(claim.step * si.personalSeconds * 1000)
  const isGenuine = signInKeys()
    .map(({ key }) => {
      const dayKey = keyUnder(key, claim.memberId, day)
      const mark: Mark = (text) => hmac(dayKey, text).toString('base64url')
      return isSame(claim.mark, personalMark(claim, mark))
    })
    .includes(true)
  return isGenuine ? { memberId: claim.memberId, step: claim.step } : null
}
