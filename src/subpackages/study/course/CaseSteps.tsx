import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { Page } from '../../../components/Page'
import { scrollToElement } from '../../../platform/scroll'
import { About } from './About'
import type { ViewProps } from './CourseView'
import { Documents } from './Documents'
import { Head } from './Head'
import { keepStep, keptStep } from './keptStep'
import styles from './index.module.scss'

interface CaseProps extends ViewProps {
  contents: ReactNode
  onTrack: (track: number) => void
}

/** 案例: what happened, step by step; each asks its question before the next one opens. */
export function CaseSteps({ course, contents, onContents, onTrack }: CaseProps) {
  const { id, steps, tracks, documents } = course
  const [reached, setReached] = useState(() => Math.min(keptStep(id), steps.length - 1))
  const isDone = reached >= steps.length - 1

  function goOn(to: number) {
    setReached(to)
    keepStep(id, to)
    setTimeout(() => scrollToElement(idOf(to), ABOVE), REDRAWN_MS)
  }

  return (
    <Page
      title='案例'
      dock={
        <CaseDock
          reached={reached}
          count={steps.length}
          onGo={goOn}
          onListen={tracks.length ? () => onTrack(0) : null}
        />
      }
    >
      <Head course={course} track={null} onContents={tracks.length || documents.length ? onContents : undefined} />
      {reached === 0 && course.summary && <View className={`${styles.lead} t-body c-2`}>{course.summary}</View>}
      {steps.slice(0, reached + 1).map(({ title, text, question }, index) => (
        <View key={index} id={idOf(index)} className={styles.step}>
          <View className={styles.stepNumber}>{`第 ${index + 1} 步，共 ${steps.length} 步`}</View>
          <View className='t-lead'>{title}</View>
          <View className={styles.stepText}>{text}</View>
          <View className={styles.question}>
            <View className={styles.questionKey}>想一想</View>
            <View className={styles.questionText}>{question}</View>
          </View>
        </View>
      ))}
      {isDone && <Documents course={course} />}
      {isDone && <About course={course} />}
      {contents}
    </Page>
  )
}

const idOf = (index: number) => `step-${index}`
const ABOVE = 60
const REDRAWN_MS = 60

interface DockProps {
  reached: number
  count: number
  onGo: (step: number) => void
  onListen: (() => void) | null
}

function CaseDock({ reached, count, onGo, onListen }: DockProps) {
  if (reached < count - 1) {
    return (
      <Dock note={`先想一想上面的问题，还有 ${count - 1 - reached} 步`}>
        <Button kind='primary' onClick={() => onGo(reached + 1)}>
          想好了，看下一步
        </Button>
      </Dock>
    )
  }
  return (
    <Dock>
      <Button kind='secondary' onClick={() => onGo(0)}>
        从头再看
      </Button>
      {onListen && (
        <Button kind='primary' icon='headphones' onClick={onListen}>
          听这门课
        </Button>
      )}
    </Dock>
  )
}
