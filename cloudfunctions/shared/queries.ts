/** Queries of more than one condition, by name. */
import { DAY, instantOf, monthOf, startOfMonth } from '#domain/calendar'
import { membershipOn } from '#domain/member'
import { _, find, findAll } from './db'
import type { Attendance, Claim, Complaint, Invite, Leave, Member, Notice, Org, Session } from './documents'

/** A branch has at most some fifty members (MT-04); the cap keeps a mistaken import from being read without end. */
const BRANCH_CAP = 1_000

/** Home looks from the first of this month on, so that what was held stays visible: at most this many sessions. */
const HOME_SESSIONS = 40

export const membersOfBranch = (branchId: string): Promise<Member[]> => findAll('members', { branchId }, BRANCH_CAP)

/** Who belonged to the branch on that day, wherever he is now. */
export async function membersOnDay(branchId: string, day: string): Promise<Member[]> {
  const ever = await findAll('members', { 'memberships.branch': branchId }, BRANCH_CAP)
  return ever.filter(({ memberships }) => membershipOn(memberships, day)?.branch === branchId)
}

/**
 * Sessions that invite one of these places, by start, from the month's first day on. In its first days also those of the
 * days before: last night's list can still be called, and its receipt still be looked at.
 */
export const sessionsFrom = (now: number, places: readonly string[]): Promise<Session[]> =>
  find(
    'sessions',
    { scope: _.in([...places]) as never, start: _.gte(Math.min(startOfMonth(monthOf(now)), now - 2 * DAY)) },
    { limit: HOME_SESSIONS, by: { start: 'asc' } },
  )

/** All that a branch held and planned in that year, by start. */
export async function sessionsOfYear(branchId: string, year: string): Promise<Session[]> {
  const from = instantOf(`${year}-01-01`)
  const start = _.and([_.gte(from), _.lt(instantOf(`${Number(year) + 1}-01-01`))]) as never
  const found = await findAll('sessions', { org: branchId, start }, BRANCH_CAP)
  return found.sort((a, b) => a.start - b.start)
}

/** The branch itself, its party groups of now and before, and what was merged into it. */
export const orgsAt = (branchId: string): Promise<Org[]> => findAll('orgs', { path: branchId as never }, BRANCH_CAP)

/** Whoever holds or held a post in the branch. */
export const postHolders = (branchId: string): Promise<Member[]> =>
  findAll('members', { 'posts.org': branchId }, BRANCH_CAP)

/** What was published last of a source; an earlier one was cancelled. */
export async function newestSession(sourceId: string): Promise<Session | null> {
  const [session] = await find('sessions', { sourceId }, { limit: 1, by: { version: 'desc' } })
  return session ?? null
}

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
