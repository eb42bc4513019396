import { ScrollView, View } from '@tarojs/components'
import styles from './index.module.scss'

interface Props<K extends string> {
  items: readonly { key: K; label: string; count: number }[]
  value: K
  onChange: (key: K) => void
}

/** More than three choices: words that scroll sideways. */
export function WordTabs<K extends string>({ items, value, onChange }: Props<K>) {
  return (
    <ScrollView scrollX enhanced showScrollbar={false} className={styles.words}>
      <View className={styles.wordRow} ariaRole='tablist'>
        {items.map(({ key, label, count }) => (
          <View
            key={key}
            className={key === value ? `${styles.word} ${styles.wordOn}` : styles.word}
            ariaRole='tab'
            ariaSelected={key === value}
            onClick={() => onChange(key)}
          >
            {`${label} ${count}`}
          </View>
        ))}
      </View>
    </ScrollView>
  )
}
