/** What was submitted goes on from here, whoever had the last word: its author, another organiser, or the machine. */
import { type CourseBody, type CourseState, gramsOf } from '#domain/course'
import { _, db, mustGet, updateIf, updateMany } from './db'
import type { ContentCheck, Course, CourseDraft } from './documents'
import { pathOf } from './uploads'

export interface Stand {
  state: CourseState
  version: number
}

export const filesIn = ({ tracks, documents }: CourseBody) => [...tracks, ...documents].map(({ fileId }) => fileId)

/** Where in the list of checks something waits. */
export const waitingIn = (checks: readonly ContentCheck[], by?: ContentCheck['by']): number[] =>
  checks.flatMap((check, index) => (check.verdict === 'waiting' && (!by || check.by === by) ? [index] : []))

/**
 * Says the verdict on these checks, if all of them still wait. What is refused goes back to its author at once; with the last
 * one passed it is published. False: somebody was first, or it was taken back.
 */
export async function judge(
  { _id, revision }: Pick<CourseDraft, '_id' | 'revision'>,
  indexes: readonly number[],
  verdict: 'passed' | 'refused',
  now: number,
): Promise<{ isMine: boolean; stand: Stand }> {
  const still = Object.fromEntries(indexes.map((index) => [`checks.${index}.verdict`, 'waiting']))
  const said = Object.fromEntries(indexes.map((index) => [`checks.${index}.verdict`, verdict]))
  const back = verdict === 'refused' ? { state: 'refused' as const, revision: revision + 1, updatedAt: now } : {}
  const isMine = await updateIf('courseDrafts', { _id, revision, state: 'checking', ...still }, { ...said, ...back })
  return { isMine, stand: await goOn(await mustGet('courseDrafts', _id), now) }
}

/** Publishes what nothing waits for any more; anything else stays as it is. */
export async function goOn(draft: CourseDraft, now: number): Promise<Stand> {
  const { state, version, checks } = draft
  return state === 'checking' && !waitingIn(checks).length ? publish(draft, now) : { state, version }
}

/**
 * Once nothing waits, nothing but this can happen to it: begun by two, or again after a crash, it is one version.
 * The version first, then what members see, then the working copy.
 */
async function publish(draft: CourseDraft, now: number): Promise<Stand> {
  const { _id, revision, version, body } = draft
  const paths = filesIn(body).map(pathOf)
  // from here on the sweep leaves them alone
  if (paths.length) await updateMany('uploads', { _id: _.in(paths) }, { dueAt: null })
  const decided = await decide(publishedFrom(draft, now))
  await promote(decided)
  const done = { state: 'published' as const, version: decided.version }
  const change = { ...done, revision: revision + 1, updatedAt: decided.publishedAt }
  await updateIf('courseDrafts', { _id, revision, version, state: 'checking' }, change)
  return done
}

function publishedFrom(draft: CourseDraft, now: number): Course {
  const { revision: _revision, byName: _byName, updatedAt: _updatedAt, checks: _checks, by, ...rest } = draft
  return {
    ...rest,
    state: 'published',
    version: draft.version + 1,
    grams: gramsOf(draft.title, ...draft.tags, draft.lecturer ?? ''),
    publishedAt: now,
    publishedBy: by,
  }
}

/** The one insert that decides: whoever comes second, or again, goes on with what is there. */
async function decide(course: Course): Promise<Course> {
  const _id = `${course._id}:${course.version}`
  if (await db.create('courseVersions', { ...course, _id })) return course
  return { ...(await mustGet('courseVersions', _id)), _id: course._id }
}

/** Never back to an older one. */
async function promote({ _id, ...course }: Course): Promise<void> {
  if (course.version === 1) await db.create('courses', { _id, ...course })
  else await updateIf('courses', { _id, version: course.version - 1 }, course)
}
