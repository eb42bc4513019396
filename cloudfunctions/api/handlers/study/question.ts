import { AppError } from '#domain/errors'
import { isDeskOpen, MOST_QUESTIONS } from '#domain/question'
import type { question } from '#types/contract/study'
import { checkText } from '../../../shared/contentCheck'
import { $, _, db, mustGet, summed, updateIf } from '../../../shared/db'
import { type Desk, type Question, questionKey } from '../../../shared/courseDocuments'
import type { Handlers } from '../../../shared/serve'
import { deskMark } from '../../../shared/studyMarks'
import { leadsOrIsInvited, mustBeInvited } from './audience'
import { closeDesk, endQuestion } from './endQuestion'

/** At one desk: above that the open ones with the most votes, and whatever is ended makes room. */
const LISTED = 200

export const questionHandlers: Handlers<typeof question> = {
  'question.list': async ({ sessionId }, caller) => {
    const { member, now } = caller
    const mark = deskMark(sessionId, member._id)
    const [session, desk] = await sessionWithDesk(sessionId)
    const { leads, runs } = leadsOrIsInvited(session, caller)
    const standing = new Set(desk ? Object.values(desk.asked).flat() : [])
    const found = standing.size ? await shownTo(sessionId, mark) : []
    const questions = found
      .map(({ _id, ...one }) => ({ ...one, id: _id.slice(questionKey(sessionId, '').length) }))
      .filter(({ id }) => standing.has(id))
    const closed = isClosed(desk)
    const open = !closed && isDeskOpen(session, now)
    return { now, open, closed, mayEnd: leads, mayClose: runs, questions: inOrder(questions) }
  },

  'question.ask': async ({ sessionId, id, text, named }, caller) => {
    const { member, now, openid } = caller
    const mark = deskMark(sessionId, member._id)
    const [session, desk] = await sessionWithDesk(sessionId)
    mustBeInvited(session, caller)
    if (desk && hasAsked(desk, mark, id)) return { id }
    refuseAsking(desk, mark, isDeskOpen(session, now))
    // what a person would have to look at is not shown either: nobody here does
    if ((await checkText(text, openid)) !== 'pass') throw new AppError('QUESTION_RISKY')
    const fresh = questionOf({ _id: questionKey(sessionId, id), sessionId, asker: mark, text, askedAt: now })
    await putDown({ ...fresh, name: named ? member.name : null })
    await nameAtDesk(desk, fresh, id)
    return { id }
  },

  'question.vote': async ({ sessionId, id, up }, caller) => {
    const mark = deskMark(sessionId, caller.member._id)
    const [session, desk] = await sessionWithDesk(sessionId)
    mustBeInvited(session, caller)
    refuseUnlessOpen(desk, isDeskOpen(session, caller.now))
    const open = { _id: questionKey(sessionId, id), state: 'open' as const, closed: false }
    // who votes and how many there are change together or not at all, so the count never drifts
    if (up) await updateIf('questions', { ...open, voters: _.neq(mark) }, { votes: _.inc(1), voters: _.addToSet(mark) })
    else
      await updateIf(
        'questions',
        { ...open, voters: mark as never },
        { votes: _.inc(-1), voters: _.pull(mark as never) },
      )
    const { votes, voters, ...now } = await mustGet('questions', open._id)
    const voted = voters.includes(mark)
    if (voted !== up) refuseVote(now)
    return { id, votes, voted }
  },

  'question.end': async (input, caller) => {
    const [session, desk] = await sessionWithDesk(input.sessionId)
    if (!leadsOrIsInvited(session, caller).leads) throw new AppError('QUESTION_NOT_YOURS')
    if (isClosed(desk)) throw new AppError('QUESTION_CLOSED', '这场的问题台已经收尾，结果不再改动，请刷新后再看')
    return { id: input.id, state: await endQuestion(input, caller) }
  },

  'question.close': async ({ sessionId, waive }, { session, member, now }) => {
    if (session.cancelled) throw new AppError('SESSION_CANCELLED')
    const waived = await closeDesk(sessionId, { reason: waive, by: member._id, now })
    return { sessionId, closed: true, waived }
  },
}

const sessionWithDesk = (sessionId: string) => Promise.all([mustGet('sessions', sessionId), db.get('desks', sessionId)])

const isClosed = (desk: Desk | null) => desk !== null && desk.closedAt !== null

const DONE_WITH = '这场的问题台已经收尾，还有疑问请直接找主讲人或支部书记'

/** `isTime`: of the hours at which one asks and votes. */
function refuseUnlessOpen(desk: Desk | null, isTime: boolean): void {
  if (isClosed(desk)) throw new AppError('QUESTION_CLOSED', DONE_WITH)
  if (!isTime) throw new AppError('QUESTION_CLOSED')
}

const hasAsked = (desk: Desk, mark: string, id: string) => desk.asked[mark]?.includes(id) ?? false

function refuseAsking(desk: Desk | null, mark: string, isOpen: boolean): void {
  refuseUnlessOpen(desk, isOpen)
  if ((desk?.asked[mark]?.length ?? 0) >= MOST_QUESTIONS) throw new AppError('QUESTION_FULL')
}

const questionOf = (known: Pick<Question, '_id' | 'sessionId' | 'asker' | 'text' | 'askedAt'>): Question => ({
  ...known,
  name: null,
  state: 'open',
  answer: null,
  mergedInto: null,
  votes: 0,
  voters: [],
  revision: 0,
  closed: false,
  endedBy: null,
})

/** Nothing where another phone of the same person has just said the opposite: he is told how it stands. */
function refuseVote({ state, closed }: Pick<Question, 'state' | 'closed'>): void {
  if (closed) throw new AppError('QUESTION_CLOSED', DONE_WITH)
  if (state !== 'open') throw new AppError('QUESTION_ENDED')
}

/** Sent twice, the first one stands; nobody takes the place of another's. */
async function putDown(fresh: Question): Promise<void> {
  if (await db.create('questions', fresh)) return
  const there = await db.get('questions', fresh._id)
  // turned away at the desk on the other phone, and taken back
  if (!there) return putDown(fresh)
  if (there.asker !== fresh.asker) throw new AppError('INVALID_INPUT')
}

/**
 * It stands as soon as the desk names it. This one update keeps the number that a person may ask, and lets nothing in
 * behind a desk that was closed meanwhile; what it turns away goes again.
 */
async function nameAtDesk(known: Desk | null, { _id, sessionId, asker }: Question, id: string): Promise<void> {
  const empty = { _id: sessionId, closedAt: null, closedBy: null, waived: null }
  if (!known && (await db.create('desks', { ...empty, asked: { [asker]: [id] }, asks: 1 }))) return
  const mine = `asked.${asker}` as const
  const room = { [`${mine}.${MOST_QUESTIONS - 1}`]: _.exists(false), [mine]: _.neq(id) }
  const change = { [mine]: _.addToSet(id), asks: _.inc(1) }
  if (await updateIf('desks', { _id: sessionId, closedAt: null as never, ...room }, change)) return
  const desk = await mustGet('desks', sessionId)
  if (hasAsked(desk, asker, id)) return
  await db.remove('questions', _id)
  refuseAsking(desk, asker, true)
}

type Found = Pick<Question, '_id' | 'text' | 'name' | 'votes' | 'state' | 'answer' | 'mergedInto'> & {
  mine: boolean
  voted: boolean
}

/** In one request; who asked and who voted stays in the database. */
const shownTo = (sessionId: string, mark: string): Promise<Found[]> =>
  summed('questions', (all) =>
    all
      .match({ sessionId })
      .sort({ state: -1, votes: -1, _id: 1 })
      .limit(LISTED)
      .project({
        ...Object.fromEntries(['text', 'name', 'votes', 'state', 'answer', 'mergedInto'].map((field) => [field, 1])),
        mine: $.eq(['$asker', mark]),
        voted: $.in([mark, '$voters']),
      }),
  )

/** Ids are drawn, so among equals their order tells nothing. */
const inOrder = <Q extends { id: string; state: Question['state']; votes: number }>(questions: readonly Q[]) =>
  [...questions].sort(
    (a, b) => Number(b.state === 'open') - Number(a.state === 'open') || b.votes - a.votes || (a.id < b.id ? -1 : 1),
  )
