import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { CourseState } from '#domain/course'
import type { Output } from '#types/contract'
import { useQuery } from '../../../lib/useQuery'
import { usePages } from '../../../lib/usePages'

type Page = Output<'course.manage'>
export type ManagedCourse = Page['courses'][number]

export function useCourseDesk() {
  const orgId = decodeURIComponent(useRouter().params.orgId ?? '')
  const [state, setState] = useState<CourseState | null>(null)
  const pages = usePages<NonNullable<Page['next']>>(`${orgId} ${state ?? ''}`)
  const query = useQuery('course.manage', {
    orgId,
    ...(state && { state }),
    ...(pages.after && { after: pages.after }),
  })
  const shelf = { orgId, state, setState, isFirst: pages.number === 0 }
  if (query.step !== 'ready') return { ...query, ...shelf }
  const { org, courses, next, core } = query.data
  return {
    ...query,
    ...shelf,
    org,
    courses,
    core,
    onBack: pages.number ? pages.back : null,
    onNext: next && (() => pages.onward(next)),
  }
}

export type ReadyDesk = Extract<ReturnType<typeof useCourseDesk>, { step: 'ready' }>
