import { measuredBy } from './measuredBy'

/** What telling a code takes, and how many of all forgeries tried were taken for one. */
export const measureToken = () =>
  measuredBy<{ microseconds: number; mutantsAccepted: number; randomAccepted: number }>(
    'unit',
    'api/attendance/token',
    'a code is told',
  )
