import { Picker, View } from '@tarojs/components'
import { addMonths, DAY, dayOf, instantOf, shortDay, startOfMonth, weekdayOf } from '#domain/calendar'
import { Chips } from '../../../components/Chips'
import { Field } from '../../../components/Field'
import type { DraftingMonth } from './useMonth'
import styles from './index.module.scss'

const lengths = [
  { key: '60', label: '1 小时' },
  { key: '90', label: '1.5 小时' },
  { key: '120', label: '2 小时' },
  { key: '180', label: '3 小时' },
] as const

export function WhenFields({ month, draft, data, shown, change }: DraftingMonth) {
  const first = instantOf(draft.day)
  const lastDay = dayOf(startOfMonth(addMonths(month, 1)) - DAY)
  return (
    <>
      <View className={styles.pair}>
        <View className={styles.day}>
          <Field label='日期' error={shown('day')}>
            <Picker
              mode='date'
              value={draft.day}
              start={dayOf(Math.max(data.earliestStart, startOfMonth(month)))}
              end={lastDay}
              onChange={({ detail }) => change({ day: detail.value })}
            >
              <View className='field-box' ariaRole='button' ariaLabel={`日期，${shortDay(first)}，${weekdayOf(first)}`}>
                {`${shortDay(first)} ${weekdayOf(first)}`}
              </View>
            </Picker>
          </Field>
        </View>
        <View className={styles.time}>
          <Field label='开始'>
            <Picker mode='time' value={draft.time} onChange={({ detail }) => change({ time: detail.value })}>
              <View className='field-box' ariaRole='button' ariaLabel={`开始，${draft.time}`}>
                {draft.time}
              </View>
            </Picker>
          </Field>
        </View>
      </View>
      <Field label='时长' error={shown('minutes')}>
        <Chips
          items={lengths}
          value={lengths.find(({ key }) => Number(key) === draft.minutes)?.key ?? null}
          onChange={(key) => change({ minutes: Number(key) })}
        />
      </Field>
    </>
  )
}
