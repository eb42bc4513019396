/** The one place that knows days: functions run in UTC, people live at UTC+8, and China keeps no summer time. */
import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

const BEIJING_HOURS = 8
const WEEKDAYS = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'] as const

const beijing = (instant: number) => dayjs(instant).utcOffset(BEIJING_HOURS * 60)

/** 'YYYY-MM-DD' */
export const dayOf = (instant: number) => beijing(instant).format('YYYY-MM-DD')
/** 'YYYY-MM' */
export const monthOf = (instant: number) => beijing(instant).format('YYYY-MM')
/** 'HH:mm' */
export const timeOf = (instant: number) => beijing(instant).format('HH:mm')

/** Epoch ms of a Beijing day and time; NaN for what is no date. */
export const instantOf = (day: string, time = '00:00') => Date.parse(`${day}T${time}:00+08:00`)

export const addMonths = (month: string, count: number) =>
  monthOf(
    beijing(instantOf(`${month}-01`))
      .add(count, 'month')
      .valueOf(),
  )

export const addDays = (day: string, count: number) => dayOf(instantOf(day) + count * DAY)

export const startOfMonth = (month: string) => instantOf(`${month}-01`)

/** Whole Beijing days from one instant's day to the other's; negative if it lies before. */
export const daysBetween = (from: number, to: number) => (instantOf(dayOf(to)) - instantOf(dayOf(from))) / DAY

export const weekdayOf = (instant: number) => WEEKDAYS[beijing(instant).day()]!

/** 11月5日 */
export const shortDay = (instant: number) => beijing(instant).format('M月D日')
/** 2026 年 11 月 */
export const longMonth = (month: string) => `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`

/** 今天, 明天, 后天, or the date: an exact date with weekday always stands beside it. */
export function nearDay(instant: number, now: number): string {
  const ahead = daysBetween(now, instant)
  return ['今天', '明天', '后天'][ahead] ?? shortDay(instant)
}

/** True for a day that exists: 2026-02-30 does not. */
export const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && dayOf(instantOf(text)) === text

/** The same day some years on; 29 February becomes 1 March where there is none (CT-02). */
export function addYears(day: string, count: number): string {
  const there = `${Number(day.slice(0, 4)) + count}${day.slice(4)}`
  return isDay(there) ? there : `${there.slice(0, 4)}-03-01`
}
