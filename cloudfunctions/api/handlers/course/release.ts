import type { course as contract } from '#types/contract/course'
import { type CourseState, refuseCourseEdit } from '#domain/course'
import { AppError } from '#domain/errors'
import { goOn, judge, type Stand, waitingIn } from '../../../shared/courseFlow'
import { mustGet, updateIf } from '../../../shared/db'
import type { Course, CourseDraft } from '../../../shared/documents'
import type { AtOrg, Handlers } from '../../../shared/serve'
import { isSame, mustDraftAt } from './working'

type ReleaseHandlers = Pick<Handlers<typeof contract>, 'course.release' | 'course.retire'>

export const releaseHandlers: ReleaseHandlers = {
  'course.release': async ({ orgId, courseId, revision, pass }, caller) => {
    const draft = await mustDraftAt(orgId, courseId)
    return { title: draft.title, ...(await released(draft, { revision, pass }, caller)) }
  },

  'course.retire': async ({ orgId, courseId, retired }, { now }) => {
    const draft = await mustDraftAt(orgId, courseId)
    const shown = await mustGet('courses', courseId)
    await (retired ? takeDown(draft, now) : putBack(draft, shown, now))
    // as the working copy says now: what was cut short is made up for by asking again
    const { state } = await mustDraftAt(orgId, courseId)
    const isDown = state === 'retired'
    await updateIf('courses', { _id: courseId }, { state: isDown ? 'retired' : 'published' })
    return { title: draft.title, state }
  },
}

interface Word {
  revision: number
  pass: boolean
}

async function released(draft: CourseDraft, { revision, pass }: Word, { member, now }: AtOrg): Promise<Stand> {
  if (isSaid(draft, revision + 1, pass)) return goOn(draft, now)
  if (draft.state !== 'checking') throw new AppError('COURSE_NOT_WAITING')
  if (draft.revision !== revision) throw new AppError('COURSE_CHANGED')
  if (draft.by === member._id) throw new AppError('COURSE_OWN_RELEASE')
  const waiting = waitingIn(draft.checks, 'person')
  if (!waiting.length) return nothingFor(draft, pass, now)
  const { isMine, stand } = await judge(draft, waiting, pass ? 'passed' : 'refused', now)
  if (isMine || stand.state === outcomeOf(pass)) return stand
  throw new AppError(stand.state === 'checking' ? 'COURSE_CHANGED' : 'COURSE_NOT_WAITING')
}

const outcomeOf = (pass: boolean): CourseState => (pass ? 'published' : 'refused')

/** Twice, or by two at once. */
const isSaid = (draft: CourseDraft, revision: number, pass: boolean) =>
  draft.revision === revision && draft.state === outcomeOf(pass)

/** Passed by somebody else already: what is left to do is done, or the machine's to say. */
function nothingFor(draft: CourseDraft, pass: boolean, now: number): Promise<Stand> {
  if (!pass || waitingIn(draft.checks).length) throw new AppError('COURSE_NOT_WAITING')
  return goOn(draft, now)
}

async function takeDown({ _id, revision, state }: CourseDraft, now: number): Promise<void> {
  if (state === 'retired') return
  const refusal = refuseCourseEdit(state)
  if (refusal) throw new AppError(refusal)
  await change({ _id, revision, state }, 'retired', now)
}

/** What was written on before it was taken down goes on being a draft. */
async function putBack(draft: CourseDraft, shown: Course, now: number): Promise<void> {
  const { _id, revision, state } = draft
  if (state === 'retired') await change({ _id, revision, state }, isSame(draft, shown) ? 'published' : 'draft', now)
}

async function change(
  { _id, revision, state }: Pick<CourseDraft, '_id' | 'revision' | 'state'>,
  to: CourseState,
  now: number,
): Promise<void> {
  const isMine = await updateIf(
    'courseDrafts',
    { _id, revision, state },
    { state: to, revision: revision + 1, updatedAt: now },
  )
  if (!isMine) throw new AppError('COURSE_CHANGED')
}
