/** What is kept of somebody's study, for himself alone. */
import { _, find, findAll, findParts, getMany } from '../../../shared/db'
import type { Member } from '../../../shared/documents'
import { needId } from '../../../shared/courseDocuments'
import { deskMark, evaluationMark } from '../../../shared/studyMarks'

/** Courses that somebody has listened to in years. */
const COURSES = 1_000
/** Also of sessions that one request names. */
const PAGE = 100
/** At a hundred desks, at five questions each. */
const QUESTIONS = 500

/**
 * `sessionIds`: where he came or asked for leave. What he wrote there without a name is found by the marks that only he and
 * the session make; elsewhere he is not looked for.
 */
export async function studyOf(member: Pick<Member, '_id'>, sessionIds: readonly string[]) {
  const pages = Array.from({ length: Math.ceil(sessionIds.length / PAGE) }, (_page, index) =>
    sessionIds.slice(index * PAGE, (index + 1) * PAGE),
  )
  const marks = sessionIds.map((id) => evaluationMark(id, member._id))
  const [progresses, needs, evaluations, ...questions] = await Promise.all([
    findAll('progresses', { memberId: member._id }, COURSES),
    needsOf(member._id),
    getMany('evaluations', marks),
    ...pages.map((ids) => askedAt(ids, member._id)),
  ])
  return {
    progresses,
    needs,
    questions: questions.flat(),
    // without the mark: whoever has it finds what it stands for
    evaluations: evaluations.map(({ sessionId, marks: given, text }) => ({ sessionId, marks: given, text })),
  }
}

/** Year by year; they have no index but their ids. */
function needsOf(memberId: string) {
  const own = _.and([_.gte(needId(memberId, '2000')), _.lte(needId(memberId, '2999'))])
  return find('needs', { _id: own as never, memberId }, { limit: PAGE, by: { _id: 'asc' } })
}

async function askedAt(sessionIds: readonly string[], memberId: string) {
  const asker = _.in(sessionIds.map((id) => deskMark(id, memberId))) as never
  const where = { sessionId: _.in([...sessionIds]) as never, asker }
  const parts = ['sessionId', 'text', 'name', 'state', 'answer', 'askedAt'] as const
  const found = await findParts('questions', where, { limit: QUESTIONS, by: { _id: 'asc' }, parts })
  return found.map(({ sessionId, text, name, state, answer, askedAt }) => ({
    ...{ sessionId, text, name, state, answer, askedAt },
  }))
}
