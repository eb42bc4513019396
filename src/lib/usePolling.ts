import { useEffect, useState } from 'react'
import { useDidHide, useDidShow } from '@tarojs/taro'

/** Asks again and again while the page can be seen: a phone in a pocket asks nothing. */
export function usePolling(ask: () => Promise<void>, everyMs: number, active: boolean) {
  const [visible, setVisible] = useState(true)
  useDidShow(() => setVisible(true))
  useDidHide(() => setVisible(false))

  const asking = active && visible
  useEffect(() => {
    if (!asking) return
    const timer = setInterval(() => void ask(), everyMs)
    return () => clearInterval(timer)
  }, [ask, everyMs, asking])
}
