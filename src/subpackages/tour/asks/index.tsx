import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { topicNames } from '#domain/need'
import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { Empty } from '../../../components/Empty'
import { Page } from '../../../components/Page'
import { Pager } from '../../../components/Pager'
import { Row } from '../../../components/Row'
import { Tag } from '../../../components/Tag'
import { navigate } from '../../../lib/navigate'
import { stopMark, stopTime } from '../../../lib/tourWords'
import { usePart } from '../../../lib/usePart'
import { goesWords } from '../stopWords'
import { type Asks, type ComingStop, type Request, useAsks } from './useAsks'
import { RequestSheet } from './RequestSheet'
import { StopSheet } from './StopSheet'

/** 宣讲点单 of a branch: what it asked for, who comes, and what came of it. */
export default function AsksPage() {
  const asks = useAsks()
  return (
    <Page
      state={asks}
      dock={
        asks.step === 'ready' && (
          <Dock>
            <Button kind='primary' onClick={() => navigate('askTour', { branchId: asks.branchId })}>
              我要点单
            </Button>
          </Dock>
        )
      }
    >
      {asks.step === 'ready' && <Lists {...asks} />}
      {asks.opened?.request && <RequestSheet {...asks} request={asks.opened.request} />}
      {asks.opened?.stop && <StopSheet {...asks} stop={asks.opened.stop} />}
    </Page>
  )
}

function Lists({ waiting, ahead, over, answered, now, open }: Asks) {
  const ofRequest = (request: Request, last: boolean) => (
    <Row
      key={request.id}
      title={topicNames[request.topic]}
      sub={request.wishes.map((wish) => stopTime(wish, now)).join('；')}
      right={
        request.state === 'refused' ? <Tag state='returned' word='未安排' /> : <Tag state='planned' word='待安排' />
      }
      last={last}
      onClick={() => open({ request })}
    />
  )
  const ofStop = (stop: ComingStop, last: boolean) => (
    <Row
      key={stop.id}
      title={topicNames[stop.topic]}
      sub={`${stopTime(stop, now)}，${whoWords(stop)}`}
      right={<Tag {...stopMark(stop.state)} />}
      last={last}
      onClick={() => open({ stop })}
    />
  )
  if (!waiting.length && !ahead.length && !over.length && !answered.length) {
    return <Empty title='还没有点过单' text='想听什么、什么时候合适、多少人听，填好以后，宣讲办来安排宣讲员。' />
  }
  return (
    <View>
      <Section title='就要来讲的' items={ahead} row={ofStop} />
      <Section title='等宣讲办安排' items={waiting} row={ofRequest} />
      <Section title='没有安排的' items={answered} row={ofRequest} />
      <Section title='讲过的' items={over} row={ofStop} />
    </View>
  )
}

/** A guest of ours is named as he is to be greeted. */
export function whoWords(stop: Pick<ComingStop, 'speakers' | 'partner'>): string {
  return stop.speakers.length || stop.partner ? `${goesWords(stop)}来讲` : '宣讲员还没有定'
}

interface SectionProps<T> {
  title: string
  items: readonly T[]
  row: (item: T, last: boolean) => ReactNode
}

function Section<T>({ title, items, row }: SectionProps<T>) {
  const part = usePart(items, title)
  if (!items.length) return null
  return (
    <View>
      <View className='sec'>{title}</View>
      {part.shown.map((item, index) => row(item, index === part.shown.length - 1))}
      <Pager onBack={part.onBack} onNext={part.onNext} />
    </View>
  )
}
