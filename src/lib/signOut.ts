/** 签退, as the member's pages tell it. */
import { dayOf } from '#domain/calendar'
import { rulesOn } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'
import { signOutWindow } from '#domain/signIn'
import type { OwnSession } from '../me'

type Asked = Pick<OwnSession, 'door' | 'signIn' | 'start' | 'end'>

const windowOf = (session: Asked) => signOutWindow(rulesOn(currentPack, dayOf(session.start)), session)

/** Signed in, asked to sign out, and not out yet. A correction or a no has said all there is to say. */
const isOwed = ({ door, signIn }: Asked) =>
  door.signOut && signIn !== null && signIn.outAt === null && signIn.ruling === null && signIn.accepted !== false

export function maySignOut(session: Asked, now: number): boolean {
  const { opensAt, closesAt } = windowOf(session)
  return isOwed(session) && opensAt <= now && now < closesAt
}

/** Until when the session concerns one: whoever is in may sign out for a while after the end. */
export const concernsUntil = (session: Asked) => (isOwed(session) ? windowOf(session).closesAt : session.end)
