import { Text, View } from '@tarojs/components'
import styles from './OrderedChips.module.scss'

interface OrderedChipsProps<K extends string> {
  items: readonly { key: K; label: string }[]
  /** Best first: the order in which they were tapped. */
  value: readonly K[]
  narrow?: boolean
  onChange: (value: K[]) => void
}

/** Several of a few, in the order of tapping: a number says which is first. */
export function OrderedChips<K extends string>({ items, value, narrow = false, onChange }: OrderedChipsProps<K>) {
  const toggle = (key: K) => onChange(value.includes(key) ? value.filter((one) => one !== key) : [...value, key])
  return (
    <View className={narrow ? `${styles.chips} ${styles.narrow}` : styles.chips}>
      {items.map(({ key, label }) => {
        const place = value.indexOf(key) + 1
        return (
          <View
            key={key}
            className={place ? `${styles.chip} ${styles.on}` : styles.chip}
            hoverClass={styles.press}
            ariaRole='checkbox'
            ariaChecked={place > 0}
            ariaLabel={place ? `${label}，第 ${place}` : label}
            onClick={() => toggle(key)}
          >
            {place > 0 && <Text className={styles.place}>{place}</Text>}
            <Text>{label}</Text>
          </View>
        )
      })}
    </View>
  )
}
