import { useState } from 'react'
import { useLoad } from '@tarojs/taro'
import type { Input, Output } from '#types/contract'
import { AppError, messages, type ErrorCode } from '#domain/errors'
import { refuseAtDoor } from '#domain/session'
import { tokenIn } from '#domain/signIn'
import { call } from '../../lib/call'
import { serverNow } from '../../lib/clock'
import { useMe } from '../../me'
import { scan } from '../../platform/scan'

export type SignIn =
  | { step: 'idle' }
  | { step: 'signing' }
  | { step: 'signed'; receipt: Output<'attendance.signIn'> }
  | { step: 'refused'; code: ErrorCode; message: string }

const TOKEN_LENGTH = 29

const refused = (code: ErrorCode, message: string = messages[code]): SignIn => ({ step: 'refused', code, message })

async function signIn(scanned: string, sessionId?: string): Promise<SignIn> {
  const token = tokenIn(scanned)
  // a poster or a payment code: nothing that the cloud need see
  if (token.length !== TOKEN_LENGTH) return refused('SIGN_IN_CODE_FORGED')
  const input: Input<'attendance.signIn'> = sessionId ? { token, sessionId } : { token }
  try {
    return { step: 'signed', receipt: await call('attendance.signIn', input) }
  } catch (error) {
    if (error instanceof AppError) return refused(error.code, error.message)
    throw error
  }
}

/**
 * WeChat's own scanner opens the page with the scanned link in `q`; from home comes the session on the leaf, and the
 * member scans first.
 */
export function useSignIn() {
  const { home, changeSession } = useMe()
  const [state, setState] = useState<SignIn>({ step: 'idle' })
  const [sessionId, setSessionId] = useState<string>()

  async function record(scanned: string, expected: string | undefined) {
    setState({ step: 'signing' })
    const next = await signIn(scanned, expected)
    setState(next)
    if (next.step === 'signed') {
      const { sessionId: id, signedAt, method } = next.receipt
      changeSession(id, { signIn: { signedAt, method } })
    }
  }

  async function scanAndSignIn(expected = sessionId) {
    const scanned = await scan()
    if (scanned) await record(scanned, expected)
  }

  useLoad(({ q, sessionId: expected }: { q?: string; sessionId?: string }) => {
    if (q) return void record(decodeURIComponent(q), undefined)
    setSessionId(expected)
    const session = home?.data.sessions.find(({ id }) => id === expected)
    if (session?.signIn) return setState({ step: 'signed', receipt: { sessionId: session.id, ...session.signIn } })
    const refusal = session && refuseAtDoor(session, serverNow())
    if (refusal) return setState(refused(refusal))
    void scanAndSignIn(expected)
  })

  return { state, sessionId, scanAndSignIn: () => scanAndSignIn() }
}
