import { Picker, View } from '@tarojs/components'
import { Chips } from '../../components/Chips'
import { Field } from '../../components/Field'
import styles from './When.module.scss'

export interface Length {
  /** Minutes. */
  key: string
  label: string
}

interface WhenProps {
  /** day: 'YYYY-MM-DD', time: 'HH:mm' */
  draft: { day: string; time: string; minutes: number }
  /** The day as one would say it. */
  words: string
  /** First and last day that can be chosen. */
  span: { start: string; end: string }
  lengths: readonly Length[]
  problems: { day?: string | null | undefined; minutes?: string | null | undefined }
  change: (changes: { day?: string; time?: string; minutes?: number }) => void
}

/** Day, time and length of what a branch holds. */
export function When({ draft, words, span, lengths, problems, change }: WhenProps) {
  return (
    <>
      <View className={styles.pair}>
        <View className={styles.day}>
          <Field label='日期' error={problems.day ?? null}>
            <Picker
              mode='date'
              value={draft.day}
              start={span.start}
              end={span.end}
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
      <Field label='时长' error={problems.minutes ?? null}>
        <Chips
          items={lengths}
          value={lengths.find(({ key }) => Number(key) === draft.minutes)?.key ?? null}
          onChange={(key) => change({ minutes: Number(key) })}
        />
      </Field>
    </>
  )
}
