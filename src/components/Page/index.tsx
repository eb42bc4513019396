import { View } from '@tarojs/components'
import { useEffect, type ReactNode } from 'react'
import { headAndRest, pastTime } from '../../lib/spoken'
import { useNow } from '../../lib/clock'
import type { Tab } from '../../lib/navigate'
import { useMe } from '../../me'
import { setTitle } from '../../platform/navigationBar'
import { usePullDown } from '../../platform/pullDown'
import { Button } from '../Button'
import { Dock } from '../Dock'
import { Failure } from '../Failure'
import { MiniPlayer } from '../MiniPlayer'
import { NavBar } from '../NavBar'
import { Phrases } from '../Phrases'
import { Skeleton } from '../Skeleton'
import { TabBar } from '../TabBar'

/** What a page needs to know of its query; all of useQuery fits. */
type PageState = { reload: () => Promise<void> } & (
  | { step: 'loading' }
  | { step: 'failed'; message: string }
  | { step: 'ready'; staleSince: number | null; offline: boolean }
)

interface PageProps {
  /** Only if it differs from navigationBarTitleText of the page's config. */
  title?: string
  /** While it loads or has failed, it takes the place of children and dock. Pulling down asks it again. */
  state?: PageState
  dock?: ReactNode
  tab?: Tab
  /** What it shows scrolls by itself between header and dock, and plays by itself. */
  still?: boolean
  children?: ReactNode
}

/** The root of every page: text size, header on h5, body, and at the bottom what never scrolls away. */
export function Page({ title, state, dock, tab, still = false, children }: PageProps) {
  const { fontSize } = useMe()
  useEffect(() => {
    if (title) setTitle(title)
  }, [title])
  usePullDown(async () => state?.reload())

  return (
    <View className={`yk page ${still ? 'page-still' : ''} ${fontSize}`}>
      <NavBar title={title} isTab={Boolean(tab)} />
      <View className='page-main'>
        <Body state={state}>{children}</Body>
      </View>
      <View className={tab ? 'page-foot' : 'page-foot page-foot-safe'}>
        <Foot state={state}>{dock}</Foot>
        {!still && <MiniPlayer />}
        {tab && <TabBar current={tab} />}
      </View>
    </View>
  )
}

function Body({ state, children }: Pick<PageProps, 'state' | 'children'>) {
  if (state?.step === 'loading') return <Skeleton />
  if (state?.step === 'failed') return <Refusal sentence={state.message} />
  return (
    <>
      {state && state.staleSince !== null && (
        <Stale since={state.staleSince} offline={state.offline} reload={state.reload} />
      )}
      {children}
    </>
  )
}

function Foot({ state, children }: Pick<PageProps, 'state' | 'children'>) {
  if (state?.step === 'loading') return null
  if (state?.step !== 'failed') return <>{children}</>
  return (
    <Dock>
      <Button kind='primary' onClick={state.reload}>
        再试一次
      </Button>
    </Dock>
  )
}

/** A refusal says what happened, then what to do. */
function Refusal({ sentence }: { sentence: string }) {
  const [title, text] = headAndRest(sentence)
  return <Failure title={title} text={text} />
}

interface StaleProps {
  since: number
  offline: boolean
  reload: () => Promise<void>
}

/** What is shown is old: why, how old, and the way to newer. */
function Stale({ since, offline, reload }: StaleProps) {
  const now = useNow(60_000)
  return (
    <View className='page-stale' hoverClass='page-stale-press' ariaRole='button' onClick={() => void reload()}>
      <View className='page-stale-t'>
        <Phrases text={`${offline ? '没有连上网络' : '没有更新成功'}，这是 ${pastTime(since, now)} 的内容`} />
      </View>
      <View className='strong'>刷新</View>
    </View>
  )
}
