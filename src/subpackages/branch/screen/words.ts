import { daysBetween, MINUTE, shortDay, timeOf } from '#domain/calendar'
import type { Live } from '../live/roster'

const two = (value: number) => String(value).padStart(2, '0')

/** What the clock beside the count says: minutes and seconds before the start, whole minutes after it. */
export function countdown(
  { start, window }: Live['session'],
  now: number,
): { value: string; unit: string; key: string } {
  if (now >= window.closesAt) return { value: timeOf(window.closesAt), unit: '', key: '签到结束' }
  if (now >= start) return { value: String(Math.floor((now - start) / MINUTE)), unit: '分', key: '已开' }
  const days = daysBetween(now, start)
  if (days > 0) return { value: String(days), unit: '天', key: '距开始' }
  const seconds = Math.ceil((start - now) / 1000)
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)]
  const value = hours > 0 ? `${hours}:${two(minutes)}` : `${two(minutes)}:${two(seconds % 60)}`
  return { value, unit: hours > 0 ? '时' : '', key: '距开始' }
}

/** 14:30, or 11月5日 14:30 when that is not today. */
export const momentOf = (instant: number, now: number) =>
  daysBetween(now, instant) === 0 ? timeOf(instant) : `${shortDay(instant)} ${timeOf(instant)}`
