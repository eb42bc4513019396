import type { course as contract } from '#types/contract/course'
import { courseFileOf } from '#domain/course'
import { AppError } from '#domain/errors'
import { kindOf, nameOf, refuseMaterial } from '#domain/material'
import { filesIn } from '../../../shared/courseFlow'
import { db } from '../../../shared/db'
import type { Upload } from '../../../shared/documents'
import type { Handlers } from '../../../shared/serve'
import { linkTo, newPath } from '../../../shared/storage'
import { beginUpload, checkUpload, pathOf } from '../../../shared/uploads'
import { draftAt } from './working'

type FileHandlers = Pick<Handlers<typeof contract>, 'course.beginFile' | 'course.checkFile' | 'course.previewFile'>

export const fileHandlers: FileHandlers = {
  'course.beginFile': async ({ courseId, name, size }, { member, now }) => {
    const kind = kindOf(name)
    if (!kind || !courseFileOf(name)) throw new AppError('COURSE_MEDIA')
    const refusal = refuseMaterial(kind, size)
    if (refusal) throw new AppError(refusal)
    const path = newPath('courses', kind)
    await beginUpload({ path, name: nameOf(name), courseId }, member._id, now)
    return { path }
  },

  'course.checkFile': async ({ courseId, fileId }) =>
    factsOf(await checkUpload(fileId, (upload) => upload.courseId === courseId)),

  'course.previewFile': async ({ orgId, courseId, fileId }, { member }) => {
    const [draft, upload] = await Promise.all([draftAt(orgId, courseId), db.get('uploads', pathOf(fileId))])
    const isOwn = upload?.fileId === fileId && upload.courseId === courseId && upload.by === member._id
    const isNamed = draft !== null && filesIn(draft.body).includes(fileId)
    const url = isOwn || isNamed ? await linkTo(fileId) : null
    if (!url) throw new AppError('FILE_GONE')
    return { url }
  },
}

function factsOf({ name, fileId, size }: Upload) {
  const media = fileId && courseFileOf(fileId)
  if (!media || size === null) throw new AppError('FILE_GONE')
  return { name, fileId, media, bytes: size }
}
