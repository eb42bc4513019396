import { useState } from 'react'
import { AppError } from '#domain/errors'
import { call } from '../../lib/call'
import type { OwnSession } from '../../me'
import { isAboutDigits } from './refusals'
import { witness } from './submit'
import type { SigningIn } from './useSignIn'

export const DIGITS = 6

/** What is wrong with the digits stays beside them; any other refusal takes the page. */
export function useDigits(session: OwnSession, show: SigningIn['show']) {
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  function type(text: string) {
    setTyped(text.replace(/\D/g, '').slice(0, DIGITS))
    setError(null)
  }

  async function submit() {
    if (busy || typed.length < DIGITS) return
    setBusy(true)
    try {
      const input = { sessionId: session.id, digits: typed, ...(await witness(session)) }
      show({ step: 'signed', receipt: await call('attendance.signInByDigits', input) })
    } catch (refusal) {
      if (!(refusal instanceof AppError)) throw refusal
      const { code, message } = refusal
      if (!isAboutDigits(code)) return show({ step: 'refused', code, message, purpose: 'in' })
      setError(message)
      if (code === 'DIGITS_WRONG') setTyped('')
    } finally {
      setBusy(false)
    }
  }

  return { typed, type, error, busy, submit }
}
