import { Text, View } from '@tarojs/components'
import { Glyph } from '../../components/Glyph'
import styles from './parts.module.scss'

/** The page's own sentence: a refusal that belongs to no field, or that it worked. */
export function Notice({ state, text }: { state: 'late' | 'present'; text: string }) {
  return (
    <View
      className={state === 'late' ? `${styles.notice} ${styles.bad}` : `${styles.notice} ${styles.good}`}
      ariaRole='alert'
    >
      <Glyph state={state} />
      <Text className={styles.noticeText}>{text}</Text>
    </View>
  )
}
