/** Rows drawn of a long transcript; half of what a list may mount, and no more children than WeChat's tool likes. */
export const MOST_LINES = 36
const STEP = 12

/** It moves in steps, so that lines do not come and go with every sentence. */
export function windowAround(line: number, count: number): { from: number; to: number } {
  const wanted = (Math.floor(Math.max(0, line) / STEP) - 1) * STEP
  const last = Math.max(0, Math.ceil((count - MOST_LINES) / STEP) * STEP)
  const from = Math.min(Math.max(0, wanted), last)
  return { from, to: Math.min(count, from + MOST_LINES) }
}
