import { courseFileOf, type CourseBody } from '#domain/course'
import { AppError } from '#domain/errors'
import { filesIn } from '../../../shared/courseFlow'
import { getMany } from '../../../shared/db'
import { holdFor, pathOf } from '../../../shared/uploads'

type Named = Pick<CourseBody['tracks'][number], 'fileId'>

/** As the phone sends it: what it says of a file is only its name. */
export interface TypedBody {
  tracks: (Named & Pick<CourseBody['tracks'][number], 'title' | 'media' | 'seconds' | 'cues'>)[]
  documents: (Named & { name: string })[]
  steps: CourseBody['steps']
  quiz: CourseBody['quiz']
}

interface Typed {
  courseId: string
  body: TypedBody
}

/** Bytes and media as they were found when the file was checked. */
export async function bodyFrom(before: CourseBody | undefined, typed: Typed, now: number): Promise<CourseBody> {
  const { tracks, documents, steps, quiz } = typed.body
  const bytesOf = await sizesOf(before, typed, now)
  return {
    tracks: tracks.map(({ title, fileId, seconds, cues }) => {
      const media = courseFileOf(fileId)
      if (media !== 'audio' && media !== 'video') throw new AppError('COURSE_MEDIA')
      return { title, fileId, bytes: bytesOf(fileId), media, seconds, cues }
    }),
    documents: documents.map(({ name, fileId }) => {
      if (courseFileOf(fileId) !== 'document') throw new AppError('COURSE_MEDIA')
      return { name, fileId, bytes: bytesOf(fileId) }
    }),
    steps,
    quiz,
  }
}

/** What the working copy names already was looked at when it came in; what is new must be an upload of this course. */
async function sizesOf(before: CourseBody | undefined, { courseId, body }: Typed, now: number) {
  const known = new Map(
    before && [...before.tracks, ...before.documents].map(({ fileId, bytes }) => [fileId, bytes] as const),
  )
  const fresh = filesIn(body as CourseBody).filter((fileId) => !known.has(fileId))
  const uploads = fresh.length ? await getMany('uploads', [...new Set(fresh)].map(pathOf)) : []
  const ours = uploads.filter((one) => one.state === 'checked' && one.courseId === courseId)
  for (const { fileId, size } of ours) if (fileId !== null && size !== null) known.set(fileId, size)
  const isWhole = fresh.every((fileId) => known.has(fileId))
  // the sweep leaves them alone until the working copy that names them is in
  if (!isWhole || !(await holdFor(ours, now))) throw new AppError('FILE_GONE')
  return (fileId: string) => known.get(fileId) ?? 0
}
