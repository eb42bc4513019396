/** Who was expected at a session and what became of it: the same in the record and in the book. */
import { dayOf } from '#domain/calendar'
import { type AttendanceStatus, isExpected, statusOf } from '#domain/session'
import type { Attendance, Member, Session } from './documents'
import { standingOn } from './standing'

export interface TurnoutLine {
  memberId: string
  name: string
  expected: boolean
  status: AttendanceStatus
  attendance: Attendance | null
}

/** `members`: of the branch on that day. Everybody expected or exempt, and whoever came beside them, without his name. */
export function turnoutOf(
  session: Session,
  members: readonly Member[],
  attendances: readonly Attendance[],
): TurnoutLine[] {
  const rowOf = new Map(attendances.map((row) => [row.memberId, row]))
  const known = new Set(members.map(({ _id }) => _id))
  const own = members.flatMap((person) => lineOf(session, person, rowOf.get(person._id) ?? null) ?? [])
  const guests = attendances.flatMap((attendance): TurnoutLine[] => {
    const { memberId } = attendance
    return known.has(memberId) ? [] : [{ memberId, name: '', expected: false, status: 'observer', attendance }]
  })
  return [...own, ...guests]
}

function lineOf(session: Session, person: Member, attendance: Attendance | null): TurnoutLine | null {
  const standing = attendance ?? standingOn(person, dayOf(session.start), session)
  const isInvited = isExpected(session, { ...standing, exempt: false })
  if (!isInvited && !attendance) return null
  const facts = { signedAt: attendance?.signedAt ?? null, reply: session.replies[person._id] ?? null }
  const status = statusOf(session, standing, facts)
  return { memberId: person._id, name: person.name, expected: isInvited && !standing.exempt, status, attendance }
}
