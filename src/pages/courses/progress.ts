import { resumeAt } from '#domain/course'
import type { ForMe } from './useShelves'

export type GoingCourse = ForMe['going'][number]

/** 8 分 40 秒 */
function spanOf(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds))
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  if (hours) return minutes ? `${hours} 小时 ${minutes} 分` : `${hours} 小时`
  if (!minutes) return `${rest} 秒`
  return rest ? `${minutes} 分 ${rest} 秒` : `${minutes} 分`
}

const isOver = ({ position, seconds }: GoingCourse) => position > 0 && resumeAt(position, seconds) === 0

/** 还剩 8 分 40 秒; of several tracks also which. */
export function leftOf(course: GoingCourse): string {
  const which = course.track > 0 ? `第 ${course.track + 1} 段，` : ''
  return isOver(course) ? `${which}听完了` : `${which}还剩 ${spanOf(course.seconds - course.position)}`
}

/** In percent. */
export const shareOf = ({ position, seconds }: GoingCourse) =>
  Math.min(100, Math.max(0, Math.round((position * 100) / Math.max(1, seconds))))
