import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useCallback, useMemo, useState } from 'react'
import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { Empty } from '../../../components/Empty'
import { Page } from '../../../components/Page'
import { Phrases } from '../../../components/Phrases'
import { Segments } from '../../../components/Segments'
import { type Course, openedCourse, remember } from '../../../lib/openedCourses'
import { type Kept, useQuery } from '../../../lib/useQuery'
import { useMe } from '../../../me'
import { copy } from '../../../platform/clipboard'
import { say } from '../../../platform/dialog'
import { saveText } from '../../../platform/textFile'
import { paragraphsOf } from './paragraphs'
import styles from './index.module.scss'

const sizes = [
  { key: 'fs-m', label: '标准' },
  { key: 'fs-l', label: '大' },
  { key: 'fs-xl', label: '特大' },
] as const

/** 文稿, to be read in large letters, copied or taken along. A newcomer at a poster has it from the page before. */
export default function ReadPage() {
  const { courseId = '', track = '0' } = useRouter().params
  const id = decodeURIComponent(courseId)
  const [known] = useState(() => openedCourse(id))
  if (known) return <Reader course={known} index={Number(track)} />
  return <Asked courseId={id} index={Number(track)} />
}

function Asked({ courseId, index }: { courseId: string; index: number }) {
  const source = useMemo(() => ({ by: 'course' as const, courseId }), [courseId])
  const keep = useCallback(({ data }: Kept<Course>) => remember(data, source), [source])
  const query = useQuery('course.open', source, { onAnswer: keep })
  if (query.step !== 'ready') return <Page state={query} />
  return <Reader course={query.data} index={index} />
}

/** So much of a long text at a time. */
const AT_ONCE = 30

function Reader({ course, index }: { course: Course; index: number }) {
  const { fontSize, setFontSize } = useMe()
  const [count, setCount] = useState(AT_ONCE)
  const track = course.tracks[index]
  const paragraphs = useMemo(() => paragraphsOf(track?.cues ?? []), [track])
  if (!track || !paragraphs.length) {
    return (
      <Page>
        <Empty title='这一段没有文稿' text='讲课人没有留下文字，请返回去听。' />
      </Page>
    )
  }
  const title = course.tracks.length > 1 ? `${course.title} ${track.title}` : course.title
  const byline = course.lecturer ? `${course.lecturer}讲` : ''
  return (
    <Page dock={<TextDock title={title} text={[title, byline, ...paragraphs].filter(Boolean).join('\n\n')} />}>
      <View className={styles.sizes}>
        <Segments items={sizes} value={fontSize} onChange={setFontSize} />
      </View>
      <View className='t-head'>
        <Phrases text={title} />
      </View>
      {byline && <View className='t-small c-2'>{byline}</View>}
      <View className={styles.text}>
        {paragraphs.slice(0, count).map((paragraph, at) => (
          <View key={at} className={styles.paragraph}>
            <Text selectable userSelect>
              {paragraph}
            </Text>
          </View>
        ))}
      </View>
      {count < paragraphs.length && (
        <Button kind='small' onClick={() => setCount(count + AT_ONCE)}>
          往下读
        </Button>
      )}
    </Page>
  )
}

function TextDock({ title, text }: { title: string; text: string }) {
  async function copyAll() {
    say((await copy(text)) ? '全文已复制' : '没有复制成功，请再点一次')
  }
  async function keepFile() {
    await saveText(text, title).catch(() => say('没有存成，请再点一次'))
  }
  return (
    <Dock>
      <Button kind='secondary' onClick={copyAll}>
        复制
      </Button>
      <Button kind='secondary' icon='file-text' onClick={keepFile}>
        存成文字文件
      </Button>
    </Dock>
  )
}
