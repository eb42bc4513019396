import { useEffect, useRef, useState } from 'react'
import { AppError, type ErrorCode } from '#domain/errors'
import { refuseAtDoor } from '#domain/session'
import type { CodePurpose } from '#domain/signIn'
import { call } from '../../../lib/call'
import { type Codes, needsRefill } from './codes'
import type { Live } from '../live/roster'

const RETRY_MS = 5000

type Held = { purpose: CodePurpose; codes: Codes | null; refusal: ErrorCode | null }

const none = (purpose: CodePurpose): Held => ({ purpose, codes: null, refusal: null })

/** Until when codes of this purpose may be asked for; when signing out ends only the server knows. */
function endOf(session: Live['session'], purpose: CodePurpose, now: number): number | null {
  if (purpose === 'signIn') return refuseAtDoor(session, now) === null ? session.window.closesAt : null
  return session.cancelled || now < session.start ? null : Infinity
}

/** Codes for the next minutes, asked for while there are still many left: a screen without network goes on for that long. */
export function useCodes(session: Live['session'] | null, purpose: CodePurpose, now: number) {
  const [held, setHeld] = useState(() => none(purpose))
  const attempt = useRef({ busy: false, notBefore: 0 })

  const { codes, refusal } = held.purpose === purpose ? held : none(purpose)
  const end = session && endOf(session, purpose, now)
  const due = end !== null && needsRefill(codes, end, now)
  const sessionId = session?.id ?? ''

  useEffect(() => {
    if (!due || attempt.current.busy || now < attempt.current.notBefore) return
    attempt.current.busy = true
    call('attendance.showCodes', { sessionId, purpose })
      .then((next) => setHeld({ purpose, codes: next, refusal: null }))
      .catch((error: unknown) => {
        if (!(error instanceof AppError)) throw error
        attempt.current.notBefore = now + RETRY_MS
        setHeld((old) => ({ ...(old.purpose === purpose ? old : none(purpose)), refusal: error.code }))
      })
      .finally(() => {
        attempt.current.busy = false
      })
  }, [due, sessionId, purpose, now])

  return { codes, refusal }
}
