/** Who was expected at a session and what became of it: the same in the record, in the book and in the settlement. */
import { dayOf } from '#domain/calendar'
import { statusOf } from '#domain/attendance'
import { isExpected } from '#domain/session'
import { db } from './db'
import type { Attendance, Member, Session, SettledLine } from './documents'
import { attendancesOf, membersOnDay } from './queries'
import { standingOn } from './standing'
import { witnessed, type WitnessedRow } from './witnessed'

export type TurnoutLine = Omit<SettledLine, 'halfHours'>

/** As it was settled; judged now where it is not. One read, or two. */
export async function turnoutNow(session: Session): Promise<TurnoutLine[]> {
  const settled = session.settledAt ? await db.get('settlements', session._id) : null
  if (settled?.version) return settled.lines
  const [members, attendances] = await Promise.all([
    membersOnDay(session.org, dayOf(session.start)),
    attendancesOf(session._id),
  ])
  return turnoutOf(session, members, attendances)
}

/** `members`: of the branch on that day. Everybody expected or exempt, and whoever came beside them, without his name. */
export function turnoutOf(
  session: Session,
  members: readonly Member[],
  attendances: readonly Attendance[],
): TurnoutLine[] {
  const rows = witnessed(attendances)
  const rowOf = new Map(rows.map((row) => [row.memberId, row]))
  const known = new Set(members.map(({ _id }) => _id))
  const own = members.flatMap((person) => lineOf(session, person, rowOf.get(person._id) ?? null) ?? [])
  const guests = rows.filter(({ memberId }) => !known.has(memberId)).map((row) => guestLine(session, row))
  return [...own, ...guests]
}

function lineOf(session: Session, person: Member, row: WitnessedRow | null): TurnoutLine | null {
  const standing = row ?? standingOn(person, dayOf(session.start), session)
  const isInvited = isExpected(session, { ...standing, exempt: false })
  if (!isInvited && !row) return null
  const status = statusOf(session, standing, { row, reply: session.replies[person._id] ?? null })
  const expected = isInvited && !standing.exempt
  return { memberId: person._id, name: person.name, expected, status, ...seenAtDoor(row) }
}

/** Whoever is not on the day's list is a guest, whatever place he signed in with. */
function guestLine(session: Session, row: WitnessedRow): TurnoutLine {
  const status = statusOf(session, { ...row, orgPath: [] }, { row, reply: null })
  return { memberId: row.memberId, name: '', expected: false, status, ...seenAtDoor(row) }
}

const seenAtDoor = (row: WitnessedRow | null) => ({
  method: row?.method ?? null,
  signedAt: row?.signedAt ?? null,
  outAt: row?.outAt ?? null,
  flags: row?.flags ?? [],
})

/** Missed it, and so can have made up for it. */
export const isAway = ({ status }: Pick<TurnoutLine, 'status'>) =>
  status === 'absent' || status === 'leave' || status === 'exempt'

/** Came without being on the list; a correction that says so changes nothing about the list. */
export const isObserver = ({ expected, status }: Pick<TurnoutLine, 'expected' | 'status'>) =>
  !expected && (status === 'observer' || status === 'present' || status === 'late')
