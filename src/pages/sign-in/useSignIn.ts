import { useState } from 'react'
import { useLoad } from '@tarojs/taro'
import { dayOf } from '#domain/calendar'
import { AppError, messages, type ErrorCode } from '#domain/errors'
import { rulesOn } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'
import { refuseAtDoor } from '#domain/session'
import { modeOf, sessionIn, waitWithin } from '#domain/signIn'
import { call } from '../../lib/call'
import { serverNow } from '../../lib/clock'
import { holdScan } from '../../lib/heldScans'
import { goOnTo } from '../../lib/navigate'
import { placeSceneIn } from '../../lib/placeScene'
import { type OwnSession, useMe } from '../../me'
import { keepScreenOn } from '../../platform/keepScreenOn'
import { scan } from '../../platform/scan'
import { isTrouble } from './refusals'
import { isPoster, tokenOf } from './scanned'
import { pause, type Receipt, signIn, signInPaced, witness } from './submit'

/** What one came for: a code for the other is no mistake of the code. */
export type Purpose = 'in' | 'out'

export type SignIn =
  | { step: 'idle'; poster: boolean }
  | { step: 'digits' }
  | { step: 'signing' }
  /** In a crowd: scanned, and waiting for its turn. */
  | { step: 'paced'; since: number; until: number }
  | { step: 'signed'; receipt: Receipt }
  | { step: 'out'; sessionId: string; outAt: number }
  /** No network: kept on the phone. */
  | { step: 'kept' }
  | { step: 'refused'; code: ErrorCode; message: string; purpose: Purpose }

type Tell = (state: SignIn) => void

const refused = (code: ErrorCode, purpose: Purpose = 'in', message: string = messages[code]): SignIn => ({
  step: 'refused',
  code,
  message,
  purpose,
})

/** Where home does not know better: as long as the longest-lived code. */
function secondsOf(session: OwnSession | undefined): number {
  const { SI } = rulesOn(currentPack, dayOf(session?.start ?? serverNow()))
  return session?.pace || SI.pacedBack * SI.slotSeconds
}

interface Came {
  token: string
  /** The session that the page was opened for. */
  expected: string | undefined
  /** The session that the code is of, if home knows it. */
  session: OwnSession | undefined
  pass: string | null
}

async function goIn({ token, expected: sessionId, session, pass }: Came, tell: Tell): Promise<Receipt> {
  const { paced } = modeOf(token.charAt(0))
  if (!paced) {
    tell({ step: 'signing' })
    return signIn({ token, sessionId, witness: await witness(session) })
  }
  // the ticket names no session, so that of the page is compared here
  if (sessionId && sessionId !== sessionIn(token)) throw new AppError('SIGN_IN_OTHER_SESSION')
  const since = serverNow()
  const wait = waitWithin(secondsOf(session), Math.random())
  tell({ step: 'paced', since, until: since + wait })
  // a phone that falls asleep would miss its turn
  void keepScreenOn(true)
  try {
    const [seen] = await Promise.all([witness(session), pause(wait)])
    return await signInPaced({ token, sessionId, witness: seen }, pass)
  } finally {
    void keepScreenOn(false)
  }
}

async function comeIn(came: Came, tell: Tell): Promise<SignIn> {
  try {
    return { step: 'signed', receipt: await goIn(came, tell) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (!isTrouble(error.code) || !came.session?.door.offline) return refused(error.code, 'in', error.message)
    holdScan(came.token, serverNow())
    return { step: 'kept' }
  }
}

async function goOut({ token, expected: sessionId }: Came): Promise<SignIn> {
  try {
    return { step: 'out', ...(await call('attendance.signOut', sessionId ? { token, sessionId } : { token })) }
  } catch (error) {
    if (error instanceof AppError) return refused(error.code, 'out', error.message)
    throw error
  }
}

/** A code from the screen, wherever it was scanned. */
async function submit(came: Came, purpose: Purpose, tell: Tell): Promise<SignIn> {
  const isForOut = modeOf(came.token.charAt(0)).purpose === 'signOut'
  if (purpose === 'out' && !isForOut) return refused('SIGN_OUT_CODE_FOR_IN', 'out')
  if (!isForOut) return comeIn(came, tell)
  tell({ step: 'signing' })
  return goOut(came)
}

/** What the page shows when it is opened from home; null if the camera comes first. */
function firstOf(session: OwnSession | undefined, way: string | undefined): SignIn | null {
  if (session?.signIn) return { step: 'signed', receipt: { sessionId: session.id, ...session.signIn } }
  const refusal = session && refuseAtDoor(session, serverNow())
  if (refusal) return refused(refusal)
  return way === 'digits' ? { step: 'digits' } : null
}

interface Opened {
  /** The link that WeChat's own scanner has read; or what a mini-code says. */
  q?: string
  scene?: string
  sessionId?: string
  way?: 'digits' | 'out'
}

/**
 * WeChat's own scanner opens the page with what it has read; from home comes the session on the leaf, and the member
 * scans first.
 */
export function useSignIn() {
  const { home, changeSession } = useMe()
  const [state, setState] = useState<SignIn>({ step: 'idle', poster: false })
  const [sessionId, setSessionId] = useState<string>()
  const sessionOf = (id: string | undefined) => home?.data.sessions.find((session) => session.id === id)

  function show(next: SignIn) {
    setState(next)
    if (next.step === 'signed') {
      const { sessionId: id, ...row } = next.receipt
      changeSession(id, { signIn: row })
    }
    if (next.step === 'out') {
      const row = sessionOf(next.sessionId)?.signIn
      if (row) changeSession(next.sessionId, { signIn: { ...row, outAt: next.outAt } })
    }
  }

  async function record(scanned: string, purpose: Purpose, expected: string | undefined) {
    // a course's poster, held before the camera of the door
    const scene = placeSceneIn(scanned)
    if (scene) return void goOnTo('course', { scene })
    const token = tokenOf(scanned)
    if (!token) return show(refused('SIGN_IN_CODE_FORGED', purpose))
    const came = { token, expected, session: sessionOf(sessionIn(token)), pass: home?.data.pass ?? null }
    show(await submit(came, purpose, setState))
  }

  async function scanAndSign(purpose: Purpose, expected = sessionId) {
    const scanned = await scan()
    if (scanned) await record(scanned, purpose, expected)
  }

  useLoad(({ q, scene, sessionId: expected, way }: Opened) => {
    const read = q ?? scene
    if (read) {
      const scanned = decodeURIComponent(read)
      return isPoster(scanned) ? setState({ step: 'idle', poster: true }) : void record(scanned, 'in', undefined)
    }
    const id = expected && decodeURIComponent(expected)
    setSessionId(id)
    const first = firstOf(sessionOf(id), way)
    if (first) setState(first)
    if (!first || way === 'out') void scanAndSign(way === 'out' ? 'out' : 'in', id)
  })

  return { state, show, sessionId, choose: setSessionId, session: sessionOf(sessionId), scanAndSign }
}

export type SigningIn = ReturnType<typeof useSignIn>
