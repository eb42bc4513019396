import { View as Box } from '@tarojs/components'
import { dayOf } from '#domain/calendar'
import { Empty } from '../../../components/Empty'
import { Page } from '../../../components/Page'
import { Pager } from '../../../components/Pager'
import { Segments } from '../../../components/Segments'
import { usePart } from '../../../lib/usePart'
import { MonthHead } from '../MonthHead'
import { RegionTiles } from '../RegionTiles'
import { type DayCount, StopMonth } from '../StopMonth'
import { StopRow } from '../StopRow'
import { type Schedule, useSchedule } from './useSchedule'

const views = [
  { key: 'month', label: '月历' },
  { key: 'list', label: '列表' },
  { key: 'region', label: '市州' },
] as const

/** 宣讲日程 of an organisation, as it was released. */
export default function SchedulePage() {
  const schedule = useSchedule()
  const { month, turn, view, setView } = schedule
  return (
    <Page state={schedule}>
      <MonthHead month={month} onChange={turn} />
      <Segments items={views} value={view} onChange={setView} />
      {schedule.step === 'ready' && <Stops {...schedule} />}
    </Page>
  )
}

function Stops(schedule: Schedule) {
  const { stops, shown, now, month, day, region, view } = schedule
  const part = usePart(shown, [month, view, day, region].join())
  if (!stops.length) return <Empty title='这个月没有宣讲' text='宣讲办发布日程以后列在这里，换个月份看看。' />
  return (
    <Box>
      {view === 'month' && (
        <StopMonth
          month={month}
          days={countsOf(stops)}
          today={dayOf(now)}
          chosen={day}
          onChoose={(tapped) => schedule.chooseDay(tapped === day ? null : tapped)}
        />
      )}
      {view === 'region' && (
        <RegionTiles
          words={(one) => {
            const there = stops.filter((stop) => stop.region === one).length
            return there ? [`${there} 站`] : []
          }}
          chosen={region}
          onChoose={(tapped) => schedule.chooseRegion(tapped === region ? null : tapped)}
        />
      )}
      <Box>
        {part.shown.map((stop, index) => (
          <StopRow key={stop.id} stop={stop} now={now} day last={index === part.shown.length - 1} />
        ))}
      </Box>
      <Pager onBack={part.onBack} onNext={part.onNext} />
    </Box>
  )
}

/** Everybody who is told of a stop is told who goes there, so nothing lacks. */
function countsOf(stops: Schedule['stops']): Record<string, DayCount> {
  const counts: Record<string, DayCount> = {}
  for (const { start } of stops) {
    const day = dayOf(start)
    counts[day] = { count: (counts[day]?.count ?? 0) + 1, lacking: 0 }
  }
  return counts
}
