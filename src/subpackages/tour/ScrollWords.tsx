import { ScrollView, View } from '@tarojs/components'
import styles from './ScrollWords.module.scss'

interface ScrollWordsProps<K extends string> {
  items: readonly { key: K; label: string; count?: number }[]
  value: K
  onChange: (key: K) => void
}

/** More than three choices: words that scroll sideways. */
export function ScrollWords<K extends string>({ items, value, onChange }: ScrollWordsProps<K>) {
  return (
    <ScrollView scrollX enhanced showScrollbar={false} className={styles.words}>
      <View className={styles.line} ariaRole='tablist'>
        {items.map(({ key, label, count }) => (
          <View
            key={key}
            className={key === value ? `${styles.word} ${styles.on}` : styles.word}
            ariaRole='tab'
            ariaSelected={key === value}
            onClick={() => onChange(key)}
          >
            {count === undefined ? label : `${label} ${count}`}
          </View>
        ))}
      </View>
    </ScrollView>
  )
}
