import { Text, View } from '@tarojs/components'
import { instantOf, shortDay } from '#domain/calendar'
import { blanksBefore, daysOf, weekdays } from './monthDays'
import './stopMonth.scss'

export interface DayCount {
  count: number
  /** Of these, how many nobody goes to yet. */
  lacking: number
}

interface StopMonthProps {
  month: string
  days: Readonly<Record<string, DayCount>>
  today: string
  chosen: string | null
  onChoose: (day: string) => void
}

/** How many stops on which day; a day with stops is tapped. */
export function StopMonth({ month, days, today, chosen, onChoose }: StopMonthProps) {
  return (
    <View className='stop-month'>
      {weekdays.map((word) => (
        <View key={word} className='stop-week' ariaLabel={`星期${word}`}>
          {word}
        </View>
      ))}
      {Array.from({ length: blanksBefore(month) }, (_blank, index) => (
        <View key={index} className='stop-day' ariaHidden />
      ))}
      {daysOf(month).map((day) => (
        <Day
          key={day}
          day={day}
          told={days[day]}
          isToday={day === today}
          isChosen={day === chosen}
          onChoose={onChoose}
        />
      ))}
    </View>
  )
}

interface DayProps {
  day: string
  told: DayCount | undefined
  isToday: boolean
  isChosen: boolean
  onChoose: (day: string) => void
}

function Day({ day, told, isToday, isChosen, onChoose }: DayProps) {
  const look = !told ? '' : told.lacking ? 'stop-day-lacking' : 'stop-day-some'
  const words = told ? [`${told.count} 站`, ...(told.lacking ? [`缺 ${told.lacking}`] : [])] : []
  return (
    <View
      className={['stop-day', look, isChosen && 'stop-day-on', isToday && 'stop-day-today'].filter(Boolean).join(' ')}
      hoverClass={told ? 'stop-day-press' : 'none'}
      ariaRole={told ? 'button' : undefined}
      ariaLabel={[shortDay(instantOf(day)), ...words].join('，')}
      onClick={() => told && onChoose(day)}
    >
      <Text className='stop-day-n'>{Number(day.slice(8))}</Text>
      {words.map((word) => (
        <Text key={word} className='stop-day-w'>
          {word}
        </Text>
      ))}
    </View>
  )
}
