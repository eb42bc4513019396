import { isDeepStrictEqual } from 'node:util'
import type { attendance } from '#types/contract/attendance'
import { dayOf } from '#domain/calendar'
import { AppError } from '#domain/errors'
import { membershipOn } from '#domain/member'
import { refuseClose, refuseDoorChange } from '#domain/session'
import { getMany, mustGet, updateIf } from '../../../shared/db'
import type { Session } from '../../../shared/documents'
import type { Handlers } from '../../../shared/serve'

type SettingsHandlers = Pick<
  Handlers<typeof attendance>,
  'attendance.close' | 'attendance.setDoor' | 'attendance.appointHelpers'
>

export const settingsHandlers: SettingsHandlers = {
  'attendance.close': async ({ sessionId, headCount }, { session, now }) => {
    const refusal = refuseClose(session, now)
    if (refusal) throw new AppError(refusal)
    const closedAt = Math.min(now, session.window.closesAt)
    const isEnding = closedAt < session.window.closesAt
    const changes = {
      ...(isEnding && { window: { ...session.window, closesAt: closedAt } }),
      ...(headCount !== undefined && { headCount }),
    }
    if (Object.keys(changes).length) await updateIf('sessions', { _id: sessionId, cancelled: false }, changes)
    return { sessionId, closedAt }
  },

  'attendance.setDoor': async ({ revision, door }, { session, now }) => {
    const refusal = refuseDoorChange(session, now)
    if (refusal) throw new AppError(refusal)
    return changed(session._id, revision, { door })
  },

  'attendance.appointHelpers': async ({ revision, memberIds }, { session, now }) => {
    const refusal = refuseDoorChange(session, now)
    if (refusal) throw new AppError(refusal)
    const day = dayOf(session.start)
    const wanted = [...new Set(memberIds)]
    const found = wanted.length ? await getMany('members', wanted) : []
    const helpers = wanted.map((id) => {
      const person = found.find(({ _id }) => _id === id)
      if (!person || membershipOn(person.memberships, day)?.branch !== session.org) {
        throw new AppError('HELPER_NOT_HERE')
      }
      return { id, name: person.name }
    })
    return { ...(await changed(session._id, revision, { helpers })), helpers }
  },
}

/** Of two who change the same revision one is told; who asks for his own change once more is not. */
async function changed(
  sessionId: string,
  revision: number,
  change: Pick<Session, 'door'> | Pick<Session, 'helpers'>,
): Promise<{ revision: number }> {
  const next = { ...change, revision: revision + 1 }
  if (await updateIf('sessions', { _id: sessionId, revision, cancelled: false }, next))
    return { revision: next.revision }
  const standing = await mustGet('sessions', sessionId)
  if (!isDeepStrictEqual({ ...standing, ...next }, standing)) throw new AppError('CHANGED_MEANWHILE')
  return { revision: next.revision }
}
