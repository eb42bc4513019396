import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Output } from '#types/contract'
import { Button } from '../../components/Button'
import { CourseRow } from '../../components/CourseRow'
import { Phrases } from '../../components/Phrases'
import { navigate } from '../../lib/navigate'
import type { Query } from '../../lib/useQuery'
import { Pager } from '../../components/Pager'
import { RowsComing } from './RowsComing'
import type { ShelvesState } from './useShelves'
import styles from './index.module.scss'

interface CardsProps {
  query: Query<Output<'course.list'>> & { reload: () => Promise<void> }
  pages: ShelvesState['pages']
  empty: ReactNode
}

/** One page of twenty; never more are mounted, however many there are. */
export function Cards({ query, pages, empty }: CardsProps) {
  if (query.step === 'loading') return <RowsComing />
  if (query.step === 'failed') return <Failed message={query.message} reload={query.reload} />
  const { courses, next } = query.data
  if (!courses.length && !pages.number) return <>{empty}</>
  return (
    <View>
      {courses.map((course, index) => (
        <CourseRow
          key={course.id}
          course={course}
          last={index === courses.length - 1}
          onClick={() => navigate('course', { courseId: course.id })}
        />
      ))}
      <Pager onBack={pages.number ? pages.back : null} onNext={next && (() => pages.onward(next))} />
    </View>
  )
}

function Failed({ message, reload }: { message: string; reload: () => Promise<void> }) {
  return (
    <View className={styles.failed} ariaRole='status'>
      <View className={styles.failedWords}>
        <Phrases text={`${message}。`} />
      </View>
      <Button kind='small' onClick={reload}>
        再试一次
      </Button>
    </View>
  )
}
