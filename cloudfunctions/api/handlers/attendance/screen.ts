import type { attendance } from '#types/contract/attendance'
import { dayOf } from '#domain/calendar'
import { AppError } from '#domain/errors'
import { refuseAtDoor, refuseAtExit } from '#domain/session'
import { signOutWindow, slotsToShow } from '#domain/signIn'
import { mustGet } from '../../../shared/db'
import { digitsToShow } from '../../../shared/digits'
import { sealOf, spotSeed } from '../../../shared/marks'
import { mintScreenPass } from '../../../shared/passes'
import type { Handlers } from '../../../shared/serve'
import { mintToken } from '../../../shared/signInToken'
import { numbersOf } from './numbers'

type ScreenHandlers = Pick<Handlers<typeof attendance>, 'attendance.showCodes' | 'attendance.numbers'>

export const screenHandlers: ScreenHandlers = {
  'attendance.showCodes': async ({ sessionId, purpose = 'signIn' }, { session, openid, now, rulesOn, ruleVersion }) => {
    const rules = rulesOn(dayOf(session.start))
    const refusal = purpose === 'signIn' ? refuseAtDoor(session, now) : refuseAtExit(rules, session, now)
    if (refusal) throw new AppError(refusal)

    const { SI } = rules
    const window = purpose === 'signIn' ? session.window : signOutWindow(rules, session)
    const slots = slotsToShow(SI, window, now)
    const slotMs = SI.slotSeconds * 1000
    const mode = { purpose, paced: purpose === 'signIn' && session.pace > 0 }
    return {
      now,
      ruleVersion,
      slotMs,
      refillAt: SI.refillAt,
      firstSlot: slots[0]!,
      tokens: slots.map((slot) => mintToken({ sessionId, slot, ...mode }, SI)),
      linkPrefix: process.env.SIGN_IN_LINK ?? '',
      digits: purpose === 'signIn' && session.door.digits ? digitsToShow(SI, session, now) : null,
      pass: mintScreenPass({ sessionId, until: now + SI.batchTokens * slotMs }, openid),
      spotSeal: sealOf(spotSeed(sessionId, session.spotChecks + 1)),
    }
  },

  'attendance.numbers': async (_input, { pass, now }) => {
    const session = await mustGet('sessions', pass.sessionId)
    return { now, expected: session.invited, ...(await numbersOf(session)) }
  },
}
