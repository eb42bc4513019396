import { View } from '@tarojs/components'
import { useState } from 'react'
import { shortDay } from '#domain/calendar'
import { courseStates } from '#domain/course'
import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { Empty } from '../../../components/Empty'
import { Icon } from '../../../components/Icon'
import { Page } from '../../../components/Page'
import { Row } from '../../../components/Row'
import { WordTabs } from '../../../components/WordTabs'
import { Skeleton } from '../../../components/Skeleton'
import { Tag } from '../../../components/Tag'
import { courseKindIcons, courseKindWords } from '../../../lib/courseWords'
import { navigate } from '../../../lib/navigate'
import { Pager } from '../../../components/Pager'
import { CoreShare } from './CoreShare'
import { KindSheet } from './KindSheet'
import { type ManagedCourse, type ReadyDesk, useCourseDesk } from './useCourseDesk'
import { emptyWords, stateWords } from './words'
import styles from './index.module.scss'

const tabs = [
  { key: 'all' as const, label: '全部' },
  ...courseStates.map((key) => ({ key, label: stateWords[key].word })),
]

/** 课程管理: what an organisation has written, in every state, the last changed first. */
export default function CourseDeskPage() {
  const desk = useCourseDesk()
  const [isChoosing, setChoosing] = useState(false)
  const isOpening = desk.step === 'loading' && desk.isFirst && desk.state === null
  if (isOpening || desk.step === 'failed') return <Page state={desk} />
  return (
    <Page
      state={desk.step === 'ready' ? desk : undefined}
      dock={
        <Dock>
          <Button kind='primary' onClick={() => setChoosing(true)}>
            新建课程
          </Button>
        </Dock>
      }
    >
      <View>
        <WordTabs
          items={tabs}
          value={desk.state ?? 'all'}
          onChange={(key) => desk.setState(key === 'all' ? null : key)}
        />
        {desk.step === 'ready' ? <Courses {...desk} /> : <Skeleton />}
        {isChoosing && <KindSheet orgId={desk.orgId} onClose={() => setChoosing(false)} />}
      </View>
    </Page>
  )
}

function Courses(desk: ReadyDesk) {
  const { orgId, state, courses, onBack, onNext, isFirst } = desk
  const words = emptyWords[state ?? 'all']
  const isWhole = isFirst && state === null
  return (
    <View>
      {isWhole && <CoreShare {...desk} />}
      {courses.length === 0 && <Empty {...words} />}
      {courses.map((course, index) => (
        <CourseItem key={course.id} orgId={orgId} course={course} last={index === courses.length - 1} />
      ))}
      <Pager onBack={onBack} onNext={onNext} />
      {isWhole && <Ways orgId={orgId} />}
    </View>
  )
}

interface CourseItemProps {
  orgId: string
  course: ManagedCourse
  last: boolean
}

/** Tapped as a whole; at the largest text state and arrow go below together. */
function CourseItem({ orgId, course, last }: CourseItemProps) {
  const { id: courseId, kind, title, minutes, updatedAt, state } = course
  const { glyph, word } = stateWords[state]
  const about = [courseKindWords[kind], minutes > 0 && `${minutes} 分钟`, `${shortDay(updatedAt)}改`]
  return (
    <View hoverClass='row-press' ariaRole='button' onClick={() => navigate('courseEdit', { orgId, courseId })}>
      <Row
        icon={courseKindIcons[kind]}
        title={title}
        sub={about.filter(Boolean).join('，')}
        right={
          <>
            <View className={styles.tag}>
              <Tag state={glyph} word={word} />
            </View>
            <View className={styles.more}>
              <Icon name='chevron-right' size='s' />
            </View>
          </>
        }
        last={last}
      />
    </View>
  )
}

function Ways({ orgId }: { orgId: string }) {
  return (
    <View className={styles.ways}>
      <Row icon='map-pin' title='张贴码' sub='贴在哪里，打印成 A4' onClick={() => navigate('places', { orgId })} />
      <Row
        icon='list-checks'
        title='学习需求'
        sub='大家想学什么，有没有课'
        last
        onClick={() => navigate('needFigures', { orgId })}
      />
    </View>
  )
}
