import { View } from '@tarojs/components'
import { addMonths } from '#domain/calendar'
import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { Empty } from '../../../components/Empty'
import { Page } from '../../../components/Page'
import { navigate } from '../../../lib/navigate'
import { Form } from './Form'
import { PublishDock } from './PublishDock'
import { Published, PublishedDock } from './Published'
import { type OverMonth, useMonth } from './useMonth'

export default function MonthPage() {
  const month = useMonth()
  if (month.step !== 'ready') return <Page state={month}>{null}</Page>
  const title = `${Number(month.month.slice(5))} 月主题党日`
  if (month.stage === 'over') {
    return (
      <Page title={title} state={month} dock={<NextMonthDock {...month} />}>
        <Empty title='这个月来不及通知大家了' text='请发布下一个月的主题党日。' />
      </Page>
    )
  }
  return month.stage === 'published' ? (
    <Page title={title} state={month} dock={<PublishedDock {...month} />}>
      <Published {...month} />
    </Page>
  ) : (
    <Page title={title} state={month} dock={<PublishDock {...month} />}>
      <View>
        <Form {...month} />
      </View>
    </Page>
  )
}

function NextMonthDock({ branchId, month }: OverMonth) {
  return (
    <Dock>
      <Button kind='primary' onClick={() => navigate('month', { branchId, month: addMonths(month, 1) })}>
        发布下月主题党日
      </Button>
    </Dock>
  )
}
