/** 累计请假: what leave of a year comes to, beside all that one was expected at. */
import { statusOf } from '#domain/attendance'
import { dayOf } from '#domain/calendar'
import { halfHoursOf } from '#domain/credit'
import type { LeaveShare } from '#domain/leave'
import type { Rules } from '#domain/rulePack'
import { isExpected } from '#domain/session'
import { getMany } from './db'
import { attendanceId, type Member, type Session } from './documents'
import { replyIn } from './leave'
import { sessionsOfYear } from './queries'
import { standingOn } from './standing'
import { witnessed } from './witnessed'

interface Day {
  now: number
  rulesOn: (day: string) => Rules
}

export const isAwaited = (session: Session, me: Member) =>
  !session.cancelled && isExpected(session, standingOn(me, dayOf(session.start), session))

export const shareOf = async (me: Member, year: string, day: Day): Promise<LeaveShare> =>
  shareAmong(await sessionsOfYear(me.branchId, year), me, day)

/** `ofYear`: all of his branch. Whoever was there all the same was not on leave: the two never both count. */
export async function shareAmong(ofYear: readonly Session[], me: Member, { now, rulesOn }: Day): Promise<LeaveShare> {
  const sessions = ofYear.filter((session) => isAwaited(session, me))
  const granted = sessions.filter(({ replies }) => replyIn(replies, me._id) === 'leaveGranted')
  const opened = granted.filter(({ window }) => window.opensAt <= now)
  const rows = witnessed(
    await getMany(
      'attendances',
      opened.map(({ _id }) => attendanceId(_id, me._id)),
    ),
  )
  const isAway = (session: Session) => {
    const row = rows.find(({ sessionId }) => sessionId === session._id) ?? null
    const standing = row ?? standingOn(me, dayOf(session.start), session)
    return statusOf(session, standing, { row, reply: 'leaveGranted' }) === 'leave'
  }
  const halfHours = (some: readonly Session[]) =>
    some.reduce((sum, session) => sum + halfHoursOf(rulesOn(dayOf(session.start)), session), 0)
  return { leave: halfHours(granted.filter(isAway)), total: halfHours(sessions) }
}
