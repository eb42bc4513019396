import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Icon, type IconName } from '../../../components/Icon'
import { Phrases } from '../../../components/Phrases'
import { Segments } from '../../../components/Segments'
import { Sheet } from '../../../components/Sheet'
import type { Course } from '../../../lib/openedCourses'
import { useMe } from '../../../me'
import { byline, type Track } from './words'
import styles from './index.module.scss'

interface HeadProps {
  course: Course
  track: Track | null
  /** Which of several. */
  index?: number
  onContents?: () => void
}

/** What it is, who speaks, and how large one wants to read. */
export function Head({ course, track, index = 0, onContents }: HeadProps) {
  const [isSizing, setSizing] = useState(false)
  const part =
    track && course.tracks.length > 1 ? `第 ${index + 1} 段，共 ${course.tracks.length} 段：${track.title}` : null
  return (
    <View className={styles.head}>
      <View className={styles.headWords}>
        <View className='t-title'>
          <Phrases text={course.title} />
        </View>
        {part && <View className={`t-body ${styles.part}`}>{part}</View>}
        <View className='t-small c-2'>
          <Phrases text={byline(course, track)} />
        </View>
      </View>
      <Tool icon='a-large-small' word='字号' onClick={() => setSizing(true)} />
      {onContents && <Tool icon='list' word='目录' onClick={onContents} />}
      {isSizing && <SizeSheet onClose={() => setSizing(false)} />}
    </View>
  )
}

function Tool({ icon, word, onClick }: { icon: IconName; word: string; onClick: () => void }) {
  return (
    <View className={styles.tool} hoverClass={styles.press} ariaRole='button' onClick={onClick}>
      <Icon name={icon} size='l' />
      <Text>{word}</Text>
    </View>
  )
}

const sizes = [
  { key: 'fs-m', label: '标准' },
  { key: 'fs-l', label: '大' },
  { key: 'fs-xl', label: '特大' },
] as const

function SizeSheet({ onClose }: { onClose: () => void }) {
  const { fontSize, setFontSize } = useMe()
  return (
    <Sheet open title='字号' onClose={onClose}>
      <Segments items={sizes} value={fontSize} onChange={setFontSize} />
    </Sheet>
  )
}
