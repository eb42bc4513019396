import { View } from '@tarojs/components'
import { Field } from '../../../../components/Field'
import { Icon } from '../../../../components/Icon'
import { Line } from './Line'
import { points } from './presets'
import type { Planning } from './usePlan'
import styles from './index.module.scss'

const MOST = 8

/** Usual points are a tap away, and can be changed as if written. */
export function AgendaField({ draft, agenda, shown, leave, changeWords }: Planning) {
  const put = (next: string[]) => changeWords({ agenda: next })
  const add = (point: string) => put([...agenda, point])
  const isFull = agenda.length >= MOST
  return (
    <Field label='议程' error={shown('agenda')} hint={isFull ? `最多 ${MOST} 项` : undefined}>
      {agenda.map((point, index) => (
        <View key={index} className={styles.point}>
          <View className={styles.words}>
            <Line
              label={`议程第 ${index + 1} 项`}
              value={point}
              placeholder='40 字以内'
              onChange={(next) => put(agenda.map((one, at) => (at === index ? next : one)))}
              onLeave={() => leave('agenda')}
            />
          </View>
          <View
            className={styles.drop}
            hoverClass={styles.press}
            ariaRole='button'
            ariaLabel={`去掉第 ${index + 1} 项`}
            onClick={() => put(agenda.filter((_, at) => at !== index))}
          >
            <Icon name='x' />
          </View>
        </View>
      ))}
      {!isFull && (
        <View className='chips'>
          {points[draft.kind]
            .filter((point) => !agenda.includes(point))
            .map((point) => (
              <Choice key={point} words={point} onClick={() => add(point)} />
            ))}
          <Choice words='自己写一项' onClick={() => add('')} />
        </View>
      )}
    </Field>
  )
}

function Choice({ words, onClick }: { words: string; onClick: () => void }) {
  return (
    <View className='chip' hoverClass='chip-press' ariaRole='button' onClick={onClick}>
      {words}
    </View>
  )
}
