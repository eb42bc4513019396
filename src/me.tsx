import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type PropsWithChildren,
} from 'react'
import { useDidShow } from '@tarojs/taro'
import { messages } from '#domain/errors'
import type { OrgPath } from '#domain/org'
import { may } from '#domain/rights'
import type { Output } from '#types/contract'
import { watchRefusals } from './lib/call'
import { useSendHeld } from './lib/heldScans'
import { type Kept, type Query, useQuery } from './lib/useQuery'
import { load, save } from './platform/storage'
import { textScale } from './platform/textSize'

export type Home = Output<'member.home'>
export type OwnSession = Home['sessions'][number]

/** 标准, 大, 特大 */
export const fontSizes = ['fs-m', 'fs-l', 'fs-xl'] as const
export type FontSize = (typeof fontSizes)[number]

interface Me {
  /** Who I am and what comes next, as home was told last: perhaps on an earlier day. */
  home: Kept<Home> | null
  keepHome: (home: Kept<Home>) => void
  /** After 退出, here or by another phone that took over: what this phone was told is no longer for whoever holds it. */
  forgetHome: () => void
  /** What I have just done, so that no page shows the state before. */
  changeSession: (id: string, change: Partial<Pick<OwnSession, 'reply' | 'signIn'>>) => void
  /** How often something was done here: a home that was asked before the last time is out of date when it arrives. */
  changeCount: () => number
  fontSize: FontSize
  setFontSize: (size: FontSize) => void
}

const MeContext = createContext<Me | null>(null)

export function useMe(): Me {
  const me = useContext(MeContext)
  if (!me) throw new Error('useMe outside MeProvider')
  return me
}

/** Home's one question; whoever asks it, all see the answer. */
export function useHome(): Query<Home> & { reload: () => Promise<void> } {
  const { home, keepHome, changeCount } = useMe()
  const query = useQuery('member.home', {}, { initial: home, onAnswer: keepHome, versionOf: changeCount })
  if (query.step !== 'ready') return query
  if (home) return { ...query, data: home.data }
  // forgotten: a page that is still open must not show the old answer
  return { step: 'failed', code: 'NOT_BOUND', message: messages.NOT_BOUND, reload: query.reload }
}

/** Only what is shown hangs on it: the server judges again. False while it is not known who I am, or where the matter lies. */
export function useMay(want: Parameters<typeof may>[1], place: OrgPath | null): boolean {
  const { home } = useMe()
  if (!home || !place) return false
  const grants = home.data.me.offices.map(({ role, orgId }) => ({ role, org: orgId }))
  return may(grants, want, place)
}

const chosenFontSize = () => fontSizes.find((size) => size === load('fontSize'))

/** Half-way between our three steps 1, 1.25 and 1.5. WeChat's 关怀模式 is 1.4. */
const fromWeChat = (scale: number): FontSize => (scale < 1.125 ? 'fs-m' : scale < 1.375 ? 'fs-l' : 'fs-xl')

/** WeChat's setting until the member has chosen in 我的; he may change the former at any time. */
function useFontSize() {
  const [chosen, setChosen] = useState(chosenFontSize)
  const [followed, setFollowed] = useState(() => fromWeChat(textScale()))
  useDidShow(() => setFollowed(fromWeChat(textScale())))

  const setFontSize = useCallback((size: FontSize) => {
    setChosen(size)
    save('fontSize', size)
  }, [])
  return [chosen ?? followed, setFontSize] as const
}

/** Bump when the shape of home changes: an old app's memory must not be read by a new one. */
const HOME_KEY = 'home.5'

/** Home as it was told last, also after the app was closed; what is done here is kept as well. */
function useKeptHome() {
  const [home, setHome] = useState(() => load<Kept<Home>>(HOME_KEY) ?? null)
  const last = useRef(home)

  const keepHome = useCallback((next: Kept<Home> | null) => {
    last.current = next
    setHome(next)
    save(HOME_KEY, next)
  }, [])
  const changeHome = useCallback(
    (change: (old: Kept<Home>) => Kept<Home>) => last.current && keepHome(change(last.current)),
    [keepHome],
  )
  return { home, keepHome, changeHome }
}

const withChange = ({ data, since }: Kept<Home>, ...[id, change]: Parameters<Me['changeSession']>): Kept<Home> => ({
  since,
  data: { ...data, sessions: data.sessions.map((one) => (one.id === id ? { ...one, ...change } : one)) },
})

export function MeProvider({ children }: PropsWithChildren) {
  const { home, keepHome, changeHome } = useKeptHome()
  const [fontSize, setFontSize] = useFontSize()

  const changes = useRef(0)
  const changeCount = useCallback(() => changes.current, [])

  const forgetHome = useCallback(() => {
    changes.current++
    keepHome(null)
  }, [keepHome])

  useEffect(() => watchRefusals((code) => code === 'NOT_BOUND' && forgetHome()), [forgetHome])

  const changeSession = useCallback<Me['changeSession']>(
    (id, change) => {
      changes.current++
      changeHome((old) => withChange(old, id, change))
    },
    [changeHome],
  )
  const showReceipt = useCallback(
    ({ sessionId, ...signIn }: Output<'attendance.signIn'>) => changeSession(sessionId, { signIn }),
    [changeSession],
  )
  useSendHeld(showReceipt, home?.since)

  const me = useMemo(
    () => ({ home, keepHome, forgetHome, changeSession, changeCount, fontSize, setFontSize }),
    [home, keepHome, forgetHome, changeSession, changeCount, fontSize, setFontSize],
  )
  return <MeContext.Provider value={me}>{children}</MeContext.Provider>
}
