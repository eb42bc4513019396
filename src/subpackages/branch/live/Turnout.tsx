import { Text, View } from '@tarojs/components'
import styles from './index.module.scss'

interface Props {
  big: number
  of: number
  label: string
  side: readonly { label: string; value: number }[]
}

export function Turnout({ big, of, label, side }: Props) {
  return (
    <View className={styles.numbers}>
      <View className={styles.main} ariaRole='text' ariaLabel={`${label} ${big} / ${of}`}>
        <View className={styles.count}>
          <Text className={styles.big}>{big}</Text>
          <Text className={styles.of}>{`/ ${of}`}</Text>
        </View>
        <View className={styles.key}>{label}</View>
      </View>
      <View className={styles.side}>
        {side.map(({ label: key, value }) => (
          <View key={key} className={styles.kv}>
            <Text className={styles.value}>{value}</Text>
            <Text className={styles.key}>{key}</Text>
          </View>
        ))}
      </View>
    </View>
  )
}
