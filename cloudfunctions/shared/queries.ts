/** Queries of more than one condition, by name. */
import { DAY, monthOf, startOfMonth } from '#domain/calendar'
import { _, find, findAll } from './db'
import type { Attendance, Claim, Complaint, Invite, Leave, Member, Notice, Session } from './documents'

/** A branch has at most some fifty members (MT-04); the cap keeps a mistaken import from being read without end. */
const BRANCH_CAP = 1_000

/** Home looks from the first of this month on, so that what was held stays visible: at most this many sessions. */
const HOME_SESSIONS = 12

export const membersOfBranch = (branchId: string): Promise<Member[]> => findAll('members', { branchId }, BRANCH_CAP)

/**
 * Sessions that invite the branch, by start, from the month's first day on. In its first days also those of the days
 * before: last night's list can still be called, and its receipt still be looked at.
 */
export const sessionsFrom = (now: number, branchId: string): Promise<Session[]> =>
  find(
    'sessions',
    { scope: branchId as never, start: _.gte(Math.min(startOfMonth(monthOf(now)), now - 2 * DAY)) },
    { limit: HOME_SESSIONS, by: { start: 'asc' } },
  )

export const attendancesOf = (sessionId: string): Promise<Attendance[]> => findAll('attendances', { sessionId }, 10_000)

export const leavesOf = (sessionId: string): Promise<Leave[]> => findAll('leaves', { sessionId }, BRANCH_CAP)

export const notAnnounced = (limit: number): Promise<Session[]> =>
  find('sessions', { announced: false }, { limit, by: { _id: 'asc' } })

export const pendingNotices = (limit: number): Promise<Notice[]> =>
  find('notices', { state: 'pending' }, { limit, by: { _id: 'asc' } })

/** People of one name: as many as a roster of thousands has of the commonest. */
export const namesakes = (name: string): Promise<Member[]> =>
  find('members', { name }, { limit: 50, by: { _id: 'asc' } })

export const claimsOf = (branchId: string): Promise<Claim[]> => findAll('claims', { branchId }, BRANCH_CAP)

export async function newestInvite(memberId: string): Promise<Invite | null> {
  const [invite] = await find('invites', { memberId }, { limit: 1, by: { createdAt: 'desc' } })
  return invite ?? null
}

export const complaintsBy = (openid: string, limit: number): Promise<Complaint[]> =>
  find('complaints', { openid }, { limit, by: { askedAt: 'desc' } })

/** Whose names begin so, after the last one seen: first the rest of that name, then the names behind it. */
export async function peoplePage(
  orgId: string,
  { prefix = '', after, limit }: { prefix?: string; after?: { name: string; id: string }; limit: number },
): Promise<Member[]> {
  const at = { orgPath: orgId as never }
  const by = { name: 'asc', _id: 'asc' } as const
  const same = after ? await find('members', { ...at, name: after.name, _id: _.gt(after.id) }, { limit, by }) : []
  if (same.length === limit) return same

  const end = _.lt(`${prefix}\uffff`)
  const from = after ? _.gt(after.name) : _.gte(prefix)
  const rest = await find('members', { ...at, name: _.and([from, end]) as never }, { limit: limit - same.length, by })
  return [...same, ...rest]
}
