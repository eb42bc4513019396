import type { course as contract } from '#types/contract/course'
import { courseLimits, minutesOf, refuseCourseEdit } from '#domain/course'
import { AppError } from '#domain/errors'
import { filesIn, waitingIn } from '../../../shared/courseFlow'
import { db, updateIf } from '../../../shared/db'
import type { CourseDraft, CourseHead } from '../../../shared/documents'
import type { AtOrg, Handlers } from '../../../shared/serve'
import { bodyFrom, type TypedBody } from './body'
import { type Content, draftAt, headOf, isSame, missingOf, mustDraftAt, refuseToEditor } from './working'

type DraftHandlers = Pick<Handlers<typeof contract>, 'course.draft' | 'course.saveDraft'>

export const draftHandlers: DraftHandlers = {
  'course.draft': async ({ orgId, courseId }, { member }) => {
    const draft = await mustDraftAt(orgId, courseId)
    const { _id, state, version, revision, byName, body, checks } = draft
    return {
      ...{ id: _id, state, version, revision, byName, body, checks },
      mayRelease: state === 'checking' && draft.by !== member._id && waitingIn(checks, 'person').length > 0,
      head: headOf(draft),
      missing: missingOf(draft),
    }
  },

  'course.saveDraft': async ({ orgId, courseId, revision, head, body }, caller) => {
    const before = await draftAt(orgId, courseId)
    const content = await contentOf(before, { courseId, head, body }, caller)
    if (before && isSavedAlready(before, content, revision, caller)) return savedAs(before)
    if ((before?.revision ?? 0) !== revision) throw new AppError('COURSE_CHANGED')
    const refusal = before && refuseCourseEdit(before.state)
    if (refusal) refuseToEditor(refusal)

    const saved = draftFrom(before, content, courseId, caller)
    if (before ? await replace(before, saved) : await db.create('courseDrafts', saved)) return savedAs(saved)
    // the same one may have been sent twice at once
    const after = await mustDraftAt(orgId, courseId)
    if (isSavedAlready(after, content, revision, caller)) return savedAs(after)
    throw new AppError('COURSE_CHANGED')
  },
}

interface Typed {
  courseId: string
  head: CourseHead
  body: TypedBody
}

async function contentOf(before: CourseDraft | null, typed: Typed, { org, now }: AtOrg): Promise<Content> {
  // the group and its units have a shelf, a branch has none
  if (org.path.length > 2) throw new AppError('INVALID_INPUT', '课程由集团或单位开设，请回到它的课程中心新建')
  const body = await bodyFrom(before?.body, typed, now)
  const content = { ...typed.head, body, minutes: minutesOf(body), steps: body.steps.length }
  if (bytesOf(content) > courseLimits.text) throw new AppError('COURSE_TOO_LONG')
  return content
}

/** What every line of a transcript takes in the database beyond its text. */
const CUE_BYTES = 16

function bytesOf(content: Content): number {
  const cues = content.body.tracks.reduce((sum, track) => sum + track.cues.length, 0)
  return Buffer.byteLength(JSON.stringify(content)) + cues * CUE_BYTES
}

/** Sent again because the answer was lost: it is in. */
const isSavedAlready = (draft: CourseDraft, content: Content, revision: number, { member }: AtOrg) =>
  draft.revision === revision + 1 && draft.state === 'draft' && draft.by === member._id && isSame(draft, content)

function draftFrom(
  before: CourseDraft | null,
  content: Content,
  courseId: string,
  { org, member, now }: AtOrg,
): CourseDraft {
  return {
    ...{ _id: courseId, org: org.id, orgPath: org.path, ...content },
    ...{ state: 'draft', version: before?.version ?? 0, revision: (before?.revision ?? 0) + 1 },
    ...{ by: member._id, byName: member.name, updatedAt: now },
    // what was said of files that are still in it stays said
    checks: before?.checks.filter(({ what }) => filesIn(content.body).includes(what)) ?? [],
  }
}

const replace = ({ _id, revision, state }: CourseDraft, { _id: _same, ...saved }: CourseDraft) =>
  updateIf('courseDrafts', { _id, revision, state }, saved)

const savedAs = (draft: CourseDraft) => ({
  revision: draft.revision,
  missing: missingOf(draft),
})
