import type { meeting } from '#types/contract/meeting'
import {
  gapsOf,
  type HeldMeeting,
  isMeetingKind,
  isOfficer,
  meetingId,
  type MeetingKind,
  refuseMeeting,
  scopeOf,
} from '#domain/branchMeetings'
import { dayOf } from '#domain/calendar'
import { AppError } from '#domain/errors'
import { windowOf } from '#domain/session'
import { replyByOf } from '#domain/themeDay'
import { db } from '../../shared/db'
import { newSession, type Org, type Session } from '../../shared/documents'
import { newestSession, orgsAt, postHolders, sessionsOfYear } from '../../shared/queries'
import type { AtBranch, Handlers } from '../../shared/serve'
import { sessionCode } from '../../shared/marks'

type Draft = Parameters<(typeof meetingHandlers)['meeting.plan']>[0]
type Meeting = Session & { kind: MeetingKind }

export const meetingHandlers: Handlers<typeof meeting> = {
  'meeting.calendar': async ({ branchId, year }, { now, rules, ruleVersion }) => {
    const today = dayOf(now)
    const [orgs, sessions, holders] = await Promise.all([
      orgsAt(branchId),
      sessionsOfYear(branchId, year),
      postHolders(branchId),
    ])
    const branch = orgs.find(({ _id }) => _id === branchId)
    if (!branch) throw new AppError('NOT_FOUND')
    const meetings = sessions.filter(isMeeting)
    const groups = openGroups(orgs)
    const firstDay = `${year}-01-01`
    const body = {
      groups: groups.map(({ _id, name, from }) => ({ id: _id, name, since: from })),
      hasCommittee: holders.some((person) => person.branchId === branchId && isOfficer(person.posts, branchId, today)),
      since: branch.from > firstDay ? branch.from : firstDay,
    }
    return {
      now,
      ruleVersion,
      branch: branch.name,
      groups: groups.map(({ _id, name }) => ({ id: _id, name })),
      meetings: meetings.map((one) => ({
        sessionId: one._id,
        kind: one.kind,
        groupId: groupOf(one),
        title: one.title,
        start: one.start,
        end: one.end,
        cancelled: one.cancelled,
      })),
      // of a year gone by: what it still owes, told as of today
      gaps: gapsOf(heldBy(meetings, now), body, today, rules).filter(({ period }) => period.startsWith(year)),
    }
  },

  'meeting.plan': async (draft, caller) => {
    const { branch, ruleVersion } = caller
    const newest = await newestSession(meetingId(branch.id, draft))
    const session = newest && !newest.cancelled ? newest : await planned(draft, (newest?.version ?? 0) + 1, caller)
    if (!isSame(session, draft)) throw new AppError('MEETING_EXISTS')
    return { sessionId: session._id, publishedAt: session.publishedAt, ruleVersion }
  },
}

const isMeeting = (session: Session): session is Meeting => isMeetingKind(session.kind)

/** What was merged into the branch brought its party groups along, all of them closed. */
const openGroups = (orgs: readonly Org[]) =>
  orgs
    .filter(({ level, to }) => level === 'partyGroup' && to === null)
    .sort((a, b) => (a.from < b.from || (a.from === b.from && a.name < b.name) ? -1 : 1))

const groupOf = ({ kind, scope }: Meeting) => (kind === 'groupMeeting' ? (scope[0] ?? null) : null)

/** A lesson given on a theme day is no 书记讲党课, whoever gave it: what counts is what was put down as one. */
const heldBy = (meetings: readonly Meeting[], now: number): HeldMeeting[] =>
  meetings.flatMap((one) => {
    const groupId = groupOf(one)
    if (one.cancelled || one.end > now) return []
    return [{ kind: one.kind, day: dayOf(one.start), ...(groupId && { groupId }) }]
  })

/** The one insert that decides: whoever comes second meets what was planned first. */
async function planned(draft: Draft, version: number, caller: AtBranch): Promise<Session> {
  const { branch, now, rules } = caller
  const groups = draft.groupId ? openGroups(await orgsAt(branch.id)) : []
  const groupIds = groups.map(({ _id }) => _id)
  const refusal = refuseMeeting(rules, draft, groupIds, now)
  if (refusal) throw new AppError(refusal)
  const fresh = sessionFrom(draft, version, caller)
  const standing = (await db.create('sessions', fresh)) ? fresh : await db.get('sessions', fresh._id)
  if (!standing) throw new AppError('INTERNAL')
  return standing
}

/** What was planned is the same if everybody would read the same. */
const isSame = (session: Session, { title, place, start, end, agenda }: Draft) =>
  session.title === title &&
  session.place === place &&
  session.start === start &&
  session.end === end &&
  JSON.stringify(session.agenda.map((point) => point.title)) === JSON.stringify(agenda)

function sessionFrom(draft: Draft, version: number, { branch, member, now, rules, rulesOn }: AtBranch): Session {
  const { kind, title, place, start, end } = draft
  const sourceId = meetingId(branch.id, draft)
  // put down afterwards: nobody is told about the past
  const isPast = start <= now
  return {
    ...newSession,
    _id: sessionCode(sourceId, version),
    kind,
    sourceId,
    org: branch.id,
    orgPath: branch.path,
    orgName: member.branchName,
    scope: scopeOf(branch.id, draft),
    title,
    place,
    start,
    end,
    replyBy: replyByOf(rules, start, now),
    window: windowOf(rulesOn(dayOf(start)), start, end),
    agenda: draft.agenda.map((point) => ({ part: null, title: point })),
    lecturer: null,
    version,
    cancelled: false,
    cancelReason: null,
    publishedAt: now,
    publishedBy: member._id,
    announced: isPast,
    reminded: isPast,
    record: 'draft',
    changedAt: now,
    replies: {},
  }
}
