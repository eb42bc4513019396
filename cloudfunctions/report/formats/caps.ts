/** Of one sheet, read or written. */
export const MOST_ROWS = 20_000
export const MOST_COLUMNS = 60
