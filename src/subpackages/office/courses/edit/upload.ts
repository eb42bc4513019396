/** A file of a course on its way: allowed, uploaded, checked. */
import { courseFileOf, courseLimits } from '#domain/course'
import { AppError, messages } from '#domain/errors'
import { kindOf, nameOf, refuseMaterial } from '#domain/material'
import type { Output } from '#types/contract'
import { call } from '../../../../lib/call'
import { type LocalFile, uploadFile } from '../../../../platform/file'
import { mediaLength } from '../../../../platform/mediaLength'
import type { Typed } from './typed'

export const mediaFiles = ['mp3', 'm4a', 'mp4'] as const
export const documentFiles = ['pdf', 'docx', 'xlsx', 'pptx'] as const

/** A sentence, or null. What is inside only the cloud can tell. */
export function problemWith({ name, size }: LocalFile): string | null {
  if (!courseFileOf(name)) return messages.COURSE_MEDIA
  const refusal = refuseMaterial(kindOf(name), size)
  return refusal && messages[refusal]
}

/** Lost on the line, not refused. */
const passing = ['NETWORK', 'INTERNAL', 'FILE_GONE']

type Checked = Output<'course.checkFile'>
export type Arrived = Checked & { seconds: number | null }
type Outcome = { file: Arrived; stopped: null } | { file: null; stopped: { sentence: string; mayPass: boolean } }

interface At {
  orgId: string
  courseId: string
}

export async function send(file: LocalFile, at: At, onProgress: (percent: number) => void): Promise<Outcome> {
  const media = courseFileOf(file.name)
  const length = media === 'audio' || media === 'video' ? mediaLength(file.path, media) : null
  try {
    const { path } = await call('course.beginFile', { ...at, name: file.name, size: file.size })
    const fileId = await uploadFile(file, path, onProgress).catch(() => {
      throw new AppError('NETWORK', '没有传上去，请检查网络以后再试一次')
    })
    const checked = await call('course.checkFile', { ...at, fileId })
    return { file: { ...checked, seconds: await length }, stopped: null }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { file: null, stopped: { sentence: error.message, mayPass: passing.indexOf(error.code) >= 0 } }
  }
}

const cut = (text: string, longest: number) => Array.from(text).slice(0, longest).join('')

/** Where it belongs is told by what it is. */
export function withFile(course: Typed, { name, fileId, bytes, media, seconds }: Arrived): Typed {
  const own = nameOf(name)
  if (media === 'document') return { ...course, documents: [...course.documents, { name: own, fileId, bytes }] }
  const track = { title: cut(own, courseLimits.trackTitle), fileId, bytes, media, seconds, text: '' }
  return { ...course, tracks: [...course.tracks, track] }
}
