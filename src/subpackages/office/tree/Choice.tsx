import { View } from '@tarojs/components'
import { Icon } from '../../../components/Icon'
import styles from './index.module.scss'

interface ChoiceProps {
  kind: 'radio' | 'checkbox'
  title: string
  sub?: string
  on: boolean
  onTap: () => void
}

/** One of many, or some: tapped as a whole row. */
export function Choice({ kind, title, sub, on, onTap }: ChoiceProps) {
  return (
    <View className={styles.choice} hoverClass='row-press' ariaRole={kind} ariaChecked={on} onClick={onTap}>
      {kind === 'radio' ? (
        <View className={on ? `${styles.radio} ${styles.radioOn}` : styles.radio} />
      ) : (
        <View className={on ? `${styles.box} ${styles.boxOn}` : styles.box}>
          {on && <Icon name='check' size='s' />}
        </View>
      )}
      <View className={styles.choiceMain}>
        <View className={on ? 'strong' : ''}>{title}</View>
        {sub && <View className='t-cap c-3'>{sub}</View>}
      </View>
    </View>
  )
}
