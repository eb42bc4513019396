/** 课程: what the course centre holds, from which packages, classes and lectures draw. */
import { MINUTE, SECOND } from './calendar'
import type { ErrorCode } from './errors'
import { kindOf, type MaterialKind } from './material'
import type { Rules } from './rulePack'

/** 面授, 线上, 音频, 电教片, 案例, 实践, 现场 */
export const courseKinds = ['lecture', 'online', 'audio', 'film', 'case', 'practice', 'onSite'] as const
export type CourseKind = (typeof courseKinds)[number]

/**
 * Of the working copy: draft → checking → published, or refused; editing a published or refused one makes it a draft
 * again, while members go on seeing what was published. published → retired → published.
 */
export const courseStates = ['draft', 'checking', 'refused', 'published', 'retired'] as const
export type CourseState = (typeof courseStates)[number]

/** Whatever is checked may not change meanwhile; nobody is offered what is retired. */
export function refuseCourseEdit(state: CourseState): ErrorCode | null {
  if (state === 'checking') return 'COURSE_NOT_DRAFT'
  return state === 'retired' ? 'COURSE_RETIRED' : null
}

export const courseLimits = {
  title: 30,
  summary: 120,
  tag: 8,
  tags: 5,
  tracks: 20,
  trackTitle: 30,
  /** Of a track's transcript. */
  cues: 400,
  cue: 120,
  documents: 10,
  steps: 8,
  stepTitle: 20,
  stepText: 600,
  quiz: 3,
  question: 60,
  options: 4,
  option: 40,
  /** Bytes of everything that is written in it, so that one document holds it. */
  text: 45_000,
  /** Hours of one track. */
  trackHours: 4,
} as const

/** `at`: seconds from the track's beginning. */
export interface Cue {
  at: number
  text: string
}

export interface Track {
  title: string
  fileId: string
  bytes: number
  media: 'audio' | 'video'
  seconds: number
  cues: Cue[]
}

interface CourseDocument {
  name: string
  fileId: string
  bytes: number
}

/** A case is taken apart step by step; the question is asked before the next one opens. */
export interface CaseStep {
  title: string
  text: string
  question: string
}

/** `right`: the index of the right option. */
export interface QuizQuestion {
  text: string
  options: string[]
  right: number
}

export interface CourseBody {
  tracks: Track[]
  documents: CourseDocument[]
  steps: CaseStep[]
  quiz: QuizQuestion[]
}

/** How long it takes, in whole minutes, at least one. */
export const minutesOf = ({ tracks }: Pick<CourseBody, 'tracks'>) =>
  tracks.length ? Math.max(1, Math.round(tracks.reduce((sum, { seconds }) => sum + seconds, 0) / 60)) : 0

/** 主线课程 should make up a share of all that is offered; `of`: minutes of all. Null: nothing is offered yet. */
export const isCoreShort = ({ CC }: Rules, { core, of }: { core: number; of: number }) =>
  of === 0 ? null : core * 100 < CC.corePercent * of

/** Questions before a session are the course's first ones. */
export const prepQuestionsOf = <Q>({ CC }: Rules, quiz: readonly Q[]): Q[] => quiz.slice(0, CC.prepQuestions)

const mediaKinds: Partial<Record<MaterialKind, 'audio' | 'video' | 'document'>> = {
  mp3: 'audio',
  m4a: 'audio',
  mp4: 'video',
  pdf: 'document',
  docx: 'document',
  xlsx: 'document',
  pptx: 'document',
}

/** What a file may be in a course; null: nothing. */
export function courseFileOf(fileName: string) {
  const kind = kindOf(fileName)
  return kind ? (mediaKinds[kind] ?? null) : null
}

/** A machine listens to sound up to this size; anything else waits for a second organiser. */
const CHECKED_BYTES = 10 * 1024 * 1024
export const isCheckedByMachine = ({ media, bytes }: { media: 'audio' | 'video' | 'document'; bytes: number }) =>
  media === 'audio' && bytes <= CHECKED_BYTES

/** Media that each kind cannot do without; the others may have any. */
const needed: Partial<Record<CourseKind, (body: CourseBody) => boolean>> = {
  audio: ({ tracks }) => tracks.some(({ media }) => media === 'audio'),
  film: ({ tracks }) => tracks.some(({ media }) => media === 'video'),
  case: ({ steps }) => steps.length > 0,
}

/** What still stands between a draft and its publication, field by field. */
export function missingInCourse(
  kind: CourseKind,
  title: string,
  body: CourseBody,
): { field: string; code: ErrorCode }[] {
  const lacks = needed[kind]
  return [
    ...(title.trim() ? [] : [{ field: 'title', code: 'COURSE_TITLE' as const }]),
    ...(lacks && !lacks(body) ? [{ field: 'body', code: 'COURSE_EMPTY' as const }] : []),
    ...body.tracks.flatMap((track, index) =>
      areCuesInOrder(track) ? [] : [{ field: `tracks.${index}`, code: 'COURSE_CUES' as const }],
    ),
    ...body.quiz.flatMap(({ options, right }, index) =>
      right < options.length ? [] : [{ field: `quiz.${index}`, code: 'COURSE_QUIZ' as const }],
    ),
  ]
}

const areCuesInOrder = ({ cues, seconds }: Track) =>
  cues.every(({ at }, index) => at >= (cues[index - 1]?.at ?? 0) && at <= seconds)

/** Two neighbouring characters each: what a search of two or more characters can be answered by through an index. */
export function gramsOf(...texts: string[]): string[] {
  const grams = texts.flatMap((text) => {
    const signs = [...text.toLowerCase().replace(/[\s\p{P}]+/gu, '')]
    return signs.slice(1).map((sign, index) => signs[index]! + sign)
  })
  return [...new Set(grams)]
}

/** The line being spoken; -1 before the first. */
export function cueAt(cues: readonly Cue[], position: number): number {
  let low = 0
  let high = cues.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (cues[middle]!.at <= position) low = middle + 1
    else high = middle
  }
  return low - 1
}

const RESUME_BACK = 2
const NEARLY_OVER = 5

/** One goes on a little before where one stopped; what was heard to the end begins anew. */
export const resumeAt = (position: number, seconds: number) =>
  position >= seconds - NEARLY_OVER ? 0 : Math.max(0, position - RESUME_BACK)

/** A position as the phone tells it, on the track; null if it is none. */
export const positionOn = (position: number, seconds: number) =>
  Number.isFinite(position) && position >= 0 ? Math.min(Math.floor(position), Math.ceil(seconds)) : null

const SAVE_EVERY = 15 * SECOND

/** One saving for fifteen seconds of play; leaving and pausing save whatever is not saved yet. */
export const isSaveDue = (
  { savedAt, savedPosition }: { savedAt: number; savedPosition: number },
  { now, position, stops }: { now: number; position: number; stops: boolean },
) => position !== savedPosition && (stops || now - savedAt >= SAVE_EVERY)

export const speeds = [0.75, 1, 1.25, 1.5, 2] as const
/** Minutes after which it falls silent; 0: at the end of the track. */
export const sleepMinutes = [15, 30, 60, 0] as const

export const sleepsAt = (minutes: number, now: number) => (minutes === 0 ? null : now + minutes * MINUTE)
