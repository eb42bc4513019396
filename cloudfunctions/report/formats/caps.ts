import { AppError } from '#domain/errors'

/** Of one sheet, read or written. */
export const MOST_ROWS = 20_000
export const MOST_COLUMNS = 60

export const tooManyRows = (sheet: string) =>
  new AppError('EXPORT_TOO_LARGE', `${sheet}超过 ${MOST_ROWS} 行，请缩短起止月份，或按下级组织分开导出`)
