/** What home shows: one thing, the next. Judged with the server's own rules. */
import { DAY, monthOf } from '#domain/calendar'
import { refuseLeave } from '#domain/leave'
import { statusOf } from '#domain/attendance'
import { refuseAtDoor, refuseReply, type AttendanceStatus, type Standing } from '#domain/session'
import { concernsUntil, maySignOut } from '../../lib/signOut'
import type { Home, OwnSession } from '../../me'

export type NextThing =
  | { step: 'nothing' }
  | { step: 'cancelled'; session: OwnSession }
  /** Not open yet: reply, or see what was replied and change it. */
  | { step: 'ahead'; session: OwnSession; mayCome: boolean; mayAskLeave: boolean }
  | { step: 'open'; session: OwnSession; late: boolean }
  /** It goes on, but nobody can sign in any more. */
  | { step: 'closed'; session: OwnSession }
  /** mayGo: it is time to sign out. */
  | {
      step: 'signedIn'
      session: OwnSession
      status: AttendanceStatus
      row: NonNullable<OwnSession['signIn']>
      mayGo: boolean
    }
  | { step: 'done'; session: OwnSession; status: AttendanceStatus; next: OwnSession | null }

/** `chosenId`: what a shared card or a row of home leads to, as long as it is not over. */
export function nextThing({ me, month, sessions }: Home, now: number, chosenId?: string): NextThing {
  const ahead = aheadOf(sessions, now)
  const chosen = ahead.find(({ id }) => id === chosenId)
  if (chosen) return upcoming(chosen, me, now)
  const [coming] = ahead
  // findLast is younger than many a phone
  const last = sessions
    .filter((one) => concernsUntil(one) <= now && !one.cancelled && monthOf(one.start) === month)
    .pop()

  if (last && (!coming || canWait(coming, me, now))) {
    return { step: 'done', session: last, status: ownStatus(last, me), next: coming ?? null }
  }
  return coming ? upcoming(coming, me, now) : { step: 'nothing' }
}

/** Not over yet, or still to be signed out of; without what was cancelled and arranged anew. */
const aheadOf = (sessions: OwnSession[], now: number) =>
  sessions.filter((session) => now < concernsUntil(session) && !isReplaced(session, sessions))

const isReplaced = (session: OwnSession, sessions: OwnSession[]) =>
  session.cancelled && sessions.some((other) => !other.cancelled && isAlike(session, other))

/** Of lectures and stops there may be several in a month. */
const isAlike = (one: OwnSession, other: OwnSession) =>
  one.kind === other.kind &&
  ((one.kind !== 'lecture' && one.kind !== 'stop') || one.title === other.title) &&
  monthOf(one.start) === monthOf(other.start) &&
  one.scope.join() === other.scope.join()

/** For the same thing people had another day in mind. */
export const replacedBy = ({ sessions }: Home, shown: OwnSession, now: number): OwnSession[] =>
  shown.cancelled ? [] : sessions.filter((one) => one.cancelled && now < one.end && isAlike(one, shown))

/** What there may be a record of. */
export const lastHeld = ({ sessions }: Home, now: number): OwnSession | null =>
  sessions.filter(({ end, cancelled }) => end <= now && !cancelled).pop() ?? null

/** What stands on the leaf. */
export const shownBy = (thing: NextThing): OwnSession | null =>
  'session' in thing && thing.step !== 'done' ? thing.session : null

/** What else asks for a reply; and, from there, the way back to what comes first. */
export function othersThan({ me, sessions }: Home, shown: OwnSession | null, now: number): OwnSession[] {
  return aheadOf(sessions, now).filter((session, index) => {
    if (session === shown || session.cancelled) return false
    return (shown && index === 0) || (session.reply === null && refuseReply(session, me, now) === null)
  })
}

/** Answered and not before the day after tomorrow: this month's full moon may stand. A refused leave is told at once. */
const canWait = (session: OwnSession, me: Standing, now: number) =>
  !session.cancelled &&
  session.reply !== 'leaveRefused' &&
  session.start - now > 2 * DAY &&
  (session.reply !== null || refuseReply(session, me, now) !== null)

const ownStatus = (session: OwnSession, me: Standing) =>
  statusOf(session, me, { row: session.signIn, reply: session.reply })

function upcoming(session: OwnSession, me: Standing, now: number): NextThing {
  if (session.cancelled) return { step: 'cancelled', session }
  if (session.signIn) {
    const { signIn: row } = session
    return { step: 'signedIn', session, status: ownStatus(session, me), row, mayGo: maySignOut(session, now) }
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

/** What was refused may be asked again, for another reason. */
const isLeaveOpen = ({ reply }: OwnSession) => reply === null || reply === 'coming' || reply === 'leaveRefused'
