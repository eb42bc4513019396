import type { attendance } from '#types/contract/attendance'
import { MINUTE } from '#domain/calendar'
import type { ErrorCode } from '#domain/errors'
import { isInvited } from '#domain/org'
import type { Rules } from '#domain/rulePack'
import { refuseAtDoor } from '#domain/session'
import { refuseTry } from '#domain/signIn'
import { _, db, mustGet, updateIf } from '../../../shared/db'
import { attendanceId, type Session } from '../../../shared/documents'
import { stepOfDigits } from '../../../shared/digits'
import type { Handlers } from '../../../shared/serve'
import { admit, entrantOf, type Entrant, rowOf } from './entry'

type SI = Rules['SI']

export const digitsHandlers: Pick<Handlers<typeof attendance>, 'attendance.signInByDigits'> = {
  'attendance.signInByDigits': async ({ sessionId, digits, ...phone }, { member, now, rules: { SI } }) => {
    const entrant = entrantOf(member, now)
    const session = await mustGet('sessions', sessionId)
    const refusal = refuseDigits(session, entrant, now) ?? (await countTry(SI, { sessionId, now }, member._id))
    const step = refusal === null ? stepOfDigits(SI, sessionId, digits, now) : null
    // what counts is when the digits were on the screen, as with a scan
    const shownUntil = ((step ?? 0) + 1) * SI.codeSeconds * 1000
    const row = rowOf(entrant, phone, {
      ...{ sessionId, method: 'digits', slot: null, recordedAt: now, flags: [] },
      signedAt: Math.min(now, shownUntil),
    })
    return admit(row, refusal ?? (step === null ? 'DIGITS_WRONG' : null))
  },
}

function refuseDigits(session: Session, { orgPath }: Entrant, now: number): ErrorCode | null {
  if (!session.door.digits) return 'DIGITS_OFF'
  if (!isInvited(orgPath, session.scope)) return 'DIGITS_NOT_INVITED'
  return refuseAtDoor(session, now)
}

/** Every try counts as a wrong one, before it is looked at: of many at once none is looked at that was not counted. */
async function countTry(
  si: SI,
  { sessionId, now }: { sessionId: string; now: number },
  memberId: string,
): Promise<ErrorCode | null> {
  const _id = attendanceId(sessionId, memberId)
  const minute = Math.floor(now / MINUTE)
  if (await db.create('digitTries', { _id, sessionId, minute, inMinute: 1, wrong: 1 })) return null

  const open = { _id, wrong: _.lt(si.codeWrong) }
  const wrong = _.inc(1)
  const isCounted =
    (await updateIf('digitTries', { ...open, minute: _.lt(minute) }, { minute, inMinute: 1, wrong })) ||
    (await updateIf(
      'digitTries',
      { ...open, minute: _.gte(minute), inMinute: _.lt(si.codeTries) },
      { inMinute: wrong, wrong },
    ))
  if (isCounted) return null

  const tries = await db.get('digitTries', _id)
  return (tries && refuseTry(si, tries)) ?? 'DIGITS_TOO_OFTEN'
}
