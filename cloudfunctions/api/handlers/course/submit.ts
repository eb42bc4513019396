import type { course as contract } from '#types/contract/course'
import { isCheckedByMachine, missingInCourse, refuseCourseEdit } from '#domain/course'
import { AppError } from '#domain/errors'
import { askForVerdict, checkParts } from '../../../shared/contentCheck'
import { filesIn, goOn, judge, type Stand, waitingIn } from '../../../shared/courseFlow'
import { createMany, db, getMany, mustGet, updateIf } from '../../../shared/db'
import type { ContentCheck, CourseDraft, MediaCheck } from '../../../shared/documents'
import type { AtOrg, Handlers } from '../../../shared/serve'
import { pathOf } from '../../../shared/uploads'
import { textsOf } from './texts'
import { mustDraftAt, refuseToEditor } from './working'

type SubmitHandlers = Pick<Handlers<typeof contract>, 'course.submit' | 'course.withdraw'>

export const submitHandlers: SubmitHandlers = {
  'course.submit': async ({ orgId, courseId, revision }, caller) => {
    const draft = await mustDraftAt(orgId, courseId)
    return { title: draft.title, ...(await submitted(draft, revision, caller)) }
  },

  'course.withdraw': async ({ orgId, courseId }, { now }) => {
    const draft = await mustDraftAt(orgId, courseId)
    const [first] = waitingIn(draft.checks)
    // with the last check it is as good as published
    if (draft.state !== 'checking' || first === undefined) return goOn(draft, now)
    const { _id, revision } = draft
    const still = { _id, revision, state: 'checking' as const, [`checks.${first}.verdict`]: 'waiting' }
    const change = { state: 'draft' as const, revision: revision + 1, updatedAt: now }
    if (await updateIf('courseDrafts', still, change)) return change
    const { state } = await mustDraftAt(orgId, courseId)
    if (state === 'checking') throw new AppError('COURSE_CHANGED')
    return { state }
  },
}

async function submitted(draft: CourseDraft, revision: number, caller: AtOrg): Promise<Stand> {
  if (isSubmitted(draft, revision)) return goOn(draft, caller.now)
  refuse(draft, revision)
  const checks = await checksOf(draft, caller.openid)
  const asked = await askMachine(draft, checks, caller)

  const fresh = submittedBy(draft, checks, caller)
  const { _id, ...change } = fresh
  if (await updateIf('courseDrafts', { _id, revision, state: draft.state }, change))
    return hearEarly(fresh, asked, caller.now)
  const after = await mustGet('courseDrafts', _id)
  if (isSubmitted(after, revision)) return goOn(after, caller.now)
  throw new AppError('COURSE_CHANGED')
}

/** Sent again, or by two at once: what has become of it since. */
const isSubmitted = ({ state, revision }: CourseDraft, looked: number) =>
  (state === 'checking' && revision === looked + 1) ||
  ((state === 'published' || state === 'refused') && revision === looked + 2)

function refuse(draft: CourseDraft, revision: number): void {
  if (draft.revision !== revision) throw new AppError('COURSE_CHANGED')
  const refusal = refuseCourseEdit(draft.state)
  if (refusal) refuseToEditor(refusal)
  if (draft.state === 'published') throw new AppError('COURSE_NOT_DRAFT', '这门课已经发布，改过以后才能再提交')
  const [first] = missingInCourse(draft.kind, draft.title, draft.body)
  if (first) throw new AppError(first.code)
}

async function checksOf(draft: CourseDraft, openid: string): Promise<ContentCheck[]> {
  const { verdict, risky } = await checkParts(textsOf(draft), openid)
  if (verdict === 'risky')
    throw new AppError('COURSE_TEXT_RISKY', `${risky.join('、')}没有通过内容检查，请修改以后再提交`)
  const text: ContentCheck = { what: 'text', by: 'machine', verdict: 'passed' }
  const read: ContentCheck = { what: 'text', by: 'person', verdict: 'waiting' }
  return [verdict === 'review' ? read : text, ...(await fileChecks(draft))]
}

/** What has passed once is not checked again. */
async function fileChecks({ _id, version, body, checks }: CourseDraft): Promise<ContentCheck[]> {
  const [shown, uploads] = await Promise.all([
    version > 0 ? db.get('courses', _id) : null,
    version > 0 ? getMany('uploads', filesIn(body).map(pathOf)) : [],
  ])
  const passed = new Set([
    ...(shown ? filesIn(shown.body) : []),
    // a former version holds it for good
    ...uploads.flatMap(({ fileId, dueAt }) => (fileId && dueAt === null ? [fileId] : [])),
    ...checks.flatMap(({ what, verdict }) => (verdict === 'passed' ? [what] : [])),
  ])
  const documents = body.documents.map((one) => ({ ...one, media: 'document' as const }))
  const files = new Map([...body.tracks, ...documents].map((one) => [one.fileId, one]))
  return [...files.values()].map((file) => ({
    what: file.fileId,
    by: isCheckedByMachine(file) ? 'machine' : 'person',
    verdict: passed.has(file.fileId) ? 'passed' : 'waiting',
  }))
}

/** Before it counts as submitted: what the machine does not take leaves a draft as it was. */
async function askMachine(draft: CourseDraft, checks: readonly ContentCheck[], { openid, now }: AtOrg) {
  const files = waitingIn(checks, 'machine').map((index) => checks[index]!.what)
  const asked = await Promise.all(
    files.map(async (fileId): Promise<MediaCheck> => {
      const _id = await askForVerdict(fileId, openid)
      return { _id, courseId: draft._id, revision: draft.revision + 1, fileId, askedAt: now, verdict: 'waiting' }
    }),
  )
  if (asked.length) await createMany('mediaChecks', asked)
  return asked.map(({ _id }) => _id)
}

const submittedBy = (draft: CourseDraft, checks: ContentCheck[], { member, now }: AtOrg): CourseDraft => ({
  ...draft,
  ...{ state: 'checking', revision: draft.revision + 1, checks },
  ...{ by: member._id, byName: member.name, updatedAt: now },
})

/** A verdict may have come before it counted as submitted. */
async function hearEarly(draft: CourseDraft, asked: readonly string[], now: number): Promise<Stand> {
  const verdicts = asked.length ? await getMany('mediaChecks', asked) : []
  let stand: Stand | null = null
  for (const { fileId, verdict } of verdicts) {
    const index = draft.checks.findIndex(({ what }) => what === fileId)
    if (verdict !== 'waiting') stand = (await judge(draft, [index], verdict, now)).stand
  }
  return stand ?? goOn(draft, now)
}
