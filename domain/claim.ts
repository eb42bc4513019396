import { DAY } from './calendar'
import type { ErrorCode } from './errors'

/** 邀请码, 名册核对 */
export const claimWays = ['invite', 'roster'] as const
export type ClaimWay = (typeof claimWays)[number]

/** No 0 O 1 I: codes are read out on the telephone. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const LENGTH = 8
const GOOD_FOR = 7 * DAY

/** `dice`: at least eight random bytes. 40 bits, good once and for a week. */
export const inviteCodeFrom = (dice: Uint8Array) =>
  Array.from({ length: LENGTH }, (_character, index) => ALPHABET[dice[index]! % ALPHABET.length]).join('')

export const inviteExpiresAt = (now: number) => now + GOOD_FOR

export function refuseInvite(
  invite: { expiresAt: number; usedAt: number | null } | null,
  now: number,
): ErrorCode | null {
  if (!invite || invite.usedAt !== null) return 'INVITE_UNKNOWN'
  return now < invite.expiresAt ? null : 'INVITE_EXPIRED'
}

/** Two people of one name and month: the roster alone cannot tell them apart, an invite code can. */
export const matchOf = <T extends { birthMonth: string | null }>(
  namesakes: readonly T[],
  birthMonth: string,
): T | null => {
  const [match, second] = namesakes.filter((person) => person.birthMonth === birthMonth)
  return match && !second ? match : null
}
