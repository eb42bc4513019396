import { View } from '@tarojs/components'
import { topicNames } from '#domain/need'
import type { Output } from '#types/contract'
import { regionNames } from '#domain/region'
import { Empty } from '../../../components/Empty'
import { Page } from '../../../components/Page'
import { Pager } from '../../../components/Pager'
import { Row } from '../../../components/Row'
import { useNow } from '../../../lib/clock'
import { navigate } from '../../../lib/navigate'
import { stopDay } from '../../../lib/tourWords'
import { usePages } from '../../../lib/usePages'
import { useQuery } from '../../../lib/useQuery'

type Records = Output<'speaker.record'>
type Past = Records['stops'][number]

/** 宣讲记录: what I have held, the newest first; each leads to its card with reviews. */
export default function RecordPage() {
  const pages = usePages<NonNullable<Records['next']>>('')
  const query = useQuery('speaker.record', { ...(pages.after && { after: pages.after }) })
  const now = useNow(60_000)
  if (query.step !== 'ready') return <Page state={query} />
  const { stops, next } = query.data
  if (!stops.length && !pages.number) {
    return (
      <Page state={query}>
        <Empty title='还没有宣讲记录' text='讲过的站点，到了多少人，听众的评价，都会列在这里。' />
      </Page>
    )
  }
  return (
    <Page state={query}>
      <View>
        {stops.map((stop, index) => (
          <Row
            key={stop.id}
            title={stop.title}
            sub={pastWords(stop, now)}
            last={index === stops.length - 1}
            onClick={() => void navigate('stopCard', { stopId: stop.id })}
          />
        ))}
        <Pager onBack={pages.number ? pages.back : null} onNext={next && (() => pages.onward(next))} />
      </View>
    </Page>
  )
}

function pastWords({ start, region, topic, present, headCount }: Past, now: number) {
  const heads = headCount === null ? '' : `，清点 ${headCount} 人`
  return `${stopDay(start, now)}，${regionNames[region]}，主题：${topicNames[topic]}。签到 ${present} 人${heads}`
}
