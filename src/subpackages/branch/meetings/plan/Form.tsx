import { View } from '@tarojs/components'
import { meetingKinds } from '#domain/branchMeetings'
import { Chips } from '../../../../components/Chips'
import { Field } from '../../../../components/Field'
import { Phrases } from '../../../../components/Phrases'
import { Row } from '../../../../components/Row'
import { navigate } from '../../../../lib/navigate'
import { kindWords } from '../../../../lib/words'
import { AgendaField } from './AgendaField'
import { groupOf } from './draft'
import { Line } from './Line'
import type { Planning } from './usePlan'
import { WhenFields } from './WhenFields'

const kinds = meetingKinds.map((key) => ({ key, label: kindWords[key] }))

export function Form(plan: Planning) {
  const { data, draft, input, isPast, shown, leave, change, changeWords } = plan
  return (
    <>
      <View className='form-head'>
        <View className='t-head'>
          <Phrases text={isPast ? '补记一次会议。' : '安排一次会议。'} />
        </View>
        <View className='t-small c-2'>
          <Phrases text={data.branch} />
        </View>
      </View>
      <Field label='会议'>
        <Chips items={kinds} value={draft.kind} onChange={(kind) => change({ kind })} />
      </Field>
      {draft.kind === 'groupMeeting' && <GroupField {...plan} />}
      <WhenFields {...plan} />
      {isPast && (
        <View className='form-note'>
          <Phrases text='这个时间已经过去，作为补记，日期如实填写，不发通知。' />
        </View>
      )}
      <Field label='地点' error={shown('place')}>
        <Line
          label='地点'
          value={draft.place}
          placeholder='写清楚楼层和房间'
          onChange={(place) => change({ place })}
          onLeave={() => leave('place')}
        />
      </Field>
      <Field label='主题' error={shown('title')}>
        <Line
          label='主题'
          value={input.title}
          placeholder='24 字以内'
          onChange={(title) => changeWords({ title })}
          onLeave={() => leave('title')}
        />
      </Field>
      <AgendaField {...plan} />
      <View className='t-cap c-3'>{`规则版本 ${data.ruleVersion}`}</View>
    </>
  )
}

function GroupField({ data, draft, branchId, change }: Planning) {
  const items = data.groups.map(({ id, name }) => ({ key: id, label: name }))
  return (
    <Field label='党小组' hint={items.length ? undefined : '支部还没有编党小组，编好以后再安排。'}>
      {items.length ? (
        <Chips items={items} value={groupOf(draft, data)?.id ?? null} onChange={(groupId) => change({ groupId })} />
      ) : (
        <Row title='去编党小组' last onClick={() => navigate('tree', { orgId: branchId })} />
      )}
    </Field>
  )
}
