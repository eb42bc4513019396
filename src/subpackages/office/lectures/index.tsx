import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { Empty } from '../../../components/Empty'
import { Page } from '../../../components/Page'
import { Row } from '../../../components/Row'
import { Segments } from '../../../components/Segments'
import { Tag } from '../../../components/Tag'
import { lectureTime, standingOf } from '../../../lib/lectureWords'
import { navigate } from '../../../lib/navigate'
import { Pager } from '../../../components/Pager'
import { LectureSheet } from './LectureSheet'
import { type Lectures, useLectures } from './useLectures'

const spans = [
  { key: 'coming', label: '今天和以后' },
  { key: 'past', label: '以前的' },
] as const

/** 大讲堂: what is planned at sites, how far each has come, and what was held. */
export default function LecturesPage() {
  const lectures = useLectures()
  const { orgId, opened, now, open, reload } = lectures
  return (
    <Page
      state={lectures}
      dock={
        <Dock note='先由东道主确认，再发布给各支部'>
          <Button kind='primary' icon='calendar-plus' onClick={() => navigate('planLecture', { orgId })}>
            安排一讲
          </Button>
        </Dock>
      }
    >
      <View>
        <Segments items={spans} value={lectures.shown} onChange={lectures.show} />
        <List {...lectures} />
        {lectures.shown === 'coming' && <Ways orgId={orgId} />}
      </View>
      {opened && (
        <LectureSheet
          key={opened.id}
          orgId={orgId}
          lecture={opened}
          now={now}
          onClose={() => open(null)}
          reload={reload}
        />
      )}
    </Page>
  )
}

function List({ lectures, shown, now, open, onBack, onNext }: Lectures) {
  const pager = <Pager onBack={onBack} onNext={onNext} />
  if (!lectures.length) {
    return shown === 'coming' ? (
      <Empty
        title='还没有安排'
        text='先登记现场和主讲人，再安排一讲，请东道主支部确认。'
        action={onBack ? pager : null}
      />
    ) : (
      <Empty title='以前没有办过' text='办过的大讲堂会列在这里。' action={onBack ? pager : null} />
    )
  }
  return (
    <View>
      {lectures.map((lecture, index) => (
        <Row
          key={lecture.id}
          title={lecture.title}
          sub={`${lectureTime(lecture, now)}，${lecture.site.name}，${lecture.lecturer.name}主讲`}
          right={<Tag {...standingOf(lecture, now)} />}
          last={index === lectures.length - 1}
          onClick={() => open(lecture.id)}
        />
      ))}
      {pager}
    </View>
  )
}

function Ways({ orgId }: { orgId: string }) {
  return (
    <View>
      <View className='sec'>登记</View>
      <Row
        icon='map-pin'
        title='现场'
        sub='工地、站所、项目，东道主和座位'
        onClick={() => navigate('sites', { orgId })}
      />
      <Row
        icon='user-round'
        title='主讲人'
        sub='谁能讲，哪些时间已经有安排'
        last
        onClick={() => navigate('lecturers', { orgId })}
      />
    </View>
  )
}
