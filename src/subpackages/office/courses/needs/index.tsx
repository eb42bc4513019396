import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { dayOf, HOUR } from '#domain/calendar'
import { topicNames } from '#domain/need'
import type { Output } from '#types/contract'
import { Empty } from '../../../../components/Empty'
import { Page } from '../../../../components/Page'
import { Phrases } from '../../../../components/Phrases'
import { Segments } from '../../../../components/Segments'
import { useNow } from '../../../../lib/clock'
import { useQuery } from '../../../../lib/useQuery'
import styles from './index.module.scss'

type Figures = Output<'need.figures'>
type Topic = Figures['topics'][number]

const YEARS = 3

/** 学习需求: what people would like to learn, and whether there is a course for it. */
export default function NeedFiguresPage() {
  const orgId = decodeURIComponent(useRouter().params.orgId ?? '')
  const thisYear = Number(dayOf(useNow(HOUR)).slice(0, 4))
  const [chosen, setChosen] = useState<string | null>(null)
  const year = chosen ?? String(thisYear)
  const query = useQuery('need.figures', { orgId, year })
  const years = Array.from({ length: YEARS }, (_, back) => String(thisYear - back))
  if (query.step === 'failed') return <Page state={query} />
  if (query.step === 'loading' && chosen === null) return <Page state={query} />
  return (
    <Page state={query.step === 'ready' ? query : undefined}>
      <View className={styles.years}>
        <Segments items={years.map((key) => ({ key, label: `${key} 年` }))} value={year} onChange={setChosen} />
      </View>
      {query.step === 'ready' && <FiguresOf {...query.data} year={year} />}
    </Page>
  )
}

function FiguresOf({ org, asked, topics, year }: Figures & { year: string }) {
  if (!asked) {
    return <Empty title={`${year} 年还没有人填`} text='党员在“课程”页选“今年想学什么”，人数会显示在这里。' />
  }
  const most = Math.max(1, ...topics.map((topic) => topic.asked ?? 0))
  return (
    <View>
      <View className='form-head'>
        <View className='t-title'>{org}</View>
        <View className='t-small c-2'>
          <Phrases text={`${asked} 人说了想学什么，每人最多选 3 项。只有人数，没有姓名。`} />
        </View>
      </View>
      {topics.map((topic) => (
        <TopicBar key={topic.topic} {...topic} most={most} />
      ))}
    </View>
  )
}

/** So few that one could guess who are told as few; their bar stays empty. */
function TopicBar({ topic, asked, courses, most }: Topic & { most: number }) {
  const people = asked === null ? '少于 5 人' : `${asked} 人`
  const isUnanswered = asked !== null && courses === 0
  return (
    <View className={styles.topic} ariaLabel={`${topicNames[topic]}，${people}想学，${courseWords(courses)}`}>
      <View className={styles.words}>
        <View className={styles.name}>{topicNames[topic]}</View>
        <View className={styles.count}>{people}</View>
      </View>
      <View className={styles.bar}>
        {asked !== null && <View className={styles.fill} style={{ width: `${(asked * 100) / most}%` }} />}
      </View>
      <View className={isUnanswered ? `${styles.courses} ${styles.unanswered}` : styles.courses}>
        {courseWords(courses)}
      </View>
    </View>
  )
}

const courseWords = (courses: number) => (courses ? `当年有 ${courses} 门课` : '当年还没有课')
