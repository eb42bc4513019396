import { View } from '@tarojs/components'
import { aboutCourse, type CourseCard, courseKindIcons } from '../../lib/courseWords'
import { Icon } from '../Icon'
import { Phrases } from '../Phrases'

interface CourseRowProps {
  course: CourseCard
  last?: boolean
  onClick: () => void
}

/** The kind has a shape as well as a word; long titles wrap. */
export function CourseRow({ course, last = false, onClick }: CourseRowProps) {
  return (
    <View
      className={last ? 'course-row course-row-last' : 'course-row'}
      hoverClass='course-row-press'
      ariaRole='button'
      onClick={onClick}
    >
      <View className='course-row-sign'>
        <Icon name={courseKindIcons[course.kind]} />
      </View>
      <View className='course-row-words'>
        <View className='course-row-t'>{course.title}</View>
        <View className='course-row-s'>
          <Phrases text={aboutCourse(course)} />
        </View>
      </View>
      <View className='c-3'>
        <Icon name='chevron-right' size='s' />
      </View>
    </View>
  )
}
