/** Beijing days in words, and the last day that is so many months long. */
import { addDays, addMonths, dayOf, HOUR, isDay } from '#domain/calendar'
import { useNow } from '../../lib/clock'

/** 2026年11月23日 */
export function longDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** 2026年1月1日 起，2026年3月31日 止: two clauses, so that a line breaks between the days. */
export const spanOfDays = (from: string, to: string | null) =>
  to ? `${longDay(from)} 起，${longDay(to)} 止` : `${longDay(from)} 起`

/** Whole months, both days inclusive: from 15 January three months last until 14 April. */
export function lastDayOf(from: string, months: number): string {
  const month = addMonths(from.slice(0, 7), months)
  const same = `${month}-${from.slice(8)}`
  return addDays(isDay(same) ? same : `${addMonths(month, 1)}-01`, -1)
}

export const useToday = () => dayOf(useNow(HOUR))
