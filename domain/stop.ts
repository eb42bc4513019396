/** 站点: one branch, one topic, one time. How it moves, and who registers for it while places last. */
import type { ErrorCode } from './errors'

/** proposed: somebody is asked; accepted: they come; released: everybody may know; closed: its session is settled. */
export const stopMoves = {
  asked: ['proposed', 'cancelled'],
  proposed: ['accepted', 'declined', 'cancelled'],
  declined: ['asked', 'cancelled'],
  accepted: ['released', 'cancelled'],
  released: ['held', 'cancelled'],
  held: ['closed'],
  closed: [],
  cancelled: [],
} as const
export type StopState = keyof typeof stopMoves
export const stopStates = Object.keys(stopMoves) as StopState[]

export const stopStateNames: Record<StopState, string> = {
  asked: '待安排',
  proposed: '待接单',
  declined: '接不了',
  accepted: '已接单',
  released: '已发布',
  held: '已开讲',
  closed: '已结束',
  cancelled: '已取消',
}

export const isOver = (state: StopState) => state === 'held' || state === 'closed' || state === 'cancelled'

export interface StopFacts {
  state: StopState
  start: number
  end: number
  /** Somebody is named for it. */
  hasSpeaker: boolean
}

/** What has to be true at the moment of a move, beside its being listed. */
const conditions: Partial<Record<StopState, (stop: StopFacts, now: number) => ErrorCode | null>> = {
  proposed: ({ start, hasSpeaker }, now) => (!hasSpeaker ? 'STOP_NO_SPEAKER' : now >= start ? 'STOP_PAST' : null),
  accepted: ({ start }, now) => (now >= start ? 'STOP_PAST' : null),
  released: ({ start }, now) => (now >= start ? 'STOP_PAST' : null),
  held: ({ start }, now) => (now < start ? 'STOP_TOO_EARLY' : null),
  closed: ({ end }, now) => (now < end ? 'STOP_TOO_EARLY' : null),
  cancelled: ({ start }, now) => (now >= start ? 'STOP_STARTED' : null),
}

export function refuseMove(stop: StopFacts, to: StopState, now: number): ErrorCode | null {
  if (!(stopMoves[stop.state] as readonly StopState[]).includes(to)) return 'STOP_STATE'
  return conditions[to]?.(stop, now) ?? null
}

/** Both ends on one Beijing day is the caller's to see; here: later than now, and not backwards. */
export function refuseStopTime({ start, end }: { start: number; end: number }, now: number): ErrorCode | null {
  if (!(end > start)) return 'STOP_TIMES'
  return start <= now ? 'STOP_PAST' : null
}

/**
 * Who registered, in the order of coming, for so many places; and who waits, in the same order. Whoever waits holds the time
 * as if registered, so that a promotion can never meet another stop of theirs.
 */
export interface Registration {
  places: number
  who: readonly string[]
  waiting: readonly string[]
}

/** next: the registration afterwards; promoted: who moved up from the waiting list, in order. */
export type Registered =
  | { refusal: ErrorCode; next?: undefined; promoted?: undefined }
  | { refusal: null; next: Registration; promoted: string[] }

const refused = (refusal: ErrorCode): Registered => ({ refusal })
const changed = (next: Registration, promoted: string[] = []): Registered => ({ refusal: null, next, promoted })

const isIn = ({ who, waiting }: Registration, id: string) => who.includes(id) || waiting.includes(id)

export const isFull = ({ places, who }: Registration) => who.length >= places

/** `clashes`: another stop that this speaker holds or waits for is at the same time. */
export function register(at: Registration, id: string, clashes: boolean): Registered {
  if (at.who.includes(id)) return changed(at)
  if (at.waiting.includes(id)) return refused('STOP_FULL')
  if (clashes) return refused('STOP_OVERLAPS')
  return isFull(at) ? refused('STOP_FULL') : changed({ ...at, who: [...at.who, id] })
}

/** Only while it is full: whoever could have a place is not sent to the end of a line. */
export function wait(at: Registration, id: string, clashes: boolean): Registered {
  if (isIn(at, id)) return changed(at)
  if (clashes) return refused('STOP_OVERLAPS')
  return isFull(at) ? changed({ ...at, waiting: [...at.waiting, id] }) : refused('STOP_HAS_PLACES')
}

/** Whoever has waited longest gets what has become free. */
function filled({ places, who, waiting }: Registration): Registered {
  const promoted = waiting.slice(0, Math.max(0, places - who.length))
  return changed({ places, who: [...who, ...promoted], waiting: waiting.slice(promoted.length) }, promoted)
}

/** From a place or from the line; from a place, exactly one moves up. */
export function cancel(at: Registration, id: string): Registered {
  if (!isIn(at, id)) return refused('STOP_NOT_REGISTERED')
  const without = (ids: readonly string[]) => ids.filter((each) => each !== id)
  return filled({ ...at, who: without(at.who), waiting: without(at.waiting) })
}

/** Never below those who already come. */
export function changePlaces(at: Registration, places: number): Registered {
  if (!Number.isInteger(places) || places < 1) return refused('STOP_PLACES')
  return places < at.who.length ? refused('STOP_PLACES_BELOW') : filled({ ...at, places })
}

/** 点单: a branch asks, the office makes a stop of it or says why not. */
export const requestStates = ['asked', 'placed', 'refused', 'withdrawn'] as const
export type RequestState = (typeof requestStates)[number]
