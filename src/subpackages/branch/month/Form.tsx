import { Input, View } from '@tarojs/components'
import { longMonth } from '#domain/calendar'
import { themeDayParts } from '#domain/session'
import { Field } from '../../../components/Field'
import { Phrases } from '../../../components/Phrases'
import { LecturerField } from './LecturerField'
import { CaseField, PartField } from './PartField'
import type { LecturerChoice } from './useLecturer'
import type { DraftingMonth } from './useMonth'
import { WhenFields } from './WhenFields'

const LONGEST_PLACE = 30

/** Filled in from the month's pack and from last time: what fits needs no tap. */
export function Form({ choice, ...month }: DraftingMonth & { choice: LecturerChoice }) {
  const { data, draft, shown, leave, change } = month
  return (
    <>
      <View className='form-head'>
        <View className='t-head'>
          <Phrases text={data.pack?.title ?? '学什么，做什么？'} />
        </View>
        <View className='t-small c-2'>
          <Phrases text={`${data.branch}，${longMonth(month.month)}`} />
        </View>
      </View>
      <WhenFields {...month} />
      <Field label='地点' error={shown('place')}>
        <Input
          className='field-box'
          value={draft.place}
          maxlength={LONGEST_PLACE}
          placeholder='写清楚楼层和房间'
          ariaLabel='地点'
          onInput={({ detail }) => change({ place: detail.value })}
          onBlur={() => leave('place')}
        />
      </Field>
      <LecturerField {...choice} />
      {!data.pack && (
        <View className='form-note'>
          <Phrases text='集团还没有发布这个月的内容，三项由支部自己定。' />
        </View>
      )}
      {themeDayParts.map((part) => (
        <PartField key={part} part={part} {...month} />
      ))}
      <CaseField {...month} />
      <View className='t-cap c-3'>{`规则版本 ${data.ruleVersion}`}</View>
    </>
  )
}
