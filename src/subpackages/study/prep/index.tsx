import { View } from '@tarojs/components'
import { DAY } from '#domain/calendar'
import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { Empty } from '../../../components/Empty'
import { Page } from '../../../components/Page'
import { Row } from '../../../components/Row'
import { navigate } from '../../../lib/navigate'
import { deadline } from '../../../lib/spoken'
import { SessionHead } from '../SessionHead'
import { Questions } from './Questions'
import { Totals } from './Totals'
import { type ReadyPrep, usePrep } from './usePrep'

/** 课前预习: material and up to three questions, until it starts. */
export default function PrepPage() {
  const prep = usePrep()
  if (prep.step !== 'ready') return <Page state={prep} />
  if (!prep.data.course) return <Nothing {...prep} />
  return (
    <Page state={prep} dock={<AnswerDock {...prep} />}>
      <View>
        <SessionHead session={prep.session} {...headOf(prep)} />
        <Material {...prep} />
        {prep.lectures && <Totals sessionId={prep.sessionId} />}
        {!prep.lectures && <Questions {...prep} />}
      </View>
    </Page>
  )
}

const isDeskNear = ({ data, now }: ReadyPrep) => now >= data.closesAt - DAY

function Nothing(prep: ReadyPrep) {
  const { sessionId } = prep
  const toDesk = (
    <Button kind='small' onClick={() => navigate('desk', { sessionId })}>
      去问题台
    </Button>
  )
  return (
    <Page state={prep}>
      <Empty
        title='这场没有布置预习'
        text='有想问的，活动前一天起可以在问题台提。'
        action={isDeskNear(prep) && toDesk}
      />
    </Page>
  )
}

function headOf({ data: { questions, answers }, isOpen, lectures, isAnswering }: ReadyPrep) {
  if (lectures) return { title: '大家预习得怎样？', about: '只有人数，没有姓名，只有您看得到。' }
  if (!isOpen) return { title: '活动已经开始', about: '课前题不再收答案，正确答案标在下面。' }
  if (isAnswering) return { title: '先看一看，再答几道题', about: '主讲人只看得到有多少人选了什么。' }
  return answers && questions.length
    ? { title: '答案已交', about: '开始以后，这里会标出正确答案。' }
    : { title: '先看一看', about: '开始以前看完就行。' }
}

/** The desk opens a day before; until then it is not offered. */
function Material(prep: ReadyPrep) {
  const { data, sessionId } = prep
  const { course } = data
  const hasDesk = isDeskNear(prep)
  return (
    <>
      {course && (
        <Row
          icon='book-open'
          title={course.title}
          sub='预习的课程，看多少只有您自己知道'
          last={!hasDesk}
          onClick={() => navigate('course', { courseId: course.id })}
        />
      )}
      {hasDesk && (
        <Row
          icon='message-circle-question'
          title='问题台'
          sub='向主讲人提问，看大家在问什么'
          last
          onClick={() => navigate('desk', { sessionId })}
        />
      )}
    </>
  )
}

function AnswerDock(prep: ReadyPrep) {
  const { isAnswering, lectures, data, missing, busy, submit, now } = prep
  if (!isAnswering || lectures) return null
  return (
    <Dock note={`请在${deadline(data.closesAt, now)} 开始前提交`}>
      <Button
        kind='primary'
        disabled={missing > 0 || busy}
        why={busy ? '正在提交' : `还差 ${missing} 题`}
        onClick={submit}
      >
        交答案
      </Button>
    </Dock>
  )
}
