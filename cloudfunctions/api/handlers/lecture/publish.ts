import type { lecture } from '#types/contract/lecture'
import { dayOf } from '#domain/calendar'
import { prepQuestionsOf } from '#domain/course'
import { AppError } from '#domain/errors'
import { refuseLectureCancel, refuseLecturePublish } from '#domain/lecture'
import { windowOf } from '#domain/session'
import { replyByOf } from '#domain/themeDay'
import { _, createMany, db, mustGet, updateIf, updateMany } from '../../../shared/db'
import { type LectureDoc, newSession, type Org, type Prep, type Session } from '../../../shared/documents'
import { sessionCode } from '../../../shared/marks'
import type { AtOrg, Handlers } from '../../../shared/serve'
import { openBranches } from './branches'
import { release } from './slots'
import { lectureAt, viewOf } from './view'

type PublishHandlers = Pick<Handlers<typeof lecture>, 'lecture.publish' | 'lecture.cancel'>

export const publishHandlers: PublishHandlers = {
  'lecture.publish': async ({ lectureId }, caller) => {
    const lecture = await lectureAt(lectureId, caller.org.id)
    const after = lecture.state === 'published' ? lecture : await published(lecture, caller)
    return { lecture: viewOf(after), ruleVersion: caller.ruleVersion }
  },

  // the lecture first: from then on nothing of it is published; asked again after a crash, the rest is done
  'lecture.cancel': async ({ lectureId, reason }, { org, now }) => {
    const { _id, ...lecture } = await lectureAt(lectureId, org.id)
    const refusal = refuseLectureCancel(lecture, now)
    if (refusal) throw new AppError(refusal)
    const standing = { _id, state: _.neq('cancelled') as never }
    await updateIf('lectures', standing, { state: 'cancelled', cancelReason: reason, version: _.inc(1) })
    await cancelSessions(await mustGet('lectures', _id), now)
    await release(_id)
    return { lectureId: _id, state: 'cancelled' }
  },
}

/** The sessions first, then the word that it is published: what a crash leaves is met again by its ids. */
async function published(lecture: LectureDoc, caller: AtOrg): Promise<LectureDoc> {
  const { _id, version } = lecture
  const refusal = refuseLecturePublish(lecture, caller.now)
  if (!refusal) {
    const branches = await openBranches(
      lecture.linked.map(({ branchId }) => branchId),
      lecture.org,
    )
    const sessions = branches.map((branch) => sessionFrom(lecture, branch, caller))
    await put('preps', await prepsFor(lecture, sessions, caller))
    await put('sessions', sessions)
    const linked = lecture.linked.map((one, index) => ({ ...one, sessionId: sessions[index]!._id }))
    await updateIf('lectures', { _id, version }, { state: 'published', linked, version: version + 1 })
  }
  const after = refusal ? lecture : await mustGet('lectures', _id)
  if (after.state === 'published') return after
  // cancelled while it was being published: its sessions go with it
  if (after.state === 'cancelled') await cancelSessions(after, caller.now)
  throw new AppError(refusal ?? (after.state === 'cancelled' ? 'LECTURE_CANCELLED' : 'LECTURE_CHANGED'))
}

async function put<C extends 'preps' | 'sessions'>(name: C, docs: Parameters<typeof createMany<C>>[1]): Promise<void> {
  if (await createMany(name, docs)) return
  for (const doc of docs) await db.create(name, doc)
}

/** With the questions of the version that the lecture was planned with; a course without any asks nothing. */
async function prepsFor(
  { course }: LectureDoc,
  sessions: readonly Session[],
  { rules, member }: AtOrg,
): Promise<Prep[]> {
  const used = course && (await db.get('courseVersions', `${course.id}:${course.version}`))
  if (!used?.body.quiz.length) return []
  const questions = prepQuestionsOf(rules, used.body.quiz)
  const facts = {
    courseId: course!.id,
    version: used.version,
    title: used.title,
    questions,
    answered: false,
    answers: {},
  }
  return sessions.map(({ _id }) => ({ ...facts, _id, setBy: member._id }))
}

/**
 * As with a theme day: who was told of it is told of this too, whom no word has reached need not hear of either. Those not
 * announced yet come first, so that one that is announced meanwhile is met by the second update.
 */
async function cancelSessions({ _id, cancelReason }: LectureDoc, now: number): Promise<void> {
  for (const announced of [false, true]) {
    const change = { cancelled: true, cancelReason, announced: !announced, changedAt: now }
    await updateMany('sessions', { sourceId: _id, cancelled: false, announced }, change)
  }
}

function sessionFrom(lecture: LectureDoc, branch: Org, { member, now, rules, rulesOn }: AtOrg): Session {
  const { _id: sourceId, title, site, lecturer, start, end } = lecture
  return {
    ...newSession,
    _id: sessionCode(`${sourceId}:${branch._id}`, 1),
    kind: 'lecture',
    sourceId,
    org: branch._id,
    orgPath: branch.path,
    orgName: branch.name,
    scope: [branch._id],
    title,
    place: site.name,
    start,
    end,
    replyBy: replyByOf(rules, start, now),
    window: windowOf(rulesOn(dayOf(start)), start, end),
    // the record says who spoke, and a point of a meeting is all that it says
    agenda: [{ part: null, title: `${title}（${lecturer.name}主讲）` }],
    lecturer: { id: lecturer.memberId ?? lecturer.id, name: lecturer.name },
    version: 1,
    cancelled: false,
    cancelReason: null,
    publishedAt: now,
    publishedBy: member._id,
    announced: false,
    reminded: false,
    record: 'draft',
    changedAt: now,
    replies: {},
  }
}
