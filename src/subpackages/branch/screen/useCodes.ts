import { useEffect, useRef, useState } from 'react'
import { AppError, type ErrorCode } from '#domain/errors'
import { refuseAtDoor } from '#domain/session'
import { call } from '../../../lib/call'
import { type Codes, needsRefill } from './codes'
import type { Live } from '../live/roster'

const RETRY_MS = 5000

/** Codes for the next minutes, asked for while there are still many left: a screen without network goes on for that long. */
export function useCodes(session: Live['session'] | null, now: number) {
  const [codes, setCodes] = useState<Codes | null>(null)
  const [refusal, setRefusal] = useState<ErrorCode | null>(null)
  const attempt = useRef({ busy: false, notBefore: 0 })

  const open = session !== null && refuseAtDoor(session, now) === null
  const due = open && needsRefill(codes, session.window.closesAt, now)
  const sessionId = session?.id ?? ''

  useEffect(() => {
    if (!due || attempt.current.busy || now < attempt.current.notBefore) return
    attempt.current.busy = true
    call('attendance.showCodes', { sessionId })
      .then((next) => {
        setCodes(next)
        setRefusal(null)
      })
      .catch((error: unknown) => {
        if (!(error instanceof AppError)) throw error
        attempt.current.notBefore = now + RETRY_MS
        setRefusal(error.code)
      })
      .finally(() => {
        attempt.current.busy = false
      })
  }, [due, sessionId, now])

  return { codes, refusal }
}
