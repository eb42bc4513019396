import { addDays, dayOf, HOUR, instantOf, MINUTE } from './calendar'
import type { ErrorCode } from './errors'
import type { Rules } from './rulePack'

/** Three instants, increasing. lateAfter itself is still on time; closesAt itself is too late. */
export interface SignInWindow {
  opensAt: number
  lateAfter: number
  closesAt: number
}

/** A code is worth something for one purpose alone. */
export const codePurposes = ['signIn', 'signOut'] as const
export type CodePurpose = (typeof codePurposes)[number]

/** What a code's first letter says; the mark covers it. Small letters sign in, of each pair the second is paced; capitals sign out. */
export function modeOf(letter: string): { purpose: CodePurpose; paced: boolean } {
  const purpose = letter === letter.toLowerCase() ? 'signIn' : 'signOut'
  return { purpose, paced: purpose === 'signIn' && (letter.charCodeAt(0) - 'a'.charCodeAt(0)) % 2 === 1 }
}

const TOKEN_LENGTH = 29

/** The screen shows a link; the code is its end, whoever scans it. */
export const tokenIn = (scanned: string) => scanned.trim().slice(-TOKEN_LENGTH)

/** 'a' + session + slot + mark: the session can be told without the key, so that a phone knows what it holds. */
export const sessionIn = (token: string) => token.slice(1, 9)

/** A code is shown for one slot. */
export const slotAt = ({ slotSeconds }: Pick<Rules['SI'], 'slotSeconds'>, instant: number) =>
  Math.floor(instant / (slotSeconds * 1000))

/** A slow network makes nobody late: what counts is the slot that was on the screen. */
export const signedAt = ({ slotSeconds }: Pick<Rules['SI'], 'slotSeconds'>, slot: number, now: number) =>
  Math.min(now, (slot + 1) * slotSeconds * 1000)

/** A forwarded picture is soon worthless. A refusal burns nothing: scan again. */
export function refuseSlot(si: Rules['SI'], slot: number, now: number, paced = false): ErrorCode | null {
  const age = slotAt(si, now) - slot
  const back = si.acceptBack + (paced ? si.pacedBack : 0)
  return age >= -si.acceptAhead && age <= back ? null : 'SIGN_IN_CODE_EXPIRED'
}

/**
 * 补传 (SI-10): scanned without a network and sent later. That the code is genuine puts its slot into the window; the time the
 * phone claims is never asked for. The confirmation of those in charge is the control, not the delay.
 */
export function refuseOffline(
  si: Rules['SI'],
  slot: number,
  { allowed, now }: { allowed: boolean; now: number },
): ErrorCode | null {
  if (!allowed) return 'SIGN_IN_CODE_EXPIRED'
  const age = now - slot * si.slotSeconds * 1000
  if (age < -si.acceptAhead * si.slotSeconds * 1000) return 'SIGN_IN_CODE_EXPIRED'
  return age <= si.offlineHours * HOUR ? null : 'SIGN_IN_OFFLINE_TOO_LATE'
}

/** A scan of a code whose slot began when the door was closed already; a slot that was on the screen before is in time. */
export const isAfterClose = (
  { slotSeconds }: Pick<Rules['SI'], 'slotSeconds'>,
  { closesAt }: Pick<SignInWindow, 'closesAt'>,
  row: { slot: number | null; signedAt: number },
) => row.slot !== null && row.slot * slotSeconds * 1000 >= closesAt && row.signedAt >= closesAt

/** No code exists for a slot outside the window: that is how a code vouches for the window. */
export function slotsToShow(
  si: Rules['SI'],
  { opensAt, closesAt }: Omit<SignInWindow, 'lateAfter'>,
  now: number,
): number[] {
  const first = Math.max(slotAt(si, now), slotAt(si, opensAt))
  const end = Math.min(slotAt(si, now) + si.batchTokens, slotAt(si, closesAt - 1) + 1)
  return Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index)
}

/** 签退: from the start on and for a while after the end. */
export const signOutWindow = ({ SI }: Rules, { start, end }: { start: number; end: number }) => ({
  opensAt: start,
  closesAt: end + SI.signOutMin * MINUTE,
})

/** Steps of the six digits and of the personal code. */
export const stepAt = (seconds: number, instant: number) => Math.floor(instant / (seconds * 1000))

/** Of the six digits those that are still taken, newest first. */
export function codeSteps(si: Pick<Rules['SI'], 'codeSeconds' | 'codeBack'>, now: number): number[] {
  const newest = stepAt(si.codeSeconds, now)
  return Array.from({ length: si.codeBack + 1 }, (_, back) => newest - back)
}

/** Whether one more may be typed, after so many within this minute and so many wrong ones at this session. */
export function refuseTry(
  si: Pick<Rules['SI'], 'codeTries' | 'codeWrong'>,
  { inMinute, wrong }: { inMinute: number; wrong: number },
): ErrorCode | null {
  if (wrong >= si.codeWrong) return 'DIGITS_LOCKED'
  return inMinute >= si.codeTries ? 'DIGITS_TOO_OFTEN' : null
}

/** 签到凭条: ends with the day at the latest, for tomorrow somebody's place may be another. */
export const passEndsAt = ({ ticketMinutes }: Pick<Rules['SI'], 'ticketMinutes'>, now: number) =>
  Math.min(now + ticketMinutes * MINUTE, instantOf(addDays(dayOf(now), 1)) - 1)

/** 反扫: how old the personal code was when it was scanned, and how late the scan is sent in. */
export function refusePersonal(
  si: Rules['SI'],
  { step, scannedAt, window }: { step: number; scannedAt: number; window: SignInWindow },
  now: number,
): ErrorCode | null {
  if (scannedAt > now + si.personalSeconds * 1000) return 'PERSONAL_CODE_EXPIRED'
  const age = stepAt(si.personalSeconds, scannedAt) - step
  if (age < -1 || age > si.personalBack) return 'PERSONAL_CODE_EXPIRED'
  const shownAt = step * si.personalSeconds * 1000
  if (shownAt + si.personalSeconds * 1000 <= window.opensAt) return 'SIGN_IN_NOT_OPEN'
  if (shownAt >= window.closesAt) return 'SIGN_IN_CLOSED'
  return now - shownAt <= si.offlineHours * HOUR ? null : 'SIGN_IN_OFFLINE_TOO_LATE'
}

const PACE_STEP = 5

/**
 * W of sign-in.md §4, in seconds: over how long the phones of one crowd spread their calls. `expected`: people of all sessions
 * that start within the same five minutes; `requests`: database requests of one sign-in.
 */
export function paceSeconds({ SI }: Rules, expected: number, requests: number): number {
  if (expected <= SI.pacedFrom) return 0
  const seconds = ((SI.paceTenths / 10) * expected * requests) / SI.requestsPerSecond
  const longest = SI.pacedBack * SI.slotSeconds
  return Math.min(longest, Math.ceil(seconds / PACE_STEP) * PACE_STEP)
}

/** `dice` from 0 to 1. */
export const waitWithin = (seconds: number, dice: number) => Math.floor(seconds * 1000 * dice)

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 30_000
export const PACED_TRIES = 5

/** Full jitter: after the n-th refusal (from 0) anything up to twice as long as before. */
export const waitAfter = (refusals: number, dice: number) =>
  Math.floor(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** refusals) * dice)

/** 距离检查: on the phone, so that no place of anybody ever leaves it. Metres; accuracy helps, but by no more than 100. */
export function isNear(
  spot: { latitude: number; longitude: number; radius: number },
  here: { latitude: number; longitude: number; accuracy: number },
): boolean {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const north = radians(here.latitude - spot.latitude)
  const east = radians(here.longitude - spot.longitude) * Math.cos(radians(spot.latitude))
  const metres = Math.hypot(north, east) * EARTH_RADIUS
  return metres <= spot.radius + Math.min(Math.max(here.accuracy, 0), MOST_ACCURACY)
}

const EARTH_RADIUS = 6_371_000
const MOST_ACCURACY = 100
