import { View } from '@tarojs/components'
import { Button } from '../../../../components/Button'
import { Dock } from '../../../../components/Dock'
import { Empty } from '../../../../components/Empty'
import { Page } from '../../../../components/Page'
import { Row } from '../../../../components/Row'
import { lectureTime } from '../../../../lib/lectureWords'
import { Pager } from '../../../../components/Pager'
import { usePart } from '../../../../lib/usePart'
import { LecturerSheet } from './LecturerSheet'
import { type Lecturer, type Lecturers, useLecturers } from './useLecturers'

/** 主讲人: who can speak, and when each is taken already. */
export default function LecturersPage() {
  const lecturers = useLecturers()
  return (
    <Page
      state={lecturers}
      dock={
        <Dock>
          <Button kind='primary' icon='user-round' onClick={() => lecturers.open('new')}>
            登记主讲人
          </Button>
        </Dock>
      }
    >
      <List {...lecturers} />
      {lecturers.opened && <LecturerSheet key={lecturers.openedId} {...lecturers} />}
    </Page>
  )
}

function List({ lecturers, now, open }: Lecturers) {
  const part = usePart(lecturers, '')
  if (!lecturers.length)
    return <Empty title='还没有主讲人' text='登记党校老师、先进典型、业务骨干，安排时能看到谁有空。' />
  return (
    <View>
      {part.shown.map((one, index) => (
        <Row
          key={one.id}
          title={one.name}
          sub={aboutOf(one, now)}
          last={index === part.shown.length - 1}
          onClick={one.own ? () => open(one) : undefined}
        />
      ))}
      <Pager onBack={part.onBack} onNext={part.onNext} />
    </View>
  )
}

/** The next time he is taken; more are shown where one plans. */
function aboutOf({ title, memberId, retired, taken, own }: Lecturer, now: number): string {
  const [next] = taken
  const more = taken.length > 1 && `另有 ${taken.length - 1} 次安排`
  const when = next && `${lectureTime(next, now)} 有安排`
  const parts = [title, memberId !== null && '本单位党员', retired && '不再主讲', when, more, !own && '上级登记的']
  return parts.filter(Boolean).join('，')
}
