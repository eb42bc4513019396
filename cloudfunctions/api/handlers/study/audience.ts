/** Whom a session concerns: those invited, its lecturer, and whoever runs it. */
import { dayOf } from '#domain/calendar'
import { AppError } from '#domain/errors'
import { isInvited } from '#domain/org'
import type { Session } from '../../../shared/documents'
import { type Caller, mayAtSession } from '../../../shared/serve'
import { placeOn } from '../../../shared/standing'

const running = { may: 'write', resource: 'session' } as const

/** The lecturer may come from another branch; so may an organiser who runs it. */
export function standingAt(session: Session, caller: Caller) {
  const { member, now } = caller
  if (session.cancelled) throw new AppError('SESSION_CANCELLED')
  return {
    isInvited: isInvited(placeOn(member, dayOf(now)), session.scope),
    lectures: session.lecturer?.id === member._id,
    runs: mayAtSession(caller, running, session),
  }
}

/** For what is asked of members: whoever only lectures or runs it has a look, and no say. */
export function mustBeInvited(session: Session, caller: Caller): void {
  if (!standingAt(session, caller).isInvited) throw new AppError('FORBIDDEN')
}

/** Whether this person ends questions and sees to the rest. */
export function leadsOrIsInvited(session: Session, caller: Caller) {
  const { lectures, runs, isInvited: invited } = standingAt(session, caller)
  const leads = lectures || runs
  if (!leads && !invited) throw new AppError('FORBIDDEN')
  return { leads, lectures, runs }
}
