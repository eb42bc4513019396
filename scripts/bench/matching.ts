import { measuredBy } from './measuredBy'

/** Speakers brought to stops: what it takes, how far from the best there is, how much better than by phone, and what is left unsaid. */
export const measureMatching = () =>
  measuredBy<{
    speakers: number
    stops: number
    cpuMs: number
    gapToOptimum: number
    gainOverGreedy: number
    unexplained: number
  }>('unit', 'domain/matching', '60 speakers and 200 stops')
