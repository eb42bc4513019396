/** A course as its form holds it: also what is half written, and too long for the cloud. */
import * as v from 'valibot'
import { categories } from '#domain/category'
import { type CourseKind, courseKinds } from '#domain/course'
import { needTopics } from '#domain/need'
import { cuesFrom, transcriptOf } from '#domain/transcript'
import type { Input, Output } from '#types/contract'

const file = { fileId: v.string(), bytes: v.number() }
const typed = v.object({
  kind: v.picklist(courseKinds),
  title: v.string(),
  summary: v.string(),
  lecturer: v.string(),
  /** With blanks between them. */
  tags: v.string(),
  audience: v.array(v.picklist(categories)),
  core: v.boolean(),
  topic: v.nullable(v.picklist(needTopics)),
  tracks: v.array(
    v.object({
      ...file,
      title: v.string(),
      media: v.picklist(['audio', 'video']),
      seconds: v.nullable(v.number()),
      text: v.string(),
    }),
  ),
  documents: v.array(v.object({ ...file, name: v.string() })),
  steps: v.array(v.object({ title: v.string(), text: v.string(), question: v.string() })),
  quiz: v.array(v.object({ text: v.string(), options: v.array(v.string()), right: v.number() })),
})
export type Typed = v.InferOutput<typeof typed>
export type TypedTrack = Typed['tracks'][number]

/** What of a course is a list. */
export type Part = 'tracks' | 'documents' | 'steps' | 'quiz'

const kept = v.object({
  /** That it was written upon. */
  revision: v.number(),
  typed,
  /** It is in the cloud under that revision. */
  isSaved: v.boolean(),
})
export type Kept = v.InferOutput<typeof kept>

export const keptOf = (stored: unknown): Kept | null => (v.is(kept, stored) ? stored : null)

export type Known = Output<'course.draft'>

export function typedFrom({ head, body }: Pick<Known, 'head' | 'body'>): Typed {
  return {
    ...{ kind: head.kind, title: head.title, summary: head.summary, lecturer: head.lecturer ?? '' },
    ...{ tags: head.tags.join(' '), audience: head.audience, core: head.core, topic: head.topic },
    tracks: body.tracks.map(({ cues, ...track }) => ({ ...track, text: transcriptOf(cues) })),
    ...{ documents: body.documents, steps: body.steps, quiz: body.quiz },
  }
}

export const tagsIn = (text: string) => text.split(/[\s,，、]+/).filter(Boolean)

type Save = Input<'course.saveDraft'>

export function contentOf(course: Typed): Pick<Save, 'head' | 'body'> {
  const { kind, title, summary, lecturer, tags, audience, core, topic } = course
  const head = { kind, title, summary: summary.trim(), tags: tagsIn(tags), audience, core, topic }
  return {
    head: { ...head, lecturer: lecturer.trim() || null },
    body: {
      tracks: course.tracks.map(({ title: name, media, fileId, seconds, text }) => ({
        ...{ title: name, media, fileId, seconds: seconds ?? 0, cues: cuesFrom(text, seconds ?? 0) },
      })),
      documents: course.documents.map(({ name, fileId }) => ({ name, fileId })),
      steps: course.steps,
      quiz: course.quiz,
    },
  }
}

const head = { title: '', summary: '', tags: [], audience: [], core: false, topic: null, lecturer: null }

/** That the cloud does not know yet. */
export const blank = (id: string, kind: CourseKind): Known => ({
  ...{ id, state: 'draft', version: 0, revision: 0, byName: '', mayRelease: false, missing: [], checks: [] },
  head: { ...head, kind },
  body: { tracks: [], documents: [], steps: [], quiz: [] },
})

export const isKind = (word: string | undefined): word is CourseKind => courseKinds.some((kind) => kind === word)

/** What was added and never written. The same one if there is none. */
export function withoutEmpty(course: Typed): Typed {
  const steps = course.steps.filter(({ title, text, question }) => title + text + question)
  const quiz = course.quiz.filter(({ text, options }) => text + options.join(''))
  const isSame = steps.length === course.steps.length && quiz.length === course.quiz.length
  return isSame ? course : { ...course, steps, quiz }
}
