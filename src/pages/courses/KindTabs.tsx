import { ScrollView, View } from '@tarojs/components'
import type { CourseKind } from '#domain/course'
import { courseKindWords, kindsInOrder } from '../../lib/courseWords'
import styles from './index.module.scss'

interface KindTabsProps {
  value: CourseKind | null
  onChange: (kind: CourseKind | null) => void
}

const items = [null, ...kindsInOrder]

/** More than three choices: words that scroll sideways. */
export function KindTabs({ value, onChange }: KindTabsProps) {
  return (
    <ScrollView scrollX enhanced showScrollbar={false} className={styles.kinds}>
      <View className={styles.kindRow} ariaRole='tablist'>
        {items.map((kind) => (
          <View
            key={kind ?? 'all'}
            className={styles.kind}
            ariaRole='tab'
            ariaSelected={kind === value}
            onClick={() => onChange(kind)}
          >
            <View className={kind === value ? `${styles.kindWord} ${styles.kindOn}` : styles.kindWord}>
              {kind ? courseKindWords[kind] : '全部'}
            </View>
          </View>
        ))}
      </View>
    </ScrollView>
  )
}
