/** Times as one says them; the exact date and time always stand on the leaf. */
import { daysBetween, nearDay, shortDay, timeOf } from '#domain/calendar'

const DIGITS = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']

function partOfDay(hour: number) {
  if (hour < 6) return '凌晨'
  if (hour < 12) return '上午'
  if (hour < 13) return '中午'
  return hour < 18 ? '下午' : '晚上'
}

/** 下午三点, 上午九点半; ' 15:10' where words get long. */
export function spokenTime(instant: number): string {
  const [hour = 0, minute = 0] = timeOf(instant).split(':').map(Number)
  if (minute !== 0 && minute !== 30) return ` ${timeOf(instant)}`
  const clock = hour > 12 ? hour - 12 : hour
  return `${partOfDay(hour)}${DIGITS[clock]}点${minute === 30 ? '半' : ''}`
}

/** 今晚 20:00, 明天 12:00, 11月4日 20:00 */
export function deadline(instant: number, now: number): string {
  const time = timeOf(instant)
  const evening = time >= '18:00'
  const near = evening ? ['今晚', '明晚'][daysBetween(now, instant)] : undefined
  return `${near ?? nearDay(instant, now)} ${time}`
}

/** 14:52, or 11月4日 14:52 when that was not today. */
export const pastTime = (instant: number, now: number) =>
  daysBetween(instant, now) === 0 ? timeOf(instant) : `${shortDay(instant)} ${timeOf(instant)}`

/** Sentences of refusal tell what happened, then what to do. */
export function headAndRest(sentence: string): [string, string] {
  const at = sentence.search(/[，；。]/)
  if (at < 0) return [sentence, '']
  const rest = sentence.slice(at + 1)
  return [sentence.slice(0, at), rest && !rest.endsWith('。') ? `${rest}。` : rest]
}
