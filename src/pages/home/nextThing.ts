/** What home shows: one thing, the next. Judged with the server's own rules. */
import { DAY, monthOf } from '#domain/calendar'
import { refuseLeave } from '#domain/leave'
import { refuseAtDoor, refuseReply, statusOf, type AttendanceStatus, type Standing } from '#domain/session'
import type { Home, OwnSession } from '../../me'

export type NextThing =
  | { step: 'nothing' }
  | { step: 'cancelled'; session: OwnSession }
  /** Not open yet: reply, or see what was replied and change it. */
  | { step: 'ahead'; session: OwnSession; mayCome: boolean; mayAskLeave: boolean }
  | { step: 'open'; session: OwnSession; late: boolean }
  /** It goes on, but nobody can sign in any more. */
  | { step: 'closed'; session: OwnSession }
  | { step: 'signedIn'; session: OwnSession; status: AttendanceStatus; signedAt: number }
  | { step: 'done'; session: OwnSession; status: AttendanceStatus; next: OwnSession | null }

export function nextThing({ me, month, sessions }: Home, now: number): NextThing {
  const coming = sessions.find(({ end }) => now < end)
  // findLast is younger than many a phone
  const last = sessions
    .filter(({ start, end, cancelled }) => end <= now && !cancelled && monthOf(start) === month)
    .pop()

  if (last && (!coming || canWait(coming, me, now))) {
    return { step: 'done', session: last, status: ownStatus(last, me), next: coming ?? null }
  }
  return coming ? upcoming(coming, me, now) : { step: 'nothing' }
}

/** Answered and not before the day after tomorrow: this month's full moon may stand. */
const canWait = (session: OwnSession, me: Standing, now: number) =>
  !session.cancelled &&
  session.start - now > 2 * DAY &&
  (session.reply !== null || refuseReply(session, me, now) !== null)

const ownStatus = (session: OwnSession, me: Standing) =>
  statusOf(session, me, { signedAt: session.signIn?.signedAt ?? null, reply: session.reply })

function upcoming(session: OwnSession, me: Standing, now: number): NextThing {
  if (session.cancelled) return { step: 'cancelled', session }
  if (session.signIn) {
    return { step: 'signedIn', session, status: ownStatus(session, me), signedAt: session.signIn.signedAt }
  }
  const refusal = refuseAtDoor(session, now)
  if (!refusal) return { step: 'open', session, late: now > session.window.lateAfter }
  if (refusal === 'SIGN_IN_CLOSED') return { step: 'closed', session }
  return {
    step: 'ahead',
    session,
    mayCome: session.reply !== 'coming' && refuseReply(session, me, now) === null,
    mayAskLeave: isLeaveOpen(session) && refuseLeave(session, me, now) === null,
  }
}

const isLeaveOpen = ({ reply }: OwnSession) => reply === null || reply === 'coming'
