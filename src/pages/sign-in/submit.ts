/** How a scan gets to the cloud: at once, or spread over a crowd. */
import type { Output } from '#types/contract'
import { AppError } from '#domain/errors'
import { isNear, PACED_TRIES, waitAfter } from '#domain/signIn'
import { call } from '../../lib/call'
import { deviceMark } from '../../lib/deviceMark'
import type { OwnSession } from '../../me'
import { whereAmI } from '../../platform/location'
import { isTrouble } from './refusals'

export type Receipt = Output<'attendance.signIn'>

/** Longer nobody waits for the phone to find out where it is. */
const LOCATING_MS = 3000

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Asked only where the session has a spot; the place itself never leaves the phone. */
async function nearness(session: OwnSession | undefined): Promise<{ near?: boolean }> {
  const spot = session?.door.spot
  if (!spot) return {}
  const here = await whereAmI(LOCATING_MS)
  return here ? { near: isNear(spot, here) } : {}
}

/** What goes along with every way in. */
export const witness = async (session: OwnSession | undefined) => ({
  device: deviceMark(),
  ...(await nearness(session)),
})

export type Witness = Awaited<ReturnType<typeof witness>>

interface Scan {
  token: string
  sessionId?: string
  witness: Witness
}

export const signIn = ({ token, sessionId, witness: seen }: Scan) =>
  call('attendance.signIn', sessionId ? { token, sessionId, ...seen } : { token, ...seen })

const isPassRefused = ({ code }: AppError) => code === 'SIGN_IN_PASS_EXPIRED' || code === 'FORBIDDEN'

/** The same code again and again, each time after a throw of the dice: a crowd that was turned away must not come back at once. */
export async function signInPaced(scan: Scan, pass: string | null): Promise<Receipt> {
  let ticket = pass
  for (let refusals = 0; ; refusals++) {
    try {
      return await (ticket
        ? call('attendance.signInPaced', { token: scan.token, pass: ticket, ...scan.witness })
        : signIn(scan))
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      if (ticket && isPassRefused(error)) ticket = null
      else if (!isTrouble(error.code) || refusals + 1 >= PACED_TRIES) throw error
      else await pause(waitAfter(refusals, Math.random()))
    }
  }
}
