/** What is told in lessons, cases and films, as the documents that publishing them would leave. */
import { createHash } from 'node:crypto'
import { type CourseBody, gramsOf, minutesOf, type Track } from '#domain/course'
import type { Course, CourseDraft, CourseHead, Upload } from '../../../cloudfunctions/shared/documents'
import media from './media/index.json'
import type { AudioLesson, CaseStudy, Film } from './types'

export type Told = AudioLesson | CaseStudy | Film

const entries: Record<string, { seconds: number; bytes: number; cues: { at: number; text: string }[] }> = media
const endOf = { audio: 'mp3', film: 'mp4' } as const

/** Its file in media/, if it has one. */
export const mediaNameOf = (told: Told) => (told.kind === 'case' ? null : `${told.id}.${endOf[told.kind]}`)

/** As an upload's is: where it lies cannot be told from what it is. Each course has its own. */
export const pathOf = (courseId: string, name: string) =>
  `courses/${createHash('sha256').update(courseId).digest('hex').slice(0, 32)}${name.slice(name.lastIndexOf('.'))}`

function trackOf({ id, kind, title }: AudioLesson | Film, fileId: string): Track {
  const { seconds, bytes, cues } = entries[id]!
  return { title, fileId, bytes, media: kind === 'audio' ? 'audio' : 'video', seconds, cues }
}

export function bodyOf(told: Told, fileId: string | null): CourseBody {
  const steps = told.kind === 'case' ? told.steps.map((step) => ({ ...step })) : []
  const quiz = told.kind === 'audio' ? told.quiz.map((one) => ({ ...one, options: [...one.options] })) : []
  const tracks = told.kind !== 'case' && fileId ? [trackOf(told, fileId)] : []
  return { tracks, documents: [], steps, quiz }
}

export const headOf = (told: Told): CourseHead => ({
  ...{ kind: told.kind, title: told.title, summary: told.summary, topic: told.topic },
  ...{ tags: [...told.tags], audience: [...told.audience] },
  core: told.kind === 'audio' && told.core,
  lecturer: told.kind === 'audio' ? told.lecturer : null,
})

export interface Publishing {
  told: Told
  org: { _id: string; path: readonly string[] }
  by: { _id: string; name: string }
  at: number
}

/** Of a unit's own the id names the unit: several may have the same. */
export const idOf = ({ told, org }: Publishing) => (org.path.length > 1 ? `${told.id}-${org._id}` : told.id)

export function courseOf(publishing: Publishing, fileId: string | null): Course {
  const { told, org, by, at } = publishing
  const head = headOf(told)
  const body = bodyOf(told, fileId)
  return {
    ...{ _id: idOf(publishing), org: org._id, orgPath: org.path, state: 'published', version: 1, ...head },
    ...{ minutes: minutesOf(body), steps: body.steps.length, publishedAt: at, publishedBy: by._id },
    grams: gramsOf(head.title, ...head.tags, head.lecturer ?? ''),
    body,
  }
}

export function draftOf(course: Course, byName: string): CourseDraft {
  const { grams: _grams, publishedAt, publishedBy, ...rest } = course
  const files = course.body.tracks.map(({ fileId }) => fileId)
  const checks = ['text', ...files].map((what) => ({ what, by: 'machine' as const, verdict: 'passed' as const }))
  return { ...rest, revision: 1, by: publishedBy, byName, updatedAt: publishedAt, checks }
}

/** Held by what is published: the sweep leaves it alone. */
export function uploadOf(publishing: Publishing, name: string, fileId: string): Upload {
  const { told, at, by } = publishing
  const courseId = idOf(publishing)
  const kind = name.endsWith('mp3') ? 'mp3' : 'mp4'
  return {
    ...{
      _id: pathOf(courseId, name),
      by: by._id,
      beganAt: at,
      month: null,
      courseId,
      name,
      state: 'checked',
      fileId,
      kind,
    },
    ...{ size: entries[told.id]!.bytes, dueAt: null },
  }
}
