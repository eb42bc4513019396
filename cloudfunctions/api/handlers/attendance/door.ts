import type { attendance } from '#types/contract/attendance'
import { AppError, type ErrorCode } from '#domain/errors'
import type { Rules } from '#domain/rulePack'
import { type CodePurpose, refuseOffline, refuseSlot, signedAt } from '#domain/signIn'
import { db, mustGet, updateIf } from '../../../shared/db'
import { attendanceId } from '../../../shared/documents'
import type { Handlers } from '../../../shared/serve'
import { readToken, type SignInClaim } from '../../../shared/signInToken'
import { admit, entrantOf, rowOf } from './entry'

type DoorHandlers = Pick<
  Handlers<typeof attendance>,
  'attendance.signIn' | 'attendance.signInPaced' | 'attendance.signOut'
>
type SI = Rules['SI']

export const doorHandlers: DoorHandlers = {
  'attendance.signIn': async ({ token, sessionId, offline, ...phone }, { member, now, rules: { SI } }) => {
    const claim = claimIn(SI, token, { sessionId, purpose: 'signIn' })
    const refusal = refuseSlot(SI, claim.slot, now, claim.paced)
    const isLate = offline === true && refusal !== null
    const seen = { ...seenBy(SI, claim, now), ...(isLate && { flags: ['offline' as const] }) }
    return admit(rowOf(entrantOf(member, now), phone, seen), isLate ? await refuseLate(SI, claim, now) : refusal)
  },

  'attendance.signInPaced': async ({ token, pass: _shown, ...phone }, { pass, now, rules: { SI } }) => {
    const claim = claimIn(SI, token, { purpose: 'signIn' })
    return admit(rowOf(pass, phone, seenBy(SI, claim, now)), refuseSlot(SI, claim.slot, now, claim.paced))
  },

  'attendance.signOut': async ({ token, sessionId: named }, { member, now, rules: { SI } }) => {
    const { sessionId, slot } = claimIn(SI, token, { sessionId: named, purpose: 'signOut' })
    const _id = attendanceId(sessionId, member._id)
    const outAt = signedAt(SI, slot, now)
    const refusal = refuseSlot(SI, slot, now)
    if (!refusal && (await updateIf('attendances', { _id, outAt: null }, { outAt }))) return { sessionId, outAt }

    const row = await db.get('attendances', _id)
    if (row && row.outAt !== null) return { sessionId, outAt: row.outAt }
    throw new AppError(refusal ?? (row ? 'INTERNAL' : 'SIGN_OUT_WITHOUT_IN'))
  },
}

/** A genuine code vouches for its session, its window and its purpose, so the session need not be read. */
function claimIn(
  si: SI,
  token: string,
  { sessionId, purpose }: { sessionId?: string | undefined; purpose: CodePurpose },
): SignInClaim {
  const claim = readToken(token, si)
  if (!claim) throw new AppError('SIGN_IN_CODE_FORGED')
  if (sessionId !== undefined && sessionId !== claim.sessionId) throw new AppError('SIGN_IN_OTHER_SESSION')
  if (claim.purpose !== purpose) {
    throw new AppError(purpose === 'signIn' ? 'SIGN_IN_CODE_FOR_OUT' : 'SIGN_OUT_CODE_FOR_IN')
  }
  return claim
}

function seenBy(si: SI, { sessionId, slot, paced }: SignInClaim, now: number) {
  const isSpread = paced && refuseSlot(si, slot, now) !== null
  const flags = isSpread ? ['paced' as const] : []
  return { sessionId, method: 'scan' as const, slot, signedAt: signedAt(si, slot, now), recordedAt: now, flags }
}

/** 补传: here the session is read, since it must allow it; what has been closed or cancelled since is known as well. */
async function refuseLate(si: SI, { sessionId, slot }: SignInClaim, now: number): Promise<ErrorCode | null> {
  const { door, cancelled, window } = await mustGet('sessions', sessionId)
  if (cancelled) return 'SESSION_CANCELLED'
  if (slot * si.slotSeconds * 1000 >= window.closesAt) return 'SIGN_IN_CLOSED'
  return refuseOffline(si, slot, { allowed: door.offline, now })
}
