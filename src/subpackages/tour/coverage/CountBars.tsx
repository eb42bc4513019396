import { View } from '@tarojs/components'
import styles from './index.module.scss'

interface CountBarsProps {
  items: readonly { key: string; label: string; stops: number }[]
}

/** Numbers of stops, in the order given and never by size. */
export function CountBars({ items }: CountBarsProps) {
  const most = Math.max(1, ...items.map(({ stops }) => stops))
  return (
    <View>
      {items.map(({ key, label, stops }) => (
        <View key={key} className={styles.bar} ariaRole='img' ariaLabel={`${label}，${stops} 站`}>
          <View className={styles.label}>{label}</View>
          <View className={styles.track}>
            <View className={styles.fill} style={{ width: `${(stops * 100) / most}%` }} />
          </View>
          <View className={styles.count}>{`${stops} 站`}</View>
        </View>
      ))}
    </View>
  )
}
