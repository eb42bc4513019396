import { Text, View } from '@tarojs/components'
import { Icon } from '../../../components/Icon'
import styles from './index.module.scss'

interface OptionProps {
  title: string
  about?: string
  on: boolean
  /** One's own words instead of a proposal. */
  pen?: boolean
  last?: boolean
  onClick: () => void
}

/** One of a card of alternatives. */
export function Option({ title, about, on, pen = false, last = false, onClick }: OptionProps) {
  return (
    <View
      className={last ? `${styles.option} ${styles.lastOption}` : styles.option}
      hoverClass={styles.press}
      ariaRole='radio'
      ariaChecked={on}
      onClick={onClick}
    >
      {pen ? (
        <View className={styles.pen}>
          <Icon name='pen-line' />
        </View>
      ) : (
        <View className={on ? `${styles.radio} ${styles.radioOn}` : styles.radio} />
      )}
      <View className={styles.words}>
        <Text className={on ? 'strong' : ''}>{title}</Text>
        {about && <View className='t-cap c-3'>{about}</View>}
      </View>
    </View>
  )
}
