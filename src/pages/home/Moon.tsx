import { shortDay, weekdayOf } from '#domain/calendar'
import type { AttendanceStatus } from '#domain/session'
import { Empty } from '../../components/Empty'
import { kindWords } from '../../lib/words'
import type { OwnSession } from '../../me'
import type { NextThing } from './nextThing'

const standing: Partial<Record<AttendanceStatus, string>> = {
  present: '您已签到。',
  late: '您已签到。',
  observer: '您旁听了这场。',
}

/** Of lectures and stops there may be several in a month: no month is over with one. */
const titleOf = ({ kind }: OwnSession) =>
  kind === 'lecture' || kind === 'stop' ? `这场${kindWords[kind]}已结束` : `本月${kindWords[kind]}已开过`

/** Nothing is to be done: the month is over, or nothing is planned. */
export function Moon({ thing }: { thing: NextThing }) {
  if (thing.step !== 'done') {
    return <Empty title='这个月还没有安排' text='支部发布主题党日以后，时间、地点会出现在这里。' />
  }
  const { status, session, next } = thing
  const nextDay = next ? `下一场${kindWords[next.kind]}在 ${shortDay(next.start)}，${weekdayOf(next.start)}。` : ''
  if (status === 'absent') {
    const text = '没有您的签到记录，到了现场的，请支部书记补点名。'
    return <Empty title={titleOf(session)} text={text + nextDay} />
  }
  if (status === 'leave') return <Empty title={titleOf(session)} text={`您请了假。${nextDay}`} />
  if (session.kind !== 'themeDay')
    return <Empty title={titleOf(session)} text={`${standing[status] ?? ''}${nextDay}`} />
  return <Empty full title='这个月都完成了' text={`一课、一片、一实践都已开展。${nextDay}`} />
}
