/** 假条: how it is put down, by oneself or for somebody. */
import { dayOf } from '#domain/calendar'
import { halfHoursOf } from '#domain/credit'
import { AppError } from '#domain/errors'
import { chainOf, type LeaveKind, refuseLeave, sourceOf } from '#domain/leave'
import type { Rules } from '#domain/rulePack'
import type { Reply } from '#domain/session'
import { db, mustGet, updateIf } from '../../../shared/db'
import { attendanceId, type Leave, leaveId, type Member, type Session } from '../../../shared/documents'
import { hasCome, replyIn } from '../../../shared/leave'
import { placeOn } from '../../../shared/standing'

/** Two who put down the same leave at once, and a third. */
const ROUNDS = 5
/** Of requests that were replaced: as many as anybody asks anew. */
const KEPT = 20

interface Words {
  kind: LeaveKind
  reason: string
  requestId: string
}

export const chainFor = ({ kind, start, end }: Session, rules: Rules) => {
  const halfHours = halfHoursOf(rules, { start, end })
  return { halfHours, ...chainOf(rules, sourceOf(kind), halfHours) }
}

export function requestFrom(session: Session, person: Member, words: Words, { rules, now }: Day): Leave {
  const { halfHours, steps, needsReturn } = chainFor(session, rules)
  return {
    _id: leaveId(person._id, session._id, session.start),
    memberId: person._id,
    memberName: person.name,
    sessionId: session._id,
    title: session.title,
    branch: session.orgName,
    orgPath: session.orgPath,
    from: session.start,
    to: session.end,
    halfHours,
    ...words,
    earlierRequests: [],
    state: 'asked',
    steps: steps.map((role) => ({ role, by: null, byName: '', at: null, approved: null })),
    waitsFor: steps[0] ?? null,
    needsReturn,
    returnedAt: null,
    askedAt: now,
    decidedAt: null,
    decidedBy: null,
    enteredBy: null,
    replaces: replyIn(session.replies, person._id),
    lookAt: now,
  }
}

/** rules: in force on the day of the session. */
interface Day {
  rules: Rules
  now: number
}

/** Before the door opens nobody has come, so nothing is read. */
export async function refuseRequest(session: Session, person: Member, now: number) {
  const refusal = refuseLeave(session, { orgPath: placeOn(person, dayOf(now)) }, now)
  if (refusal || now < session.window.opensAt) return refusal
  const row = await db.get('attendances', attendanceId(session._id, person._id))
  return row && hasCome(row) ? 'LEAVE_ALREADY_PRESENT' : null
}

/** The same request once more, or one that a newer one has replaced: nothing is to be done. */
export function isRepeated(standing: Leave, { requestId, kind, reason }: Words): boolean {
  if (standing.requestId !== requestId) return standing.earlierRequests.includes(requestId)
  if (standing.kind !== kind || standing.reason !== reason) throw new AppError('LEAVE_REUSED')
  return true
}

/** What was granted, in whole or in part, stands until whoever asked says 参加 or withdraws; after a refusal one may ask again. */
const mayBeReplaced = ({ state, steps }: Leave, shown: Reply | null) =>
  state === 'withdrawn' ||
  state === 'rejected' ||
  shown === 'coming' ||
  (state === 'asked' && steps.every(({ at }) => at === null))

/** The leave as it lies in the database afterwards: this one, or what stands against it. */
export async function putDown(fresh: Leave, shown: Reply | null): Promise<Leave> {
  if (await db.create('leaves', fresh)) return fresh
  for (let round = 0; round < ROUNDS; round++) {
    const standing = await mustGet('leaves', fresh._id)
    if (isRepeated(standing, fresh) || !mayBeReplaced(standing, shown)) return standing
    const { requestId, state, waitsFor, decidedAt } = standing
    const { _id, ...changes } = {
      ...fresh,
      earlierRequests: [...standing.earlierRequests, requestId].slice(-KEPT),
    }
    if (await updateIf('leaves', { _id, requestId, state, waitsFor, decidedAt }, changes)) return { _id, ...changes }
  }
  throw new AppError('CHANGED_MEANWHILE')
}
