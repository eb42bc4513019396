import type { attendance } from '#types/contract/attendance'
import { isMuchOffline, statusOf } from '#domain/attendance'
import { dayOf } from '#domain/calendar'
import { leaveRoles, mayDecide } from '#domain/leave'
import type { DeliveryState } from '#domain/notice'
import { leadsBranchOf } from '#domain/rights'
import { isExpected, isHelping, sessionStateOf } from '#domain/session'
import { find, getMany } from '../../../shared/db'
import type { Attendance, Leave, Member, Notice, Session } from '../../../shared/documents'
import { attendancesOf, leavesOf, membersOnDay } from '../../../shared/queries'
import type { AtSession, Handlers } from '../../../shared/serve'
import { standingOn } from '../../../shared/standing'
import { witnessed, type WitnessedRow } from '../../../shared/witnessed'
import { factsOf } from '../session'

type ListHandlers = Pick<Handlers<typeof attendance>, 'attendance.live'>

export const listHandlers: ListHandlers = {
  'attendance.live': async ({ sessionId }, caller) => {
    const { session, now, rulesOn, ruleVersion } = caller
    const day = dayOf(session.start)
    const [members, found, leaves, [notice]] = await Promise.all([
      membersOnDay(session.org, day),
      attendancesOf(sessionId),
      leavesOf(sessionId),
      // themeDay sorts behind reminder and cancelled: the first word of it is what one asks after
      find('notices', { sessionId }, { limit: 1, by: { _id: 'desc' } }),
    ])
    const rows = witnessed(found)
    const guests = await observersAmong(rows, members)
    const known = { session, rows, leaves, notice, caller }
    return {
      now,
      ruleVersion,
      branch: session.orgName,
      session: factsOf(session),
      state: sessionStateOf(session, now),
      revision: session.revision,
      helpers: session.helpers,
      headCount: session.headCount,
      settledAt: session.settledAt,
      muchOffline: isMuchOffline(rulesOn(day), rows),
      people: [...members, ...guests].map((person) => lineOf(known, person)).filter(isConcerned),
    }
  },
}

/** Those who came without being of the branch: 旁听. */
async function observersAmong(rows: readonly Attendance[], members: readonly Member[]): Promise<Member[]> {
  const known = new Set(members.map(({ _id }) => _id))
  const strangers = rows.map(({ memberId }) => memberId).filter((id) => !known.has(id))
  return strangers.length ? getMany('members', strangers) : []
}

interface Known {
  session: Session
  rows: readonly WitnessedRow[]
  leaves: readonly Leave[]
  notice: Notice | undefined
  caller: AtSession
}

function lineOf({ session, rows, leaves, notice, caller }: Known, person: Member) {
  const row = rows.find(({ memberId }) => memberId === person._id) ?? null
  const reply = session.replies[person._id] ?? null
  const standing = row ?? standingOn(person, dayOf(session.start), session)
  return {
    id: person._id,
    name: person.name,
    job: person.job,
    expected: isExpected(session, standing),
    reply,
    leave: leaveOf(
      leaves.find(({ memberId, state }) => memberId === person._id && state !== 'withdrawn'),
      caller,
    ),
    // a number is shown to nobody but the branch's secretary (platform rule 15.2.1)
    ...reachOf(person, notice?.deliveries[person._id] ?? null, leadsBranchOf(caller.grants, session.org)),
    signIn: row,
    corrections: row?.corrections ?? [],
    status: statusOf(session, standing, { row, reply }),
  }
}

/** Why somebody is away is for those who run the session. `mine`: it waits for a step that whoever asks may decide. */
function leaveOf(leave: Leave | undefined, { session, member, grants, now }: AtSession) {
  const isInCharge =
    leaveRoles.some((role) => mayDecide(grants, role, session.orgPath)) || isHelping(session, member._id, dayOf(now))
  if (!leave || !isInCharge) return null
  const { kind, reason, waitsFor } = leave
  return { kind, reason, mine: waitsFor !== null && mayDecide(grants, waitsFor, session.orgPath) }
}

function reachOf({ phone }: Member, delivery: DeliveryState | null, isOwn: boolean) {
  const isMissed = delivery === 'unreached' || delivery === 'failed'
  return { delivery, phone: isOwn && isMissed ? phone : null }
}

/** Applicants of the branch are listed once they come or answer; who is exempt is not counted, and still looked after. */
const isConcerned = (line: { expected: boolean; status: string; signIn: unknown; reply: unknown }) =>
  line.expected || line.status === 'exempt' || line.signIn !== null || line.reply !== null
