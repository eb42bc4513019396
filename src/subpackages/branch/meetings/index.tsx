import { View } from '@tarojs/components'
import { useState } from 'react'
import { dayOf } from '#domain/calendar'
import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { Page } from '../../../components/Page'
import { Phrases } from '../../../components/Phrases'
import { Segments } from '../../../components/Segments'
import { navigate } from '../../../lib/navigate'
import { duesOf, headOf, inOrder, type Meeting } from './calendar'
import { DueRows, MeetingRows } from './MeetingRows'
import { MeetingSheet } from './MeetingSheet'
import { type ReadyMeetings, useMeetings } from './useMeetings'
import styles from './index.module.scss'

/** 三会一课 of a year: what is due, what is planned, what was held. */
export default function MeetingsPage() {
  const meetings = useMeetings()
  return (
    <Page state={meetings} dock={meetings.step === 'ready' && <PlanDock branchId={meetings.branchId} />}>
      {meetings.step === 'ready' && <Ready {...meetings} />}
    </Page>
  )
}

function PlanDock({ branchId }: { branchId: string }) {
  return (
    <Dock>
      <Button kind='primary' icon='calendar-plus' onClick={() => navigate('planMeeting', { branchId })}>
        安排会议
      </Button>
    </Dock>
  )
}

function Ready({ data, branchId, year, years, setYear, now, reload }: ReadyMeetings) {
  const [opened, open] = useState<Meeting | null>(null)
  const dues = duesOf(data, now)
  const { ahead, over } = inOrder(data, now)
  return (
    <>
      <View className={styles.head}>
        <View className='t-head'>
          <Phrases text={headOf(dues, year, dayOf(now))} />
        </View>
        <View className='t-small c-2'>
          <Phrases text={`${data.branch}，只有支部书记看得到。`} />
        </View>
      </View>
      <Segments items={years} value={year} onChange={setYear} />
      <DueRows key={`due ${year}`} dues={dues} calendar={data} branchId={branchId} onOpen={open} />
      <MeetingRows key={`ahead ${year}`} title='已安排' meetings={ahead} calendar={data} now={now} onOpen={open} />
      <MeetingRows key={`over ${year}`} title='已开过' meetings={over} calendar={data} now={now} onOpen={open} />
      {!dues.length && !ahead.length && !over.length && (
        <View className={`${styles.none} t-body c-2`}>{`${year} 年还没有安排，也没有补记。`}</View>
      )}
      <View className={`${styles.rules} t-cap c-3`}>{`规则版本 ${data.ruleVersion}`}</View>
      {opened && (
        <MeetingSheet
          key={opened.sessionId}
          meeting={opened}
          calendar={data}
          now={now}
          onClose={() => open(null)}
          reload={reload}
        />
      )}
    </>
  )
}
