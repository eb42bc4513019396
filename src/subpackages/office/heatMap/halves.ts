/** Half a year at a time, named by its last month: '2026-12' is 2026 年下半年. */
import { addMonths } from '#domain/calendar'

const MONTHS = 6

export const halfOf = (month: string) => `${month.slice(0, 4)}-${Number(month.slice(5)) > MONTHS ? '12' : '06'}`

export const halfBefore = (half: string, count: number) => addMonths(half, -MONTHS * count)

export const monthsOf = (half: string) =>
  Array.from({ length: MONTHS }, (_, index) => addMonths(half, index + 1 - MONTHS))

export const halfWords = (half: string) => `${half.slice(0, 4)} 年${half.endsWith('12') ? '下' : '上'}半年`

/** 11 月 */
export const monthWord = (month: string) => `${Number(month.slice(5))} 月`
