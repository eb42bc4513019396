import { View } from '@tarojs/components'
import { shortDay, weekdayOf } from '#domain/calendar'
import { Empty } from '../../../components/Empty'
import { Page } from '../../../components/Page'
import { Phrases } from '../../../components/Phrases'
import { Row } from '../../../components/Row'
import { useNow } from '../../../lib/clock'
import { navigate } from '../../../lib/navigate'
import { pastTime } from '../../../lib/spoken'
import { Pager } from '../../../components/Pager'
import { type ReadyWaiting, useWaiting, type WaitingRecord } from './useWaiting'
import styles from './index.module.scss'

const TICK_MS = 60_000

/** 验收: reported and not yet judged, longest waiting first. */
export default function AcceptancePage() {
  const waiting = useWaiting()
  if (waiting.step !== 'ready') return <Page state={waiting} />
  const { records, onBack, onNext } = waiting
  const pager = <Pager onBack={onBack} onNext={onNext} />
  if (!records.length) {
    return (
      <Page state={waiting}>
        <Empty full title='都验收了' text='支部上报记录以后，会列在这里。' action={onBack ? pager : null} />
      </Page>
    )
  }
  return (
    <Page state={waiting}>
      <View>
        <View className={`${styles.hint} t-small c-2`}>
          <Phrases text='等得最久的排在前面，点开看记录。' />
        </View>
        <Records {...waiting} />
        {pager}
      </View>
    </Page>
  )
}

function Records({ orgId, records }: ReadyWaiting) {
  const now = useNow(TICK_MS)
  return records.map((record, index) => (
    <Row
      key={record.sessionId}
      title={record.branch}
      sub={aboutOf(record, now)}
      last={index === records.length - 1}
      onClick={() => navigate('judge', { orgId, sessionId: record.sessionId })}
    />
  ))
}

const aboutOf = ({ title, start, reportedAt }: WaitingRecord, now: number) =>
  `${title}，${shortDay(start)} ${weekdayOf(start)}开展，${pastTime(reportedAt, now)} 上报`
