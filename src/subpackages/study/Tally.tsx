import { View } from '@tarojs/components'
import styles from './parts.module.scss'

interface TallyProps {
  /** In percent. */
  share: number
  /** What stands beside it: 12 人, 4.6 */
  figure: string
}

/** A share with its figure; never persons beside one another. */
export function Tally({ share, figure }: TallyProps) {
  return (
    <View className={styles.tally}>
      <View className={styles.groove}>
        <View className={styles.fill} style={{ width: `${Math.min(100, Math.max(0, share))}%` }} />
      </View>
      <View className={styles.figure}>{figure}</View>
    </View>
  )
}
