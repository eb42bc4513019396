import type { AttendanceFlag } from '#domain/attendance'
import { dayOf } from '#domain/calendar'
import { AppError, type ErrorCode } from '#domain/errors'
import { isExemptOn } from '#domain/member'
import type { Standing } from '#domain/session'
import { db } from '../../../shared/db'
import { newRow } from '../../../shared/attendanceDocuments'
import { type Attendance, attendanceId, type Member } from '../../../shared/documents'
import { deviceMark } from '../../../shared/marks'
import { placeOn, stageAt } from '../../../shared/standing'
import { witnessed } from '../../../shared/witnessed'

/** Who comes in, and as what. */
export interface Entrant extends Standing {
  memberId: string
}

/** The member's place and stage on that day: who is moved tomorrow was still ours today. */
export function entrantOf(person: Member, now: number): Entrant {
  const day = dayOf(now)
  return {
    memberId: person._id,
    orgPath: placeOn(person, day),
    stage: stageAt(person, day),
    exempt: isExemptOn(person.marks, day),
  }
}

/** What the phone says of itself; it may lie, so it decides nothing. */
interface Phone {
  device?: string | undefined
  near?: boolean | undefined
}

interface Seen extends Pick<Attendance, 'sessionId' | 'method' | 'slot' | 'signedAt' | 'recordedAt'> {
  flags: AttendanceFlag[]
}

export function rowOf(entrant: Entrant, { device, near }: Phone, { flags, ...seen }: Seen): Attendance {
  const { memberId, orgPath, stage, exempt } = entrant
  return {
    ...newRow,
    _id: attendanceId(seen.sessionId, memberId),
    ...{ memberId, orgPath, stage, exempt },
    ...seen,
    device: deviceMark(seen.sessionId, device),
    flags: near === false ? [...flags, 'far'] : flags,
  }
}

const receiptOf = (row: Attendance) => witnessed([row])[0]!

/** A nervous thumb is no offence: whoever is in gets the first receipt, even with an old code. */
export async function admit(row: Attendance, refusal: ErrorCode | null) {
  if (!refusal && (await db.create('attendances', row))) return receiptOf(row)
  const first = await db.get('attendances', row._id)
  if (first) return receiptOf(first)
  throw new AppError(refusal ?? 'INTERNAL')
}
