import { Text, View } from '@tarojs/components'
import { say } from '../../../platform/dialog'
import { blanksBefore, weekdays } from '../monthDays'
import { type Cell, cellsOf, cellWords, type CellState, spokenCell } from './cells'
import type { Speaking } from './useSpeaking'
import styles from './index.module.scss'

const looks: Record<CellState, string> = {
  asked: styles.asked!,
  coming: styles.settled!,
  waiting: styles.waiting!,
  free: styles.free!,
  none: '',
}

/** The month: a day with a stop opens it, any other is tapped free or not. */
export function MonthGrid({ data, today, free, mayEdit, choose }: Speaking) {
  const cells = cellsOf(data, free.days, today)
  const blanks = blanksBefore(data.month)

  function actOf({ day, stops, state, isPast }: Cell) {
    const live = stops.filter(({ cancelled }) => !cancelled)
    const tap = mayEdit && !isPast ? () => free.toggle(day) : null
    if (free.editing) return live.length ? () => say('这天已有站点，去不了请先换人') : tap
    const shown = live.find(({ part }) => part === state) ?? stops[0]
    return shown ? () => choose(shown.id) : tap
  }

  return (
    <View>
      <View className={styles.week}>
        {weekdays.map((word) => (
          <Text key={word} className={styles.weekday}>
            {word}
          </Text>
        ))}
      </View>
      <View className={styles.days}>
        {Array.from({ length: blanks }, (_, index) => (
          <View key={index} className={styles.day} />
        ))}
        {cells.map((cell) => (
          <Day key={cell.day} cell={cell} isToday={cell.day === today} act={actOf(cell)} />
        ))}
      </View>
    </View>
  )
}

function Day({ cell, isToday, act }: { cell: Cell; isToday: boolean; act: (() => void) | null }) {
  const look = `${styles.day} ${looks[cell.state]} ${isToday ? styles.today : ''}`
  const words = (
    <>
      <Text className={styles.date}>{cell.date}</Text>
      <Text className={styles.word}>{cellWords[cell.state]}</Text>
    </>
  )
  if (!act) return <View className={look}>{words}</View>
  return (
    <View className={look} hoverClass={styles.press} ariaRole='button' ariaLabel={spokenCell(cell)} onClick={act}>
      {words}
    </View>
  )
}
