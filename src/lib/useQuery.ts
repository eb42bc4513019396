import { useCallback, useEffect, useRef, useState } from 'react'
import { useDidShow } from '@tarojs/taro'
import type { ActionName, Input, Output } from '#types/contract'
import { AppError, type ErrorCode } from '#domain/errors'
import { useRefresh } from '../platform/refresh'
import { call } from './call'
import { serverNow } from './clock'

/** What was answered, and when by the server's clock. */
export interface Kept<T> {
  data: T
  since: number
}

/** `staleSince`: the data is this old, because asking again failed: for want of a line if `offline`. */
export type Query<T> =
  | { step: 'loading' }
  | { step: 'failed'; code: ErrorCode; message: string }
  | { step: 'ready'; data: T; staleSince: number | null; offline: boolean }

interface Answer<T> {
  key: string
  kept: Kept<T> | null
  error: AppError | null
}

interface Options<T> {
  initial?: Kept<T> | null
  onAnswer?: (kept: Kept<T>) => void
  /** An answer that was asked for under another version is dropped, and asked for again. */
  versionOf?: () => number
}

/** Old data outlives a bad line, never a refusal. */
const mayKeep = ({ code }: AppError) => code === 'NETWORK' || code === 'INTERNAL'

function queryOf<T>({ kept, error }: Answer<T>): Query<T> {
  if (kept) {
    const staleSince = error ? kept.since : null
    return { step: 'ready', data: kept.data, staleSince, offline: error?.code === 'NETWORK' }
  }
  return error ? { step: 'failed', code: error.code, message: error.message } : { step: 'loading' }
}

/** What changes while the question is on its way would be undone by its answer. */
async function askWhole<A extends ActionName>(
  action: A,
  key: string,
  versionOf: () => number = () => 0,
): Promise<Output<A>> {
  const version = versionOf()
  const input: Input<A> = JSON.parse(key)
  const data = await call(action, input)
  return versionOf() === version ? data : askWhole(action, key, versionOf)
}

/** Asks when the page appears and whenever it is shown again; old data stays in the meantime. */
export function useQuery<A extends ActionName>(
  action: A,
  input: Input<A>,
  { initial = null, onAnswer, versionOf }: Options<Output<A>> = {},
): Query<Output<A>> & { reload: () => Promise<void> } {
  const key = JSON.stringify(input)
  const [answer, setAnswer] = useState<Answer<Output<A>>>({ key, kept: initial, error: null })
  const last = useRef({ number: 0, running: '' })

  const reload = useCallback(async () => {
    const number = ++last.current.number
    const isLatest = () => number === last.current.number
    last.current.running = key
    try {
      const kept = { data: await askWhole(action, key, versionOf), since: serverNow() }
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
  }, [action, key, onAnswer, versionOf])

  // the first show and the first effect come together, in either order
  const ask = useCallback(() => {
    if (last.current.running !== key) void reload()
  }, [key, reload])
  useEffect(ask, [ask])
  useDidShow(ask)
  useRefresh(ask)

  const current = answer.key === key ? answer : { key, kept: null, error: null }
  return { ...queryOf(current), reload }
}
