import { useRef, useState } from 'react'
import type { ActionName, Input, Output } from '#types/contract'
import { AppError, type ErrorCode } from '#domain/errors'
import { say } from '../platform/dialog'
import { call } from './call'

export type ActionState = { step: 'idle' } | { step: 'busy' } | { step: 'refused'; code: ErrorCode; message: string }

/** One at a time: a second tap does nothing. A refusal is said in a toast, or, if `quiet`, left to the page. */
export function useAction<A extends ActionName>(action: A, { quiet = false } = {}) {
  const [state, setState] = useState<ActionState>({ step: 'idle' })
  const busy = useRef(false)

  /** Null if it was refused, or if the last one is still on its way. */
  async function run(input: Input<A>): Promise<Output<A> | null> {
    if (busy.current) return null
    busy.current = true
    setState({ step: 'busy' })
    try {
      const data = await call(action, input)
      setState({ step: 'idle' })
      return data
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      setState({ step: 'refused', code: error.code, message: error.message })
      if (!quiet) say(error.message)
      return null
    } finally {
      busy.current = false
    }
  }

  return { state, run }
}
