import { realNow } from './date'

/** The cloud's clock. Instants are epoch milliseconds. Timeouts and setTimeout do not follow it. */
export interface Clock {
  now(): number
  /** Stops at this instant, or where the clock stands. */
  freeze(instant?: number): void
  advance(ms: number): void
  /** Back to real time. */
  release(): void
  readonly state: { frozen: boolean; offsetMs: number }
}

const FROZEN = 0
const FROZEN_AT = 1
const OFFSET = 2

export const createClockMemory = () => new SharedArrayBuffer(3 * Float64Array.BYTES_PER_ELEMENT)

/** Reads the clock from its memory, which workers share; null while it shows the real time. */
export function instantIn(memory: SharedArrayBuffer): () => number | null {
  const cells = new Float64Array(memory)
  return () => {
    if (cells[FROZEN]) return cells[FROZEN_AT] ?? 0
    return cells[OFFSET] ? realNow() + cells[OFFSET] : null
  }
}

export function createClock(memory: SharedArrayBuffer): Clock & { onMove(listener: () => void): void } {
  const cells = new Float64Array(memory)
  const instant = instantIn(memory)
  const now = () => instant() ?? realNow()
  const listeners: (() => void)[] = []
  const move = (frozen: boolean, at: number, offset: number) => {
    cells.set([frozen ? 1 : 0, at, offset])
    listeners.forEach((listener) => listener())
  }
  return {
    now,
    freeze: (at = now()) => move(true, whole(at), 0),
    advance(ms) {
      if (cells[FROZEN]) move(true, (cells[FROZEN_AT] ?? 0) + whole(ms), 0)
      else move(false, 0, (cells[OFFSET] ?? 0) + whole(ms))
    },
    release: () => move(false, 0, 0),
    get state() {
      return { frozen: Boolean(cells[FROZEN]), offsetMs: now() - realNow() }
    },
    onMove: (listener) => void listeners.push(listener),
  }
}

function whole(ms: number): number {
  if (!Number.isSafeInteger(ms)) throw new TypeError(`a whole number of milliseconds is needed, not ${ms}`)
  return ms
}
