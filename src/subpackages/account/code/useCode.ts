import { useEffect, useMemo } from 'react'
import { dayOf } from '#domain/calendar'
import { personalCodeOf } from '#domain/personalCode'
import { rulesOn } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'
import { stepAt } from '#domain/signIn'
import { useNow } from '../../../lib/clock'
import { type Home, useHome } from '../../../me'
import { brighten } from '../../../platform/brightness'
import { keepScreenOn } from '../../../platform/keepScreenOn'
import { hideCode, showCode } from '../../../platform/shownCodes'
import { markWith } from './mark'

const BARS = 5

/** Of the day that its step began on, as the server counts; null if home was told on another day. */
function codeAt({ me, personalKey }: Home, step: number, seconds: number): string | null {
  if (personalKey.day !== dayOf(step * seconds * 1000)) return null
  return personalCodeOf({ memberId: me.id, step }, markWith(personalKey.key))
}

/** Made on this phone: with the key of today it needs no network. */
export function useCode() {
  const home = useHome()
  const now = useNow(1000)
  const seconds = rulesOn(currentPack, dayOf(now)).SI.personalSeconds
  const step = stepAt(seconds, now)
  const data = home.step === 'ready' ? home.data : null
  const code = useMemo(() => data && codeAt(data, step, seconds), [data, step, seconds])
  useSeen(code, data?.me.name)

  const { reload } = home
  const isOld = data !== null && code === null
  // at midnight, and whenever the page was opened with what home said yesterday
  useEffect(() => {
    if (isOld) void reload()
  }, [isOld, reload])

  const bars = Math.floor(((now / 1000) % seconds) / (seconds / BARS)) + 1
  return { home, code, seconds, bars }
}

/** Bright and awake while it is shown. In a rehearsal another window may scan it. */
function useSeen(code: string | null, name = '') {
  useEffect(() => {
    void keepScreenOn(true)
    const restore = brighten()
    return () => {
      restore()
      void keepScreenOn(false)
    }
  }, [])
  useEffect(() => {
    if (code) showCode({ sessionId: `personal ${name}`, title: `${name}的签到码`, link: code })
  }, [code, name])
  useEffect(() => () => hideCode(`personal ${name}`), [name])
}
