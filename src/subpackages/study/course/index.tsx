import { useRouter } from '@tarojs/taro'
import { useCallback, useMemo } from 'react'
import { type ErrorCode, messages } from '#domain/errors'
import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { Failure } from '../../../components/Failure'
import { Page } from '../../../components/Page'
import { navigate } from '../../../lib/navigate'
import { type Course, remember } from '../../../lib/openedCourses'
import { headAndRest } from '../../../lib/spoken'
import { type Kept, useQuery } from '../../../lib/useQuery'
import { CourseView } from './CourseView'
import { type Opening, openingOf } from './source'

/** A course, opened from a list or by the code on a wall. */
export default function CoursePage() {
  const { params } = useRouter()
  const opening = useMemo(() => openingOf(params), [params])
  return opening ? <Asked {...opening} /> : <Refused code='PLACE_UNKNOWN' message={messages.PLACE_UNKNOWN} />
}

function Asked({ source, plays }: Opening) {
  const keep = useCallback(({ data }: Kept<Course>) => remember(data, source), [source])
  const query = useQuery('course.open', source, { onAnswer: keep })
  if (query.step === 'failed' && query.code !== 'NETWORK' && query.code !== 'INTERNAL') {
    return <Refused code={query.code} message={query.message} />
  }
  if (query.step !== 'ready') return <Page state={query} />
  return <CourseView key={query.data.id} course={query.data} plays={plays} />
}

/** Why it does not open, and where to go instead. */
function Refused({ code, message }: { code: ErrorCode; message: string }) {
  const [title, text] = headAndRest(message)
  const isStranger = code === 'NOT_BOUND'
  return (
    <Page
      dock={
        <Dock>
          <Button
            kind='primary'
            icon={isStranger ? 'user-round' : 'book-open'}
            onClick={() => navigate(isStranger ? 'join' : 'courses')}
          >
            {isStranger ? '认领身份' : '去课程中心'}
          </Button>
        </Dock>
      }
    >
      <Failure title={title} text={text} />
    </Page>
  )
}
