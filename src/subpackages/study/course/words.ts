import { courseKindWords } from '../../../lib/courseWords'
import type { Course } from '../../../lib/openedCourses'

export type Track = Course['tracks'][number]

export const mediaWords = { audio: '音频', video: '视频' } as const

/** 03:20; from an hour on 1:03:20 */
export function clockOf(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const two = (value: number) => String(value).padStart(2, '0')
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${two(minutes)}:${two(rest)}`
}

/** 音频 12 分钟 */
export const lengthWords = (track: Track) =>
  `${mediaWords[track.media]} ${Math.max(1, Math.round(track.seconds / 60))} 分钟`

/** 周明远讲，音频 12 分钟 */
export function byline({ lecturer, kind, steps, tracks }: Course, track: Track | null): string {
  const what = track ? lengthWords(track) : courseKindWords[kind]
  const more = [
    tracks.length > 1 && !track && `共 ${tracks.length} 段`,
    !track && steps.length > 0 && `${steps.length} 步`,
  ]
  return [lecturer && `${lecturer}讲`, what, ...more].filter(Boolean).join('，')
}

/** Said for the whole course: who sees it, and that it counts for nothing. */
export const privacyWords = ({ keeps }: Course) =>
  keeps
    ? '听到哪里只有您自己看得到，也不计学时。'
    : '您还没有认领身份，听到哪里只记在这部手机上。认领以后，换手机也能接着听。'
