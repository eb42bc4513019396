import { View } from '@tarojs/components'
import { Empty } from '../../../components/Empty'
import { Page } from '../../../components/Page'
import { Row } from '../../../components/Row'
import { Tag } from '../../../components/Tag'
import { type Lecture, lectureTime, standingOf } from '../../../lib/lectureWords'
import { Pager } from '../../../components/Pager'
import { usePart } from '../../../lib/usePart'
import { LectureSheet } from './LectureSheet'
import { type Hosting, type Opened, useHosting } from './useHosting'

/** 大讲堂 as a branch sees it: what it is asked to host, and where it goes. */
export default function HostingPage() {
  const hosting = useHosting()
  const { opened } = hosting
  return (
    <Page state={hosting}>
      <Lists {...hosting} />
      {opened && <LectureSheet key={opened.lecture.id} {...hosting} {...opened} />}
    </Page>
  )
}

function Lists({ hosting, ahead, over, now, open }: Hosting) {
  if (!hosting.length && !ahead.length && !over.length) {
    return <Empty title='还没有大讲堂' text='单位安排到本支部的现场，或请本支部参加，都会列在这里。' />
  }
  return (
    <View>
      <Section title='请本支部当东道主' as='host' lectures={hosting} now={now} open={open} />
      <Section title='本支部参加' as='guest' lectures={ahead} now={now} open={open} />
      <Section title='参加过的' as='guest' lectures={over} now={now} open={open} />
    </View>
  )
}

interface SectionProps {
  title: string
  as: Opened['as']
  lectures: Lecture[]
  now: number
  open: (opened: Opened) => void
}

function Section({ title, as, lectures, now, open }: SectionProps) {
  const part = usePart(lectures, title)
  if (!lectures.length) return null
  return (
    <View>
      <View className='sec'>{title}</View>
      {part.shown.map((lecture, index) => (
        <Row
          key={lecture.id}
          title={lecture.title}
          sub={`${lectureTime(lecture, now)}，${lecture.site.name}，${lecture.lecturer.name}主讲`}
          right={<Tag {...standingOf(lecture, now)} />}
          last={index === part.shown.length - 1}
          onClick={() => open({ as, lecture })}
        />
      ))}
      <Pager onBack={part.onBack} onNext={part.onNext} />
    </View>
  )
}
