import { type CourseKind, courseKinds } from '#domain/course'
import type { Output } from '#types/contract'
import type { IconName } from '../components/Icon'

export type CourseCard = Output<'course.list'>['courses'][number]

export const courseKindWords: Record<CourseKind, string> = {
  lecture: '面授',
  online: '线上',
  audio: '音频',
  film: '电教片',
  case: '案例',
  practice: '实践',
  onSite: '现场',
}

export const courseKindIcons: Record<CourseKind, IconName> = {
  lecture: 'presentation',
  online: 'monitor',
  audio: 'headphones',
  film: 'clapperboard',
  case: 'search-check',
  practice: 'footprints',
  onSite: 'map-pin',
}

/** What most look for comes first. */
export const kindsInOrder: readonly CourseKind[] = ['audio', ...courseKinds.filter((kind) => kind !== 'audio')]

/** 音频，15 分钟，何静讲 */
export function aboutCourse({ kind, minutes, steps, lecturer, version }: CourseCard): string {
  const parts = [
    courseKindWords[kind],
    minutes > 0 && `${minutes} 分钟`,
    steps > 0 && `${steps} 步`,
    lecturer && `${lecturer}讲`,
    version > 1 && `第 ${version} 版`,
  ]
  return parts.filter(Boolean).join('，')
}
