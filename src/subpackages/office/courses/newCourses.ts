import type { CourseKind } from '#domain/course'
import { randomId } from '../../../lib/randomId'
import { load, save } from '../../../platform/storage'

const KEY = 'newCourses'

/** Ids of courses that are on this phone alone, by organisation and kind. */
type Begun = Partial<Record<string, string>>

const begun = () => load<Begun>(KEY) ?? {}
const nameOf = (orgId: string, kind: CourseKind) => `${orgId}:${kind}`

/** Where the editor keeps what is typed. */
export const draftKey = (courseId: string) => `draft:course:${courseId}`

export function isBegun(orgId: string, kind: CourseKind): boolean {
  const courseId = begun()[nameOf(orgId, kind)]
  return courseId !== undefined && Boolean(load(draftKey(courseId)))
}

/** One that was begun and never reached the cloud is gone on with. */
export function newCourseId(orgId: string, kind: CourseKind): string {
  const courseId = begun()[nameOf(orgId, kind)] ?? randomId()
  save(KEY, { ...begun(), [nameOf(orgId, kind)]: courseId })
  return courseId
}

/** It is in the cloud's list now. */
export function forgetNew(courseId: string) {
  const others = Object.entries(begun()).filter(([, id]) => id !== courseId)
  save(KEY, Object.fromEntries(others))
}
