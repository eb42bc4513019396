import { View } from '@tarojs/components'
import { shortDay, timeOf, weekdayOf } from '#domain/calendar'
import { Facts } from '../../../components/Facts'
import { Row } from '../../../components/Row'
import { Sheet } from '../../../components/Sheet'
import { navigate } from '../../../lib/navigate'
import { CancelSheet } from '../month/CancelSheet'
import { useCancel } from '../month/useCancel'
import { type Calendar, kindOf, type Meeting } from './calendar'

interface MeetingSheetProps {
  meeting: Meeting
  calendar: Calendar
  now: number
  onClose: () => void
  reload: () => Promise<void>
}

/** The list of who comes before it, the record after it. */
export function MeetingSheet({ meeting, calendar, now, onClose, reload }: MeetingSheetProps) {
  const { sessionId, title, start, end } = meeting
  const cancelling = useCancel(sessionId, async () => {
    onClose()
    await reload()
  })
  if (cancelling.asking) return <CancelSheet {...cancelling} />
  function go(place: 'live' | 'record') {
    onClose()
    void navigate(place, { sessionId })
  }
  const day = `${shortDay(start)} ${weekdayOf(start)}`
  return (
    <Sheet open title={title} onClose={onClose}>
      <Facts
        items={[
          ['会议', kindOf(meeting, calendar)],
          ['时间', `${day}，${timeOf(start)}–${timeOf(end)}`],
        ]}
      />
      <View>
        {end <= now && (
          <Row icon='pen-line' title='会议记录' sub='按到会和议程写好，缺的再补' onClick={() => go('record')} />
        )}
        <Row
          icon='users-round'
          title={listWords(meeting, now)}
          sub={end <= now ? '散场或补记以后一天内，可以补点名' : undefined}
          last={start <= now}
          onClick={() => go('live')}
        />
        {now < start && (
          <Row icon='x' title='取消会议' sub='开始以前可以取消，取消后可以重新安排' last onClick={cancelling.ask} />
        )}
      </View>
    </Sheet>
  )
}

function listWords({ start, end }: Meeting, now: number): string {
  if (end <= now) return '签到名单'
  return start <= now ? '签到与点名' : '回复与签到'
}
