import { useEffect, useState } from 'react'
import { useDidHide, useDidShow } from '@tarojs/taro'

const EVERY_MS = 15_000

/** In a rehearsal the windows lie side by side: what is done in one shows in the other, at once when one turns to it. */
export function useRefresh(ask: () => void) {
  const [shown, setShown] = useState(true)
  useDidShow(() => setShown(true))
  useDidHide(() => setShown(false))

  useEffect(() => {
    if (!shown) return
    const askIfVisible = () => {
      if (document.visibilityState === 'visible') ask()
    }
    const timer = setInterval(askIfVisible, EVERY_MS)
    document.addEventListener('visibilitychange', askIfVisible)
    window.addEventListener('focus', askIfVisible)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', askIfVisible)
      window.removeEventListener('focus', askIfVisible)
    }
  }, [ask, shown])
}
