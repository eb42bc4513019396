import { View } from '@tarojs/components'
import { useEffect, type ReactNode } from 'react'
import { headAndRest, pastTime } from '../../lib/spoken'
import { useNow } from '../../lib/clock'
import type { Tab } from '../../lib/navigate'
import { useMe } from '../../me'
import { setTitle } from '../../platform/navigationBar'
import { Button } from '../Button'
import { Dock } from '../Dock'
import { Failure } from '../Failure'
import { NavBar } from '../NavBar'
import { Skeleton } from '../Skeleton'
import { TabBar } from '../TabBar'

/** What a page needs to know of its query; all of useQuery fits. */
type PageState = { reload: () => Promise<void> } & (
  { step: 'loading' } | { step: 'failed'; message: string } | { step: 'ready'; staleSince: number | null }
)

interface PageProps {
  /** Only if it differs from navigationBarTitleText of the page's config. */
  title?: string
  /** While it loads or has failed, it takes the place of children and dock. */
  state?: PageState
  dock?: ReactNode
  tab?: Tab
  children?: ReactNode
}

/** The root of every page: text size, header on h5, body, and at the bottom what never scrolls away. */
export function Page({ title, state, dock, tab, children }: PageProps) {
  const { fontSize } = useMe()
  useEffect(() => {
    if (title) setTitle(title)
  }, [title])

  return (
    <View className={`yk page ${fontSize}`}>
      <NavBar title={title} isTab={Boolean(tab)} />
      <View className='page-main'>
        <Body state={state}>{children}</Body>
      </View>
      <View className={tab ? 'page-foot' : 'page-foot page-foot-safe'}>
        <Foot state={state}>{dock}</Foot>
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
      {state && state.staleSince !== null && <Stale since={state.staleSince} />}
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

function Stale({ since }: { since: number }) {
  const now = useNow(60_000)
  return <View className='page-stale' ariaRole='status'>{`没有连上网络，更新于 ${pastTime(since, now)}`}</View>
}
