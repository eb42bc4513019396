import { AppError } from '#domain/errors'
import { db } from '../../../shared/db'
import type { LectureDoc } from '../../../shared/documents'

/** Of the organisation that the gate has let in, or of one below it. */
export async function lectureAt(lectureId: string, orgId: string): Promise<LectureDoc> {
  const lecture = await db.get('lectures', lectureId)
  if (!lecture?.orgPath.includes(orgId)) throw new AppError('NOT_FOUND')
  return lecture
}

export const viewOf = (lecture: LectureDoc) => ({
  ...lecture,
  id: lecture._id,
  site: { ...lecture.site, id: lecture.siteId },
  capacity: lecture.site.capacity,
})
