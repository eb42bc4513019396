import { View } from '@tarojs/components'
import { addDays, dayOf, instantOf } from '#domain/calendar'
import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { Field } from '../../../components/Field'
import { Page } from '../../../components/Page'
import { Phrases } from '../../../components/Phrases'
import { Row } from '../../../components/Row'
import { lectureDay } from '../../../lib/lectureWords'
import { navigate } from '../../../lib/navigate'
import { When } from '../../branch/When'
import { AudienceFields } from '../audience/Fields'
import { TopicChips } from '../TopicChips'
import { MOST_WISHES, type Wish, withAnotherWish } from './draft'
import { type Asking, useAsk } from './useAsk'

const DAYS_AHEAD = 180

const lengths = [
  { key: '60', label: '1 小时' },
  { key: '90', label: '1.5 小时' },
  { key: '120', label: '2 小时' },
] as const

/** 点单: what a branch would like to hear, when it could be, and where. */
export default function AskPage() {
  const asking = useAsk()
  return (
    <Page state={asking} dock={asking.step === 'ready' && <AskDock {...asking} />}>
      {asking.step === 'ready' && <Form {...asking} />}
    </Page>
  )
}

function AskDock({ problems, busy, send }: Asking) {
  const missing = Object.keys(problems).length
  return (
    <Dock note='宣讲办安排好以后，会列在“宣讲点单”里'>
      <Button
        kind='primary'
        disabled={missing > 0 || busy}
        why={busy ? '正在提交' : `还差 ${missing} 项`}
        onClick={send}
      >
        提交点单
      </Button>
    </Dock>
  )
}

function Form(asking: Asking) {
  const { draft, shown, change } = asking
  return (
    <View>
      <View className='form-head'>
        <View className='t-head'>
          <Phrases text='请一位宣讲员来讲一讲。' />
        </View>
      </View>
      <Field label='想听什么' error={shown('topic')}>
        <TopicChips value={draft.topic} onChange={(topic) => change({ topic })} />
      </Field>
      {draft.topic && (
        <Row
          icon='users-round'
          title='谁能讲'
          sub='看一看名册里讲这个主题的宣讲员'
          onClick={() => navigate('speakers', { topic: draft.topic! })}
        />
      )}
      <Wishes {...asking} />
      <AudienceFields {...asking} />
    </View>
  )
}

/** One to three times, any of which would do: the more, the sooner somebody is found. */
function Wishes({ draft: { wishes }, now, shown, change }: Asking) {
  const put = (index: number, part: Partial<Wish>) =>
    change({ wishes: wishes.map((one, at) => (at === index ? { ...one, ...part } : one)) })
  return (
    <>
      {wishes.map((one, index) => (
        <View key={index}>
          {wishes.length > 1 && <View className='sec'>{`第 ${index + 1} 个时间`}</View>}
          <When
            draft={one}
            words={lectureDay(instantOf(one.day), now)}
            span={{ start: dayOf(now), end: addDays(dayOf(now), DAYS_AHEAD) }}
            lengths={lengths}
            problems={{ day: shown(`wish${index}`) }}
            change={(part) => put(index, part)}
          />
        </View>
      ))}
      {wishes.length < MOST_WISHES && (
        <Row
          icon='calendar-plus'
          title='再加一个合适的时间'
          sub='时间越多，越容易请到人'
          onClick={() => change({ wishes: withAnotherWish(wishes) })}
        />
      )}
      {wishes.length > 1 && (
        <Row icon='x' title='去掉最后一个时间' onClick={() => change({ wishes: wishes.slice(0, -1) })} />
      )}
    </>
  )
}
