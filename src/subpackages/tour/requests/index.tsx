import { View } from '@tarojs/components'
import { shortDay } from '#domain/calendar'
import { topicNames } from '#domain/need'
import { Empty } from '../../../components/Empty'
import { KnownHome } from '../../../components/KnownHome'
import { Page } from '../../../components/Page'
import { Pager } from '../../../components/Pager'
import { Phrases } from '../../../components/Phrases'
import { Row } from '../../../components/Row'
import { regionNames } from '#domain/region'
import { useOffice } from '../useOffice'
import { RequestSheet } from './RequestSheet'
import { type Request, type Requests, useRequests } from './useRequests'
import styles from './index.module.scss'

/** 点单: what branches ask for and nobody has answered yet. */
export default function RequestsPage() {
  const requests = useRequests()
  const { isOffice } = useOffice()
  if (requests.step !== 'ready') return <Page state={requests} />
  const { opened, now, open, reload } = requests
  return (
    <Page state={requests}>
      <KnownHome />
      <List {...requests} />
      {opened && (
        <RequestSheet
          key={opened.id}
          request={opened}
          now={now}
          isOffice={isOffice}
          onClose={() => open(null)}
          reload={reload}
        />
      )}
    </Page>
  )
}

function List({ requests, open, onBack, onNext }: Requests) {
  const pager = <Pager onBack={onBack} onNext={onNext} />
  if (!requests.length) {
    return (
      <Empty title='没有待安排的点单' text='支部点单以后，会按先后列在这里。' full action={onBack ? pager : null} />
    )
  }
  return (
    <View>
      <View className={`${styles.hint} t-small c-2`}>
        <Phrases text='等得最久的排在前面，点开安排一站，或说明为什么不安排。' />
      </View>
      {requests.map((request, index) => (
        <Row
          key={request.id}
          title={request.branch}
          sub={aboutOf(request)}
          last={index === requests.length - 1}
          onClick={() => open(request.id)}
        />
      ))}
      {pager}
    </View>
  )
}

function aboutOf({ topic, region, size, wishes, askedAt }: Request): string {
  const days = [...new Set(wishes.map(({ start }) => shortDay(start)))].join('、')
  return `想听“${topicNames[topic]}”，${regionNames[region]}，约 ${size} 人，${days}合适，${shortDay(askedAt)}点单`
}
