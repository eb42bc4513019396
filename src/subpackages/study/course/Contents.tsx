import { View } from '@tarojs/components'
import { Row } from '../../../components/Row'
import { Sheet } from '../../../components/Sheet'
import { navigate } from '../../../lib/navigate'
import type { Course } from '../../../lib/openedCourses'
import type { Shown } from './CourseView'
import { Documents } from './Documents'
import { lengthWords } from './words'

interface ContentsProps {
  course: Course
  shown: Shown
  /** The one that is heard, or would be. */
  track: number
  onTrack: (track: number) => void
  onSteps: () => void
  onClose: () => void
}

/** 目录: all that a course holds, and its text to be read in peace. */
export function Contents({ course, shown, track, onTrack, onSteps, onClose }: ContentsProps) {
  const current = shown.what === 'film' ? shown.track : shown.what === 'sound' ? track : -1
  const readable = current < 0 ? -1 : (course.tracks[current]?.cues.length ?? 0) - 1

  function read() {
    onClose()
    void navigate('transcript', { courseId: course.id, track: current })
  }

  return (
    <Sheet open title='目录' onClose={onClose}>
      <View>
        {course.summary && <View className='t-body c-2'>{course.summary}</View>}
        {course.steps.length > 0 && (
          <Row icon='search-check' title='案例' sub={`${course.steps.length} 步，一步一问`} onClick={onSteps} />
        )}
        {course.tracks.map((one, index) => (
          <Row
            key={index}
            icon={one.media === 'video' ? 'clapperboard' : 'headphones'}
            title={one.title}
            sub={index === current ? `${lengthWords(one)}，正在这一段` : lengthWords(one)}
            onClick={() => onTrack(index)}
          />
        ))}
        {readable >= 0 && (
          <Row icon='book-open' title='大字读文稿' sub='可以复制，也可以存成文字文件' last onClick={read} />
        )}
        <Documents course={course} />
      </View>
    </Sheet>
  )
}
