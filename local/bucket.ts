import { performance } from 'node:perf_hooks'

/** A token bucket that holds one second's worth. It goes by real time, also while the cloud's clock is frozen. */
export function createBucket(rate: number) {
  let tokens = rate
  let filledAt = performance.now()
  return {
    rate,
    take(): boolean {
      const now = performance.now()
      tokens = Math.min(rate, tokens + ((now - filledAt) / 1000) * rate)
      filledAt = now
      if (tokens < 1) return false
      tokens--
      return true
    },
  }
}
