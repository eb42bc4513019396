import { randomUUID } from 'node:crypto'
import type { attendance } from '#types/contract/attendance'
import { dayOf } from '#domain/calendar'
import { AppError } from '#domain/errors'
import { membershipOn } from '#domain/member'
import { calledAt, refuseRollCall } from '#domain/session'
import { getMany } from '../../../shared/db'
import { newRow } from '../../../shared/attendanceDocuments'
import { type Attendance, attendanceId } from '../../../shared/documents'
import type { Handlers } from '../../../shared/serve'
import { standingOn } from '../../../shared/standing'
import { record } from './record'

export const rollHandlers: Pick<Handlers<typeof attendance>, 'attendance.rollCall'> = {
  'attendance.rollCall': async ({ sessionId, memberIds, late }, { session, member, now, rulesOn }) => {
    const day = dayOf(session.start)
    const refusal = refuseRollCall(rulesOn(day), session, now)
    if (refusal) throw new AppError(refusal)

    const called = (await getMany('members', memberIds)).filter(
      ({ memberships }) => membershipOn(memberships, day)?.branch === session.org,
    )
    if (called.length < new Set(memberIds).size) throw new AppError('NOT_FOUND')
    const call = randomUUID()
    const rows = called.map((person): Attendance => ({
      ...newRow,
      _id: attendanceId(sessionId, person._id),
      sessionId,
      memberId: person._id,
      ...standingOn(person, day, session),
      method: 'rollCall',
      slot: null,
      signedAt: calledAt(session, now, late === true),
      recordedAt: now,
      by: member._id,
      call,
    }))
    return { now, ...(await record(rows)) }
  },
}
