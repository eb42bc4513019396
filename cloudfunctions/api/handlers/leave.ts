import type { leave } from '#types/contract/leave'
import { AppError } from '#domain/errors'
import { type LeaveKind, refuseLeave } from '#domain/leave'
import { _, db, mustGet, updateIf } from '../../shared/db'
import { attendanceId, type Leave, leaveId, type Session } from '../../shared/documents'
import type { Handlers } from '../../shared/serve'

export const leaveHandlers: Handlers<typeof leave> = {
  'leave.ask': async ({ sessionId, kind }, { member, now }) => {
    const session = await mustGet('sessions', sessionId)
    const refusal = refuseLeave(session, member, now)
    if (refusal) throw new AppError(refusal)
    if (await db.get('attendances', attendanceId(sessionId, member._id))) throw new AppError('LEAVE_ALREADY_PRESENT')

    const decided = session.replies[member._id]
    if (decided === 'leaveGranted' || decided === 'leaveRefused') {
      return { sessionId, memberId: member._id, reply: decided }
    }
    await ask(requestFrom(session, member._id, kind, now))
    await updateIf('sessions', { _id: sessionId }, { [`replies.${member._id}`]: 'leaveAsked' })
    return { sessionId, memberId: member._id, reply: 'leaveAsked' }
  },

  'leave.decide': async ({ sessionId, memberId, approve }, { session, member, now }) => {
    // only a name that is in the document may become part of a path
    const reply = Object.hasOwn(session.replies, memberId) ? session.replies[memberId] : null
    if (!reply || reply === 'coming') throw new AppError('LEAVE_NOT_ASKED')

    const decided = approve ? 'leaveGranted' : 'leaveRefused'
    const stillAsked = { _id: sessionId, [`replies.${memberId}`]: _.in(['leaveAsked', 'leaveGranted', 'leaveRefused']) }
    const decision = { state: approve ? 'approved' : 'rejected', decidedAt: now, decidedBy: member._id } as const
    await updateIf('leaves', { _id: leaveId(memberId, sessionId, session.start) }, decision)
    if (reply !== decided && !(await updateIf('sessions', stillAsked, { [`replies.${memberId}`]: decided }))) {
      throw new AppError('LEAVE_NOT_ASKED')
    }
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

/** The same request twice is one request; asked anew after 参加, it is open again. */
async function ask(request: Leave): Promise<void> {
  if (await db.create('leaves', request)) return
  const { kind, state, askedAt } = request
  await updateIf('leaves', { _id: request._id }, { kind, state, askedAt })
}
