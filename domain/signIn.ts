import type { ErrorCode } from './errors'
import type { Rules } from './rulePack'

/** Three instants, increasing. lateAfter itself is still on time; closesAt itself is too late. */
export interface SignInWindow {
  opensAt: number
  lateAfter: number
  closesAt: number
}

/** The screen shows a link; the code is its end, whoever scans it. */
export const tokenIn = (scanned: string) => scanned.trim().slice(-29)

/** A code is shown for one slot. */
export const slotAt = ({ slotSeconds }: Rules['SI'], instant: number) => Math.floor(instant / (slotSeconds * 1000))

/** A slow network makes nobody late: what counts is the slot that was on the screen. */
export const signedAt = ({ slotSeconds }: Rules['SI'], slot: number, now: number) =>
  Math.min(now, (slot + 1) * slotSeconds * 1000)

/** A forwarded picture is soon worthless. A refusal burns nothing: scan again. */
export function refuseSlot(si: Rules['SI'], slot: number, now: number): ErrorCode | null {
  const age = slotAt(si, now) - slot
  return age >= -si.acceptAhead && age <= si.acceptBack ? null : 'SIGN_IN_CODE_EXPIRED'
}

/** No code exists for a slot outside the window: that is how a code vouches for the window. */
export function slotsToShow(si: Rules['SI'], { opensAt, closesAt }: SignInWindow, now: number): number[] {
  const first = Math.max(slotAt(si, now), slotAt(si, opensAt))
  const end = Math.min(slotAt(si, now) + si.batchTokens, slotAt(si, closesAt - 1) + 1)
  return Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index)
}
