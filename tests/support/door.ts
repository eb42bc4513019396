/** A session's door and its codes, as tests need them. */
import type { Input } from '#types/contract'
import type { Session } from '../../cloudfunctions/shared/documents'
import { callAs, given, mustCallAs, rows } from './world'

/** The session of the theme day, with something changed. */
export async function changeSession(changes: Partial<Session>): Promise<void> {
  const [session] = rows('sessions')
  await given('sessions', { ...session!, ...changes })
}

export const openDoor = (door: Partial<Session['door']>) =>
  changeSession({ door: { ...rows('sessions')[0]!.door, ...door } })

export const showAs = (openid: string, sessionId: string, purpose: 'signIn' | 'signOut' = 'signIn') =>
  mustCallAs(openid, 'attendance.showCodes', { sessionId, purpose })

/** The sign-out code that the screen shows now. */
export async function currentExit(sessionId: string): Promise<string> {
  const { now, slotMs, firstSlot, tokens } = await showAs('o-secretary', sessionId, 'signOut')
  return tokens[Math.floor(now / slotMs) - firstSlot]!
}

export const signInAs = (openid: string, token: string, more: Omit<Input<'attendance.signIn'>, 'token'> = {}) =>
  callAs(openid, 'attendance.signIn', { token, ...more })
