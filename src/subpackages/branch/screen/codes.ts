import type { Output } from '#types/contract'

export type Codes = Output<'attendance.showCodes'>

/** The slot that a server's instant lies in, as the server counts them. */
export const slotOf = ({ slotMs }: Pick<Codes, 'slotMs'>, now: number) => Math.floor(now / slotMs)

/** What the screen shows at that instant; null if no code is held for it. */
export function linkAt(codes: Codes, now: number): string | null {
  const token = codes.tokens[slotOf(codes, now) - codes.firstSlot]
  return token === undefined ? null : codes.linkPrefix + token
}

/** Six digits for whoever cannot scan, in two groups of three; null where they are not offered. */
export function digitsAt({ digits }: Codes, now: number): string | null {
  const code = digits?.codes[Math.floor(now / digits.stepMs) - digits.firstStep]
  return code === undefined ? null : `${code.slice(0, 3)} ${code.slice(3)}`
}

/** How many of five bars are full: the code's age in fifths of its life. */
export const barsAt = ({ slotMs }: Codes, now: number) => Math.floor(((now % slotMs) / slotMs) * 5) + 1

/** Few are left, and the window goes on after the last of them. */
export function needsRefill(codes: Codes | null, closesAt: number, now: number): boolean {
  if (!codes) return true
  const last = codes.firstSlot + codes.tokens.length - 1
  return last - slotOf(codes, now) < codes.refillAt && last < slotOf(codes, closesAt - 1)
}
