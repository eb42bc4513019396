/** How questions come to their end: one by one, and all together. */
import { AppError } from '#domain/errors'
import { refuseEnding } from '#domain/question'
import type { Input } from '#types/contract'
import { checkText } from '../../../shared/contentCheck'
import { _, db, findParts, getMany, updateIf, updateMany } from '../../../shared/db'
import { type Desk, type Question, questionKey } from '../../../shared/courseDocuments'
import type { Caller } from '../../../shared/serve'

type Ending = Input<'question.end'>

const wordsOf = (ending: Ending) =>
  ending.to === 'answered' ? ending.answer : ending.to === 'declined' ? ending.reason : null

/** What stands beside a question is read by all who were invited, as the question is. */
async function refuseRisky(ending: Ending, openid: string): Promise<void> {
  const words = wordsOf(ending)
  if (words !== null && (await checkText(words, openid)) !== 'pass')
    throw new AppError('QUESTION_RISKY', '您写的没有通过内容检查，请换个说法再提交')
}

const isAlready = ({ state, answer, mergedInto }: Question, ending: Ending) =>
  state === ending.to && answer === wordsOf(ending) && mergedInto === (ending.to === 'merged' ? ending.into : null)

/** As it was looked at: of two who end it at once, one is told. */
export async function endQuestion(ending: Ending, { member, openid }: Caller): Promise<Question['state']> {
  const { sessionId, id, to } = ending
  const _id = questionKey(sessionId, id)
  const into = to === 'merged' ? questionKey(sessionId, ending.into) : null
  const found = await getMany('questions', into ? [_id, into] : [_id])
  const before = found.find((one) => one._id === _id)
  if (!before) throw new AppError('NOT_FOUND')
  // sent once more
  if (isAlready(before, ending)) return to
  const refusal = refuseEnding(before.state, to)
  if (refusal) throw new AppError(refusal)
  await refuseRisky(ending, openid)
  const mergedInto = into && to === 'merged' ? ending.into : null
  if (into) await hold(into, _id)
  const { state, revision } = before
  const change = { state: to, answer: wordsOf(ending), mergedInto, endedBy: member._id, revision: revision + 1 }
  if (!(await updateIf('questions', { _id, state, revision, closed: false }, change)))
    throw new AppError('CHANGED_MEANWHILE')
  return to
}

/**
 * What another is merged into has not gone into one itself, and whoever is just doing that is told: he looked at an
 * earlier revision. So no circle comes about, however many merge at once.
 */
async function hold(into: string, _id: string): Promise<void> {
  const standing = { _id: into, state: _.in(['open', 'answered']) as never }
  if (into === _id || !(await updateIf('questions', standing, { revision: _.inc(1) })))
    throw new AppError('QUESTION_ITSELF')
}

/** As many as are asked while somebody closes. */
const ROUNDS = 5
const MANY = 1_000

interface Closing {
  /** Why questions may be left open; undefined: they may not. */
  reason: string | undefined
  by: string
  now: number
}

/** How many were waived. The desk first, then its questions: when this is through, nothing changes any more. */
export async function closeDesk(sessionId: string, closing: Closing): Promise<number> {
  const waived = await closeAsSeen(sessionId, closing)
  await updateMany('questions', { sessionId }, { closed: true })
  return waived
}

/** A question that came meanwhile is looked at as well. */
async function closeAsSeen(sessionId: string, closing: Closing): Promise<number> {
  for (let round = 0; round < ROUNDS; round++) {
    const desk = await db.get('desks', sessionId)
    if (desk && desk.closedAt !== null) return desk.waived?.count ?? 0
    const count = desk ? await openAt(desk) : 0
    const closed = { closedAt: closing.now, closedBy: closing.by, waived: waivedOf(count, closing.reason) }
    const isMine = desk
      ? await updateIf('desks', { _id: sessionId, closedAt: null as never, asks: desk.asks }, closed)
      : await db.create('desks', { _id: sessionId, asked: {}, asks: 0, ...closed })
    if (isMine) return count
  }
  throw new AppError('CHANGED_MEANWHILE')
}

function waivedOf(count: number, reason: string | undefined): Desk['waived'] {
  if (count === 0) return null
  if (reason === undefined) throw new AppError('QUESTION_LEFT_OPEN')
  return { count, reason }
}

/** How many still wait for their end; none once the desk is closed, whatever was waived. */
export async function leftOpenAt(sessionId: string): Promise<number> {
  const desk = await db.get('desks', sessionId)
  return desk && desk.closedAt === null ? openAt(desk) : 0
}

/** Of those the desk names; what a crash has left beside it is no question. */
async function openAt({ _id: sessionId, asked }: Desk): Promise<number> {
  const open = await findParts(
    'questions',
    { sessionId, state: 'open' },
    { limit: MANY, by: { votes: 'desc', _id: 'asc' }, parts: ['state'] },
  )
  const standing = new Set(
    Object.values(asked)
      .flat()
      .map((id) => questionKey(sessionId, id)),
  )
  return open.filter(({ _id }) => standing.has(_id)).length
}
