import { View } from '@tarojs/components'
import { Button } from '../../components/Button'
import styles from './Pager.module.scss'

interface PagerProps {
  /** Null at the last page. */
  onNext: (() => void) | null
  /** Null at the first. */
  onBack: (() => void) | null
}

export function Pager({ onNext, onBack }: PagerProps) {
  if (!onNext && !onBack) return null
  return (
    <View className={styles.pager}>
      {onBack && (
        <View className={styles.turn}>
          <Button kind='small' onClick={onBack}>
            看前面的
          </Button>
        </View>
      )}
      {onNext && (
        <View className={styles.turn}>
          <Button kind='small' onClick={onNext}>
            继续显示
          </Button>
        </View>
      )}
    </View>
  )
}
