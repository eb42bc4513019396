import { Picker, View } from '@tarojs/components'
import { addDays, addMonths, addYears, dayOf, instantOf, monthOf, shortDay, weekdayOf } from '#domain/calendar'
import { rulesOn } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'
import { Chips } from '../../../../components/Chips'
import { Field } from '../../../../components/Field'
import type { Planning } from './usePlan'
import styles from './index.module.scss'

const lengths = [
  { key: '30', label: '半小时' },
  { key: '60', label: '1 小时' },
  { key: '90', label: '1.5 小时' },
  { key: '120', label: '2 小时' },
] as const

/** As far back as may be put down, and as far ahead as may be planned. */
function spanOf(now: number) {
  const today = dayOf(now)
  const { BM } = rulesOn(currentPack, today)
  const beyond = addMonths(monthOf(now), BM.monthsAhead + 1)
  const last = `${addMonths(monthOf(now), BM.monthsAhead)}${today.slice(7)}`
  const endOfMonth = addDays(`${beyond}-01`, -1)
  return { start: addYears(today, -BM.yearsBack), end: last < endOfMonth ? last : endOfMonth }
}

/** 2025年12月3日 星期三 where it is not this year */
export function dayWords(day: string, now: number) {
  const instant = instantOf(day)
  const year = day.slice(0, 4)
  const isThisYear = year === dayOf(now).slice(0, 4)
  return `${isThisYear ? '' : `${year}年`}${shortDay(instant)} ${weekdayOf(instant)}`
}

export function WhenFields({ draft, now, shown, change }: Planning) {
  const words = dayWords(draft.day, now)
  return (
    <>
      <View className={styles.pair}>
        <View className={styles.day}>
          <Field label='日期' error={shown('day')}>
            <Picker
              mode='date'
              value={draft.day}
              {...spanOf(now)}
              onChange={({ detail }) => change({ day: detail.value })}
            >
              <View className='field-box' ariaRole='button' ariaLabel={`日期，${words}`}>
                {words}
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
      <Field label='时长'>
        <Chips
          items={lengths}
          value={lengths.find(({ key }) => Number(key) === draft.minutes)?.key ?? null}
          onChange={(key) => change({ minutes: Number(key) })}
        />
      </Field>
    </>
  )
}
