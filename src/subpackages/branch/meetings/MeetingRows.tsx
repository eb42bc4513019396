import { View } from '@tarojs/components'
import { useState } from 'react'
import { shortDay, timeOf, weekdayOf } from '#domain/calendar'
import { Row } from '../../../components/Row'
import { Tag } from '../../../components/Tag'
import { navigate } from '../../../lib/navigate'
import { Pager } from '../../../components/Pager'
import { type Calendar, type Due, kindOf, type Meeting } from './calendar'

/** Three lists stand on one page, which stays light. */
const PAGE = 10

/** A year of a branch with many party groups is long. */
function usePart<T>(all: T[]) {
  const [page, setPage] = useState(0)
  const first = Math.min(page, Math.max(0, Math.ceil(all.length / PAGE) - 1))
  const isLast = (first + 1) * PAGE >= all.length
  return {
    shown: all.slice(first * PAGE, (first + 1) * PAGE),
    onNext: isLast ? null : () => setPage(first + 1),
    onBack: first ? () => setPage(first - 1) : null,
  }
}

interface DueRowsProps {
  dues: Due[]
  calendar: Calendar
  branchId: string
  onOpen: (meeting: Meeting) => void
}

/** A tap arranges it, or opens what is arranged already. */
export function DueRows({ dues, calendar, branchId, onOpen }: DueRowsProps) {
  const { shown, ...turning } = usePart(dues)
  if (!dues.length) return null
  return (
    <View>
      <View className='sec'>该开的会</View>
      {shown.map(({ gap, planned }, index) => (
        <Row
          key={`${gap.kind} ${gap.period} ${gap.groupId ?? ''}`}
          title={kindOf(gap, calendar)}
          sub={planned ? `已安排在 ${whenOf(planned)}` : gap.sentence}
          right={<DueTag overdue={gap.overdue} planned={planned !== null} />}
          last={index === shown.length - 1}
          onClick={() => {
            if (planned) onOpen(planned)
            else void navigate('planMeeting', { branchId, kind: gap.kind, groupId: gap.groupId })
          }}
        />
      ))}
      <Pager {...turning} />
    </View>
  )
}

function DueTag({ overdue, planned }: { overdue: boolean; planned: boolean }) {
  if (overdue) return <Tag state='late' word='逾期' />
  return planned ? <Tag state='published' word='已安排' /> : <Tag state='planned' word='待安排' />
}

const whenOf = ({ start }: Meeting) => `${shortDay(start)} ${weekdayOf(start)}，${timeOf(start)}`

interface MeetingRowsProps {
  title: string
  meetings: Meeting[]
  calendar: Calendar
  now: number
  onOpen: (meeting: Meeting) => void
}

export function MeetingRows({ title, meetings, calendar, now, onOpen }: MeetingRowsProps) {
  const { shown, ...turning } = usePart(meetings)
  if (!meetings.length) return null
  return (
    <View>
      <View className='sec'>{title}</View>
      {shown.map((meeting, index) => (
        <Row
          key={meeting.sessionId}
          title={meeting.title}
          sub={`${kindOf(meeting, calendar)}，${whenOf(meeting)}`}
          right={tagOf(meeting, now)}
          last={index === shown.length - 1}
          onClick={meeting.cancelled ? undefined : () => onOpen(meeting)}
        />
      ))}
      <Pager {...turning} />
    </View>
  )
}

function tagOf({ cancelled, start, end }: Meeting, now: number) {
  if (cancelled) return <Tag state='planned' word='已取消' />
  return start <= now && now < end ? <Tag state='open' /> : undefined
}
