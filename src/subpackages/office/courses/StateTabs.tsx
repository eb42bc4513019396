import { ScrollView, View } from '@tarojs/components'
import { type CourseState, courseStates } from '#domain/course'
import { stateWords } from './words'
import styles from './index.module.scss'

interface StateTabsProps {
  value: CourseState | null
  onChange: (state: CourseState | null) => void
}

const items = [null, ...courseStates]

/** More than three choices: words that scroll sideways. */
export function StateTabs({ value, onChange }: StateTabsProps) {
  return (
    <ScrollView scrollX enhanced showScrollbar={false} className={styles.tabs}>
      <View className={styles.tabRow} ariaRole='tablist'>
        {items.map((state) => (
          <View
            key={state ?? 'all'}
            className={state === value ? `${styles.tab} ${styles.tabOn}` : styles.tab}
            ariaRole='tab'
            ariaSelected={state === value}
            onClick={() => onChange(state)}
          >
            {state ? stateWords[state].word : '全部'}
          </View>
        ))}
      </View>
    </ScrollView>
  )
}
