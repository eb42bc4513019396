import { measuredBy } from './measuredBy'

interface Stops {
  places: number
  requests: number
  taken: number
  oversold: number
  refusedWhileFree: number
  duplicates: number
  naiveOversold: number
  roundTripsSuccess: number
  roundTripsRefusal: number
}

/** 2,000 speakers, every tenth twice, for 120 places at once, and the usual way of writing it beside it; with it a thousand random orders. */
export const measureStops = () => measuredBy<Stops>('unit', 'tests/api/stop/(storm|orders)\\.test', '.')
