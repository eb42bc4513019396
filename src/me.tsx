import { createContext, useCallback, useContext, useMemo, useState, type PropsWithChildren } from 'react'
import type { Output } from '#types/contract'
import { type Kept, type Query, useQuery } from './lib/useQuery'
import { load, save } from './platform/storage'

export type Home = Output<'member.home'>
export type OwnSession = Home['sessions'][number]

/** 标准, 大, 特大 */
export const fontSizes = ['fs-m', 'fs-l', 'fs-xl'] as const
export type FontSize = (typeof fontSizes)[number]

interface Me {
  /** Who I am and what comes next, as home was told last: perhaps on an earlier day. */
  home: Kept<Home> | null
  keepHome: (home: Kept<Home>) => void
  /** What I have just done, so that no page shows the state before. */
  changeSession: (id: string, change: Partial<Pick<OwnSession, 'reply' | 'signIn'>>) => void
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
  const { home, keepHome } = useMe()
  const query = useQuery('member.home', {}, { initial: home, onAnswer: keepHome })
  return query.step === 'ready' && home ? { ...query, data: home.data } : query
}

const keptFontSize = () => fontSizes.find((size) => size === load('fontSize')) ?? 'fs-m'

/** Bump when the shape of home changes: an old app's memory must not be read by a new one. */
const HOME_KEY = 'home.1'

export function MeProvider({ children }: PropsWithChildren) {
  const [home, setHome] = useState(() => load<Kept<Home>>(HOME_KEY) ?? null)
  const [fontSize, setSize] = useState<FontSize>(keptFontSize)

  const keepHome = useCallback((next: Kept<Home>) => {
    setHome(next)
    save(HOME_KEY, next)
  }, [])

  const changeSession = useCallback<Me['changeSession']>((id, change) => {
    setHome((old) => {
      if (!old) return old
      const sessions = old.data.sessions.map((session) => (session.id === id ? { ...session, ...change } : session))
      return { ...old, data: { ...old.data, sessions } }
    })
  }, [])

  const setFontSize = useCallback((size: FontSize) => {
    setSize(size)
    save('fontSize', size)
  }, [])

  const me = useMemo(
    () => ({ home, keepHome, changeSession, fontSize, setFontSize }),
    [home, keepHome, changeSession, fontSize, setFontSize],
  )
  return <MeContext.Provider value={me}>{children}</MeContext.Provider>
}
