import { View } from '@tarojs/components'
import { Icon } from '../../../components/Icon'
import type { Course } from '../../../lib/openedCourses'
import { privacyWords } from './words'
import styles from './index.module.scss'

/** At the end: what to take along, and who sees that one was here. */
export function About({ course }: { course: Course }) {
  return (
    <>
      <View className={styles.takeAway}>
        <View className='strong'>带走一句</View>
        <View className='t-small c-2'>哪一句明天上岗就用得上？主题党日以后，在首页用一句话写下来。</View>
      </View>
      {course.tracks.length > 0 && (
        <View className={styles.privacy}>
          <View className={styles.privacyIcon}>
            <Icon name='lock' size='s' />
          </View>
          <View className={styles.privacyWords}>{privacyWords(course)}</View>
        </View>
      )}
    </>
  )
}
