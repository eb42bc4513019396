import { useCallback, useEffect, useRef, useState } from 'react'
import { useDidShow } from '@tarojs/taro'
import type { ActionName, Input, Output } from '#types/contract'
import { AppError, type ErrorCode } from '#domain/errors'
import { call } from './call'
import { serverNow } from './clock'

/** What was answered, and when by the server's clock. */
export interface Kept<T> {
  data: T
  since: number
}

/** `staleSince`: the data is this old, because asking again failed. */
export type Query<T> =
  | { step: 'loading' }
  | { step: 'failed'; code: ErrorCode; message: string }
  | { step: 'ready'; data: T; staleSince: number | null }

interface Answer<T> {
  key: string
  kept: Kept<T> | null
  error: AppError | null
}

interface Options<T> {
  initial?: Kept<T> | null
  onAnswer?: (kept: Kept<T>) => void
}

/** Old data outlives a bad line, never a refusal. */
const mayKeep = ({ code }: AppError) => code === 'NETWORK' || code === 'INTERNAL'

function queryOf<T>({ kept, error }: Answer<T>): Query<T> {
  if (kept) return { step: 'ready', data: kept.data, staleSince: error ? kept.since : null }
  return error ? { step: 'failed', code: error.code, message: error.message } : { step: 'loading' }
}

/** Asks when the page appears and whenever it is shown again; old data stays in the meantime. */
export function useQuery<A extends ActionName>(
  action: A,
  input: Input<A>,
  { initial = null, onAnswer }: Options<Output<A>> = {},
): Query<Output<A>> & { reload: () => Promise<void> } {
  const key = JSON.stringify(input)
  const [answer, setAnswer] = useState<Answer<Output<A>>>({ key, kept: initial, error: null })
  const last = useRef({ number: 0, running: '' })

  const reload = useCallback(async () => {
    const number = ++last.current.number
    const isLatest = () => number === last.current.number
    last.current.running = key
    try {
      const asked: Input<A> = JSON.parse(key)
      const kept = { data: await call(action, asked), since: serverNow() }
      if (!isLatest()) return
      setAnswer({ key, kept, error: null })
      onAnswer?.(kept)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      if (!isLatest()) return
      setAnswer((old) => ({ key, kept: old.key === key && mayKeep(error) ? old.kept : null, error }))
    } finally {
      if (isLatest()) last.current.running = ''
    }
  }, [action, key, onAnswer])

  // the first show and the first effect come together, in either order
  const ask = useCallback(() => {
    if (last.current.running !== key) void reload()
  }, [key, reload])
  useEffect(ask, [ask])
  useDidShow(ask)

  const current = answer.key === key ? answer : { key, kept: null, error: null }
  return { ...queryOf(current), reload }
}
