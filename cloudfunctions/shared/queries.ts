/** Queries of more than one condition, by name. */
import { startOfMonth } from '#domain/calendar'
import { _, find, findAll } from './db'
import type { Attendance, Leave, Member, Notice, Session, ThemeDay } from './documents'

/** A branch has at most some fifty members (MT-04); the cap keeps a mistaken import from being read without end. */
const BRANCH_CAP = 1_000

/** Home looks from the first of this month on, so that what was held stays visible: at most this many sessions. */
const HOME_SESSIONS = 12

export const membersOfBranch = (branchId: string): Promise<Member[]> => findAll('members', { branchId }, BRANCH_CAP)

/** Sessions that invite one of these organisations, by start, from the month's first day on. */
export const sessionsFrom = (month: string, branchId: string): Promise<Session[]> =>
  find(
    'sessions',
    { scope: branchId as never, start: _.gte(startOfMonth(month)) },
    { limit: HOME_SESSIONS, by: { start: 'asc' } },
  )

export const attendancesOf = (sessionId: string): Promise<Attendance[]> => findAll('attendances', { sessionId }, 10_000)

export const leavesOf = (sessionId: string): Promise<Leave[]> => findAll('leaves', { sessionId }, BRANCH_CAP)

export const notAnnounced = (limit: number): Promise<ThemeDay[]> =>
  find('themeDays', { announced: false }, { limit, by: { _id: 'asc' } })

export const pendingNotices = (limit: number): Promise<Notice[]> =>
  find('notices', { state: 'pending' }, { limit, by: { _id: 'asc' } })
