import { View } from '@tarojs/components'
import { Button } from '../../components/Button'
import { Phrases } from '../../components/Phrases'
import { Sheet } from '../../components/Sheet'
import { navigate } from '../../lib/navigate'
import { useAction } from '../../lib/useAction'
import { type GoingCourse, leftOf } from './progress'
import styles from './index.module.scss'

interface GoingSheetProps {
  going: readonly GoingCourse[]
  reload: () => Promise<void>
  onClose: () => void
}

/** Whatever is known of what I listen to, and the way to have it forgotten. */
export function GoingSheet({ going, reload, onClose }: GoingSheetProps) {
  const { state, run } = useAction('course.forget')

  async function forget(courseId: string) {
    if (!(await run({ courseId }))) return
    await reload()
    if (going.length === 1) onClose()
  }

  return (
    <Sheet open title='听过的课程' onClose={onClose}>
      <View className={styles.sheetNote}>
        <Phrases text='听到哪里，只有您自己看得到。忘记以后，下次从头听。' />
      </View>
      {going.map((course, index) => (
        <View key={course.courseId} className={index === going.length - 1 ? styles.heardRowLast : styles.heardRow}>
          <View
            className={styles.heardWords}
            hoverClass={styles.press}
            ariaRole='button'
            onClick={() => navigate('course', { courseId: course.courseId })}
          >
            <View className='strong'>{course.title}</View>
            <View className='t-cap c-3'>
              <Phrases text={leftOf(course)} />
            </View>
          </View>
          <Button kind='small' disabled={state.step === 'busy'} onClick={() => forget(course.courseId)}>
            忘记进度
          </Button>
        </View>
      ))}
    </Sheet>
  )
}
