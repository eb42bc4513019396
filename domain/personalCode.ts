/** 反扫: what the personal code says, the same for the phone that makes it and for the server that reads it. */

/** HMAC-SHA-256 of the text under the member's key of the day, in base64url; only its first part is used. */
export type Mark = (text: string) => string

export interface PersonalClaim {
  memberId: string
  /** Which step of personalSeconds it was made in. */
  step: number
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const STEP_LENGTH = 4
const MARK_LENGTH = 16

/** 24 bits in base64url; of 30 s they last for 16 years and then begin anew, so the server looks for the nearest. */
const STEPS = 64 ** STEP_LENGTH

const shorten = (step: number) =>
  [18, 12, 6, 0].map((shift) => LETTERS.charAt(((step % STEPS) >>> shift) & 63)).join('')

const lengthen = (text: string) => text.split('').reduce((sum, letter) => sum * 64 + LETTERS.indexOf(letter), 0)

/** What the day's key is made of, under the master key: of another day or for another person it is another. */
export const personalKeyText = (memberId: string, day: string) => `counter|${day}|${memberId}`

const markOf = (mark: Mark, memberId: string, step: string) => mark(`m|${memberId}|${step}`).slice(0, MARK_LENGTH)

/** m, member, step, mark: the last two are of fixed length, so that any id is told from them. */
export function personalCodeOf({ memberId, step }: PersonalClaim, mark: Mark): string {
  const short = shorten(step)
  return `m${memberId}${short}${markOf(mark, memberId, short)}`
}

const SHAPE = /^m(.{1,64})([\w-]{4})([\w-]{16})$/

/** Whose it says it is and of when, nearest to `around`; whether that is true the mark says. Null for what is no personal code. */
export function personalClaimIn(code: string, around: number): (PersonalClaim & { mark: string }) | null {
  const [, memberId, short, mark] = SHAPE.exec(code) ?? []
  if (!memberId || !short || !mark) return null
  const behind = lengthen(short) - (around % STEPS)
  const nearest = behind - Math.round(behind / STEPS) * STEPS
  return { memberId, step: around + nearest, mark }
}

/** What the mark of this claim must be. */
export const personalMark = ({ memberId, step }: PersonalClaim, mark: Mark) => markOf(mark, memberId, shorten(step))
