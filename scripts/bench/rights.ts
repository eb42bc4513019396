import { measuredBy } from './measuredBy'

/** Every action asked by everybody everywhere, and in how many cases gate and matrix differ. */
export const measureRights = () =>
  measuredBy<{ actions: number; cases: number; differences: number }>('unit', 'api/rights', 'no difference')
