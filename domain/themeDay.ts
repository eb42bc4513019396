import { addMonths, DAY, dayOf, HOUR, instantOf, MINUTE, monthOf } from './calendar'
import type { ErrorCode } from './errors'
import type { RecordState } from './recordState'
import type { Rules } from './rulePack'

export interface ThemeDayDraft {
  month: string
  start: number
  end: number
}

/** One a branch and month: publishing twice meets the same document. */
export const themeDayId = (branchId: string, month: string) => `${branchId}:${month}`

/** The next whole half-hour that leaves everybody the notice period. */
export function earliestStart({ TD }: Rules, now: number): number {
  const halfHour = 30 * MINUTE
  return Math.ceil((now + TD.noticeHours * HOUR) / halfHour) * halfHour
}

export function refusePublish({ TD }: Rules, { month, start, end }: ThemeDayDraft, now: number): ErrorCode | null {
  if (month < monthOf(now)) return 'THEME_DAY_PAST'
  if (monthOf(start) !== month || month > addMonths(monthOf(now), 1)) return 'THEME_DAY_MONTH'
  if (start < now + TD.noticeHours * HOUR) return 'THEME_DAY_NOTICE_SHORT'
  const minutes = (end - start) / MINUTE
  if (minutes < TD.minMinutes || minutes > TD.maxMinutes || dayOf(start) !== dayOf(end)) return 'THEME_DAY_DURATION'
  return null
}

/** Replies close the evening before; where that leaves people too few hours, when it starts. */
export function replyByOf({ TD }: Rules, start: number, publishedAt: number): number {
  const eve = instantOf(dayOf(start - DAY), `${TD.replyHour}:00`)
  return eve - publishedAt >= TD.replyMinHours * HOUR ? eve : start
}

export type Reminder = 'never' | 'later' | 'due'

/**
 * Due on the day before, from the hour of reminding on. Never for what is off or has come so near that nobody was ever to be
 * reminded: whoever was told only that day has not forgotten yet.
 */
export function reminderOf(
  { TD }: Rules,
  { cancelled, start, publishedAt }: { cancelled: boolean; start: number; publishedAt: number },
  now: number,
): Reminder {
  const eve = dayOf(start - DAY)
  if (cancelled || dayOf(publishedAt) >= eve || dayOf(now) > eve) return 'never'
  return now >= instantOf(eve, `${String(TD.remindHour).padStart(2, '0')}:00`) ? 'due' : 'later'
}

interface Cancellable {
  cancelled: boolean
  start: number
  publishedAt: number
  record: RecordState
}

/** What was put down afterwards by mistake can be taken back, as long as nothing is recorded of it. */
export function refuseCancel({ cancelled, start, publishedAt, record }: Cancellable, now: number): ErrorCode | null {
  const isMistake = publishedAt >= start && record === 'draft'
  return !cancelled && now >= start && !isMistake ? 'THEME_DAY_STARTED' : null
}
