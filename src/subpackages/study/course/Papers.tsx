import { View } from '@tarojs/components'
import { Empty } from '../../../components/Empty'
import { Page } from '../../../components/Page'
import { About } from './About'
import type { ViewProps } from './CourseView'
import { Documents } from './Documents'
import { Head } from './Head'
import styles from './index.module.scss'

/** 面授, 实践, 现场: nothing to be heard here, and perhaps something to read. */
export function Papers({ course }: Pick<ViewProps, 'course'>) {
  return (
    <Page title='课程'>
      <Head course={course} track={null} />
      {course.summary && <View className={`${styles.lead} t-body c-2`}>{course.summary}</View>}
      {course.documents.length === 0 && (
        <Empty title='这门课在现场上' text='时间和地点看首页的活动安排，这里没有要听的内容。' />
      )}
      <Documents course={course} />
      <About course={course} />
    </Page>
  )
}
