/** Courses that were opened since the app started, with what lets one go on: the pass runs out, the course does not. */
import type { Input, Output } from '#types/contract'
import { AppError } from '#domain/errors'
import { call } from './call'

export type Course = Output<'course.open'>
export type CourseSource = Input<'course.open'>

interface Opened {
  course: Course
  source: CourseSource
  /** Renewed when it has run out. */
  pass: string
  /** What the cloud has by now. */
  progress: Course['progress']
}

const opened = new Map<string, Opened>()

export function remember(course: Course, source: CourseSource) {
  const { pass, progress } = course
  opened.set(course.id, { course, source, pass, progress })
}

export const openedCourse = (courseId: string) => opened.get(courseId)?.course ?? null

export const progressOf = (courseId: string) => opened.get(courseId)?.progress ?? null

export function noteProgress(courseId: string, progress: Course['progress']) {
  const held = opened.get(courseId)
  if (held) held.progress = progress
}

/** A newcomer has no other way than the poster's. */
export function wayTo({ id, version, keeps }: Course): { courseId: string; version: number } | { scene: string } {
  const source = opened.get(id)?.source
  return !keeps && source?.by === 'place' ? { scene: `c${source.code}` } : { courseId: id, version }
}

/** The same version again, whatever was published since; a newcomer has the poster alone. */
const renewalOf = ({
  course: { id, version, keeps },
  source,
}: {
  course: Course
  source: CourseSource
}): CourseSource => (keeps ? { by: 'course', courseId: id, version } : source)

/** Asks with the pass of an opened course, and once more with a new one if it has run out. */
export async function withPass<T>(courseId: string, ask: (pass: string) => Promise<T>): Promise<T> {
  const held = opened.get(courseId)
  if (!held) throw new AppError('COURSE_PASS_EXPIRED')
  try {
    return await ask(held.pass)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'COURSE_PASS_EXPIRED') throw error
    const { pass } = await call('course.open', renewalOf(held))
    held.pass = pass
    return ask(pass)
  }
}
