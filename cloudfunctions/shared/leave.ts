/** A session's replies follow the leave; the leave itself is the truth. */
import { AppError } from '#domain/errors'
import type { LeaveState } from '#domain/leave'
import type { Reply } from '#domain/session'
import { _, getMany, mustGet, updateIf } from './db'
import type { Attendance, Leave, Session } from './documents'

/** Asked, decided and withdrawn in the same moment, and once more. */
const ROUNDS = 6

const shownAs: Record<Exclude<LeaveState, 'withdrawn'>, Reply> = {
  asked: 'leaveAsked',
  approved: 'leaveGranted',
  rejected: 'leaveRefused',
}

/** Only a name that is in the document may become part of a path. */
export const replyIn = (replies: Session['replies'], memberId: string): Reply | null =>
  Object.hasOwn(replies, memberId) ? (replies[memberId] ?? null) : null

type Standing = Pick<Leave, '_id' | 'memberId' | 'state'>

/** 参加, said since, outlives what was withdrawn or refused. */
function replyAfter({ state, memberId }: Standing, replies: Session['replies']): Reply | null {
  const isOver = state === 'withdrawn' || state === 'rejected'
  if (isOver && replyIn(replies, memberId) === 'coming') return 'coming'
  return state === 'withdrawn' ? null : shownAs[state]
}

/**
 * Of several who change the same leave at once, the last one brings the reply to what stands in the end: a reply is changed
 * only as it was seen, and whoever has changed it looks whether the leave is still the same. `changed`: as they lie in the
 * database; `session`: as it was read before.
 */
export async function followed(session: Session, changed: readonly Standing[]) {
  const ids = changed.map(({ _id }) => _id)
  let leaves = changed
  let replies = session.replies
  let isFresh = false
  for (let round = 0; round < ROUNDS; round++) {
    const behind = leaves.filter((leave) => replyAfter(leave, replies) !== replyIn(replies, leave.memberId))
    if (!behind.length && isFresh)
      return leaves.map(({ memberId }) => ({ sessionId: session._id, memberId, reply: replyIn(replies, memberId) }))

    const isMine = behind.length > 0 && (await updateIf('sessions', ...follow(session._id, behind, replies)))
    replies = isMine ? withReplies(replies, behind) : (await mustGet('sessions', session._id)).replies
    if (behind.length) leaves = await getMany('leaves', ids)
    isFresh = true
  }
  throw new AppError('CHANGED_MEANWHILE')
}

/** The condition, and the change. */
function follow(_id: string, leaves: readonly Standing[], replies: Session['replies']) {
  const seen = leaves.map(({ memberId }) => [`replies.${memberId}`, replyIn(replies, memberId)] as const)
  const next = leaves.map((leave) => [`replies.${leave.memberId}`, replyAfter(leave, replies) ?? _.remove()] as const)
  return [{ _id, ...Object.fromEntries(seen) }, Object.fromEntries(next)] as const
}

function withReplies(replies: Session['replies'], leaves: readonly Standing[]): Session['replies'] {
  const next = new Map(leaves.map((leave) => [leave.memberId, replyAfter(leave, replies)]))
  const unchanged = Object.entries(replies).filter(([memberId]) => !next.has(memberId))
  const changed = [...next].flatMap(([memberId, reply]) => (reply ? [[memberId, reply] as const] : []))
  return Object.fromEntries([...unchanged, ...changed])
}

/** Whoever came, came; unless those in charge have said otherwise. */
export const hasCome = ({ ruling, decision }: Pick<Attendance, 'ruling' | 'decision'>) =>
  ruling ? ruling === 'present' || ruling === 'late' : decision?.accepted !== false
