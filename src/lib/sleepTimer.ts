/** 定时: after so many minutes it falls silent. */
import { sleepsAt } from '#domain/course'

export interface Sleep {
  /** As it was chosen; 0: at the end of the track. */
  minutes: number
  /** By the server's clock; null: at the end of the track. */
  until: number | null
}

export const sleepAfter = (minutes: number, now: number): Sleep => ({ minutes, until: sleepsAt(minutes, now) })

export const isAsleep = (sleep: Sleep | null, now: number) =>
  sleep !== null && sleep.until !== null && now >= sleep.until
