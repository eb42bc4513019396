/** The phone's own clock may be wrong by minutes; every judgement uses the server's, kept as a difference. */
import { useCallback, useState, useSyncExternalStore } from 'react'
import { useDidHide, useDidShow } from '@tarojs/taro'
import { load, save } from '../platform/storage'

const WORTH_KEEPING_MS = 2000

let offset = load<number>('clockOffset') ?? 0
const listeners = new Set<() => void>()

export const serverNow = () => Date.now() + offset

/** `now` was read on the server about half-way between the question and the answer. */
export function setServerNow(now: number, askedAt: number) {
  const next = Math.round(now - (askedAt + Date.now()) / 2)
  if (Math.abs(next - offset) > WORTH_KEEPING_MS) save('clockOffset', next)
  offset = next
  listeners.forEach((tell) => tell())
}

function useVisible() {
  const [visible, setVisible] = useState(true)
  useDidShow(() => setVisible(true))
  useDidHide(() => setVisible(false))
  return visible
}

/** Server time in whole steps of `everyMs`; a page that is hidden does not tick. */
export function useNow(everyMs: number): number {
  const visible = useVisible()
  const subscribe = useCallback(
    (tell: () => void) => {
      listeners.add(tell)
      const timer = visible ? setInterval(tell, everyMs) : undefined
      return () => {
        listeners.delete(tell)
        clearInterval(timer)
      }
    },
    [visible, everyMs],
  )
  return useSyncExternalStore(subscribe, () => Math.floor(serverNow() / everyMs) * everyMs)
}
