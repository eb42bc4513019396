/** The working copy, as all who change it look at it. */
import { isDeepStrictEqual } from 'node:util'
import { missingInCourse } from '#domain/course'
import { AppError, type ErrorCode, messages } from '#domain/errors'
import { db } from '../../../shared/db'
import type { CourseDraft, CourseHead } from '../../../shared/documents'

/** Null: not there yet. Another organisation's is none of this one's. */
export async function draftAt(orgId: string, courseId: string): Promise<CourseDraft | null> {
  const draft = await db.get('courseDrafts', courseId)
  if (draft && draft.org !== orgId) throw new AppError('NOT_FOUND')
  return draft
}

export async function mustDraftAt(orgId: string, courseId: string): Promise<CourseDraft> {
  const draft = await draftAt(orgId, courseId)
  if (!draft) throw new AppError('NOT_FOUND')
  return draft
}

/** Whom a course is offered to chooses another one; who writes it has a way on. */
export function refuseToEditor(code: ErrorCode): never {
  throw code === 'COURSE_RETIRED' ? new AppError(code, '这门课已经下架，请先重新上架再改') : new AppError(code)
}

export const missingOf = ({ kind, title, body }: Pick<CourseDraft, 'kind' | 'title' | 'body'>) =>
  missingInCourse(kind, title, body).map(({ field, code }) => ({ field, sentence: messages[code] }))

/** What somebody has written, and what follows from it. */
export type Content = CourseHead & Pick<CourseDraft, 'body' | 'minutes' | 'steps'>

export const headOf = ({ kind, title, summary, tags, audience, core, topic, lecturer }: CourseHead): CourseHead => ({
  ...{ kind, title, summary, tags, audience, core, topic, lecturer },
})

export const isSame = (one: Content, other: Content) =>
  isDeepStrictEqual([headOf(one), one.body], [headOf(other), other.body])
