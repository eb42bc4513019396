import { measuredBy } from './measuredBy'

interface Storm {
  members: number
  requests: number
  records: number
  duplicates: number
  lost: number
  forged: number
  roundTripsPerAccepted: number
  roundTripsPerAccepted10x: number
  rejectedWithPacing: number
  naiveRoundTripsPerAccepted: number
  naiveDuplicates: number
}

/**
 * A hall of 8,467 at once, with three dice, the same among ten times as many, and the usual way of writing it beside it; with
 * them, in their full numbers, lost answers and leave that is asked for again and again.
 */
export const measureStorm = () => measuredBy<Storm>('unit', 'tests/api/(storm|stormFaults|leave)\\.test', '.')
