import { useCallback, useState } from 'react'
import type { Output } from '#types/contract'
import { AppError } from '#domain/errors'
import { call } from '../../../lib/call'
import { type Live, turnoutOf } from '../live/roster'
import { usePolling } from '../../../lib/usePolling'

const POLL_MS = 10_000

/** What the wall counts. expected: null until the clock has counted them. */
export interface Numbers {
  expected: number | null
  present: number
  late: number
  undecided: number
  onLeave: number
  observers: number
  signedOut: number
}

/** Until the first code is there the list that the wall was opened with says it. */
function numbersOf({ people }: Live): Numbers {
  const { expected, present, late, leave, observers } = turnoutOf(people)
  return {
    expected: expected.length,
    present: present.length - late.length,
    late: late.length,
    undecided: expected.filter(({ status }) => status === 'undecided').length,
    onLeave: leave.length,
    observers: observers.length,
    signedOut: people.filter(({ signIn }) => typeof signIn?.outAt === 'number').length,
  }
}

/** The same request however large the hall is; `pass` came with the codes. A wall without a line keeps its last numbers. */
export function useNumbers(live: Live | null, pass: string | null) {
  const [told, setTold] = useState<Output<'attendance.numbers'> | null>(null)
  const [isStale, setStale] = useState(false)

  const ask = useCallback(async () => {
    if (pass === null) return
    try {
      setTold(await call('attendance.numbers', { pass }))
      setStale(false)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      setStale(true)
    }
  }, [pass])
  usePolling(ask, POLL_MS, pass !== null)

  const listed = live && numbersOf(live)
  const newest = told && live && told.now > live.now ? told : null
  const numbers = newest && listed ? { ...newest, expected: newest.expected ?? listed.expected } : listed
  return { numbers, isStale }
}
