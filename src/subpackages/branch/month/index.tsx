import { View } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'
import { addMonths } from '#domain/calendar'
import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { Empty } from '../../../components/Empty'
import { Page } from '../../../components/Page'
import { navigate } from '../../../lib/navigate'
import { cardOf } from '../../../pages/home/card'
import { Form } from './Form'
import { LecturerSheet } from './LecturerSheet'
import { PublishDock } from './PublishDock'
import { Published } from './Published'
import { PublishedDock } from './PublishedDock'
import { useLecturer } from './useLecturer'
import { type DraftingMonth, type OverMonth, type PublishedMonth, useMonth } from './useMonth'

export default function MonthPage() {
  const month = useMonth()
  useShareAppMessage(() =>
    cardOf(month.step === 'ready' && month.stage === 'published' ? month.published.session : null),
  )
  if (month.step !== 'ready') return <Page state={month}>{null}</Page>
  if (month.stage === 'over') return <Over {...month} />
  return month.stage === 'published' ? <Standing {...month} /> : <Drafting {...month} />
}

const titleOf = (month: string) => `${Number(month.slice(5))} 月主题党日`

function Over(month: OverMonth) {
  return (
    <Page title={titleOf(month.month)} state={month} dock={<NextMonthDock {...month} />}>
      <Empty title='这个月来不及通知大家了' text='请发布下一个月的主题党日。' />
    </Page>
  )
}

function Standing(month: PublishedMonth) {
  const isLost = month.published.session.cancelled && !month.arrangeAgain
  const dock = isLost ? <NextMonthDock {...month} /> : <PublishedDock {...month} />
  return (
    <Page title={titleOf(month.month)} state={month} dock={dock}>
      <Published {...month} />
    </Page>
  )
}

function Drafting(month: DraftingMonth) {
  const choice = useLecturer(month)
  return (
    <Page title={titleOf(month.month)} state={month} dock={<PublishDock choice={choice} {...month} />}>
      <View>
        <Form choice={choice} {...month} />
      </View>
      <LecturerSheet month={month.month} chosen={month.draft.lecturerId} {...choice} />
    </Page>
  )
}

function NextMonthDock({ branchId, month }: { branchId: string; month: string }) {
  return (
    <Dock>
      <Button kind='primary' onClick={() => navigate('month', { branchId, month: addMonths(month, 1) })}>
        发布下月主题党日
      </Button>
    </Dock>
  )
}
