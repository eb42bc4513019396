import { View } from '@tarojs/components'
import { Phrases } from '../../../components/Phrases'
import { scrollToElement } from '../../../platform/scroll'
import { MonthHead } from '../MonthHead'
import { StopMonth } from '../StopMonth'
import { Rows } from './Rows'
import { countsOf, isOn } from './stops'
import type { ReadyTour } from './useTour'
import styles from './index.module.scss'

const DAY = 'tour-day'
/** Enough of the month to see which day it is. */
const ABOVE = 260

/** A month of days, and beneath it the stops of the day that was tapped. */
export function ByMonth(tour: ReadyTour) {
  const { stops, months, month, setMonth, chosenDay, setDay, today } = tour
  const inMonth = stops.filter(({ day }) => day.startsWith(month))
  const next = inMonth.find(({ day }) => day >= today) ?? inMonth[0]
  const day = chosenDay !== null && chosenDay.startsWith(month) ? chosenDay : (next?.day ?? null)
  // what was tapped for lies below the fold
  function choose(next: string) {
    setDay(next)
    scrollToElement(DAY, ABOVE)
  }
  return (
    <View>
      <MonthHead month={month} first={months[0]!} last={months[2]!} onChange={setMonth}>
        <View className='t-small c-2'>{`${inMonth.filter(isOn).length} 站`}</View>
      </MonthHead>
      <StopMonth month={month} days={countsOf(inMonth)} today={today} chosen={day} onChoose={choose} />
      {day === null ? (
        <View className={styles.none} ariaRole='status'>
          <Phrases text='这个月没有这样的站点，可以看别的月份。' />
        </View>
      ) : (
        <View id={DAY}>
          <Rows {...tour} about={`month ${day}`} shown={inMonth.filter((stop) => stop.day === day)} />
        </View>
      )}
    </View>
  )
}
