import type { leave } from '#types/contract/leave'
import { dayOf } from '#domain/calendar'
import { AppError } from '#domain/errors'
import { type LeaveKind, refuseDecision, refuseLeave } from '#domain/leave'
import { _, db, mustGet, updateIf } from '../../shared/db'
import { attendanceId, type Leave, leaveId, type Session } from '../../shared/documents'
import type { Handlers } from '../../shared/serve'
import { placeOn } from '../../shared/standing'

export const leaveHandlers: Handlers<typeof leave> = {
  'leave.ask': async ({ sessionId, kind }, { member, now }) => {
    const session = await mustGet('sessions', sessionId)
    const refusal = refuseLeave(session, { orgPath: placeOn(member, dayOf(now)) }, now)
    if (refusal) throw new AppError(refusal)
    if (await db.get('attendances', attendanceId(sessionId, member._id))) throw new AppError('LEAVE_ALREADY_PRESENT')

    const decided = session.replies[member._id]
    if (decided === 'leaveGranted' || decided === 'leaveRefused') {
      return { sessionId, memberId: member._id, reply: decided }
    }
    const request = requestFrom(session, member._id, kind, now)
    const isNew = await db.create('leaves', request)
    const undecided = { _id: sessionId, [`replies.${member._id}`]: _.in([null, 'coming', 'leaveAsked']) }
    if (!(await updateIf('sessions', undecided, { [`replies.${member._id}`]: 'leaveAsked' }))) {
      // asked already, or decided in this very moment: what stands is the answer
      const standing = (await mustGet('sessions', sessionId)).replies[member._id]
      return { sessionId, memberId: member._id, reply: standing ?? 'leaveAsked' }
    }
    if (!isNew) await reopen(request)
    return { sessionId, memberId: member._id, reply: 'leaveAsked' }
  },

  'leave.decide': async ({ sessionId, memberId, approve }, { session, member, now, rulesOn }) => {
    const refusal = refuseDecision(rulesOn(dayOf(session.start)), session, now)
    if (refusal) throw new AppError(refusal)
    // only a name that is in the document may become part of a path
    const reply = Object.hasOwn(session.replies, memberId) ? session.replies[memberId] : null
    if (!reply || reply === 'coming') throw new AppError('LEAVE_NOT_ASKED')

    const decided = approve ? 'leaveGranted' : 'leaveRefused'
    const stillAsked = { _id: sessionId, [`replies.${memberId}`]: _.in(['leaveAsked', 'leaveGranted', 'leaveRefused']) }
    if (reply !== decided && !(await updateIf('sessions', stillAsked, { [`replies.${memberId}`]: decided }))) {
      throw new AppError('LEAVE_NOT_ASKED')
    }
    const decision = { state: approve ? 'approved' : 'rejected', decidedAt: now, decidedBy: member._id } as const
    await updateIf('leaves', { _id: leaveId(memberId, sessionId, session.start) }, decision)
    return { sessionId, memberId, reply: decided }
  },
}

const requestFrom = (session: Session, memberId: string, kind: LeaveKind, now: number): Leave => ({
  _id: leaveId(memberId, session._id, session.start),
  memberId,
  sessionId: session._id,
  from: session.start,
  to: session.end,
  kind,
  state: 'asked',
  askedAt: now,
  decidedAt: null,
  decidedBy: null,
})

/** Asked anew after 参加, it is open again; a decision made since stands. */
async function reopen({ _id, kind, state, askedAt, decidedAt, decidedBy }: Leave): Promise<void> {
  const notDecidedSince = { _id, decidedAt: _.not(_.gte(askedAt)) as never }
  await updateIf('leaves', notDecidedSince, { kind, state, askedAt, decidedAt, decidedBy })
}
