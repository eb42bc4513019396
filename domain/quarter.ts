/** Tours are made, and stops counted, by the quarter: '2026-Q4'. */
import { addDays, addMonths, DAY, instantOf, isDay } from './calendar'

/** Of a Beijing day or month. */
export const quarterOf = (day: string) => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`

export const isQuarter = (text: string) => /^20\d\d-Q[1-4]$/.test(text)

const firstMonth = (quarter: string) =>
  `${quarter.slice(0, 4)}-${String(Number(quarter.slice(6)) * 3 - 2).padStart(2, '0')}`

/** So many further on; before, if negative. */
export const quarterAfter = (quarter: string, count: number) => quarterOf(addMonths(firstMonth(quarter), 3 * count))

/** Its first and last Beijing day. */
export function daysOfQuarter(quarter: string): { first: string; last: string } {
  const first = `${firstMonth(quarter)}-01`
  return { first, last: addDays(`${addMonths(firstMonth(quarter), 3)}-01`, -1) }
}

/** 2026 年第四季度 */
export const quarterWords = (quarter: string) =>
  `${quarter.slice(0, 4)} 年第${'一二三四'[Number(quarter.slice(6)) - 1]!}季度`

export const isInQuarter = (quarter: string, day: string) => isDay(day) && quarterOf(day) === quarter

/** The days of the quarter that are still to come after today, in order. */
export function daysLeft(quarter: string, today: string): string[] {
  const { first, last } = daysOfQuarter(quarter)
  const from = today < first ? first : addDays(today, 1)
  const count = Math.max(0, (instantOf(last) - instantOf(from)) / DAY + 1)
  return Array.from({ length: count }, (_day, index) => addDays(from, index))
}
