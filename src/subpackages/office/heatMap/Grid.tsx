import { Text, View } from '@tarojs/components'
import { Glyph } from '../../../components/Glyph'
import { Phrases } from '../../../components/Phrases'
import { lengthOf } from '../../../lib/lengthOf'
import { navigate } from '../../../lib/navigate'
import { Pager } from '../../../components/Pager'
import { usePart } from '../../../lib/usePart'
import type { Cell, Ground } from './cells'
import { monthWord } from './halves'
import type { Line, ReadyMap } from './useHeatMap'
import styles from './index.module.scss'
import './grid.scss'

/** Two lines of it beside the months; what is longer stands above them. */
const LONGEST_BESIDE = 10

/** With six months each: more would be too much for one setData. A group's units fit as they are. */
const LINES = 15

const grounds: Record<Ground, string> = {
  none: 'heat-none',
  dash: 'heat-dash',
  line: 'heat-line-ground',
  wash: 'heat-wash',
  pine: 'heat-pine',
  late: 'heat-late',
  manyLate: 'heat-many-late',
  returned: 'heat-returned',
}

export function Grid(map: ReadyMap) {
  const { orgId, lines, filter, columns, nowMonth } = map
  const part = usePart(lines, `${orgId} ${filter}`, LINES)
  if (!lines.length) {
    return (
      <View className={styles.lead} ariaRole='status'>
        <Phrases text={map.counts.all ? '现在没有要帮助的，都按时在做。' : '这半年没有记录，请看后半年。'} />
      </View>
    )
  }
  const isLong = lines.some(({ label }) => lengthOf(label) > LONGEST_BESIDE)
  return (
    <View className={isLong ? 'heat heat-above' : 'heat'}>
      <View className='heat-line heat-months' ariaHidden>
        <View className='heat-name' />
        <View className='heat-cells'>
          {columns.map(({ month }) => (
            <View key={month} className={month === nowMonth ? 'heat-month heat-now' : 'heat-month'}>
              {monthWord(month)}
            </View>
          ))}
        </View>
      </View>
      {part.shown.map((line) => (
        <LineRow key={line.id} line={line} {...map} />
      ))}
      <Pager onBack={part.onBack} onNext={part.onNext} />
    </View>
  )
}

/** A unit leads to its branches, a branch to what its newest month says. */
function LineRow({ line, ...map }: ReadyMap & { line: Line }) {
  const { units, columns, show, nowMonth } = map
  const isUnit = units.some(({ id }) => id === line.id)
  const last = columns.filter(({ month }) => month <= nowMonth).pop() ?? columns[0]!
  const open = () => (isUnit ? navigate('heatMap', { orgId: line.id }) : show(line.id, last.month))
  return (
    <View className='heat-line'>
      <View
        className='heat-name'
        hoverClass='heat-name-press'
        ariaRole='button'
        ariaLabel={isUnit ? `${line.name}，看各支部` : line.name}
        onClick={open}
      >
        <View className='heat-label'>{line.label}</View>
        {line.note && <View className='heat-note'>{line.note}</View>}
      </View>
      <View className='heat-cells'>
        {columns.map(({ month, column }) => (
          <MonthCell key={month} cell={line.cells[column]} month={month} onTap={() => show(line.id, month)} />
        ))}
      </View>
    </View>
  )
}

interface MonthCellProps {
  cell: Cell | undefined
  month: string
  onTap: () => void
}

/** The name is said before its months: once in each of them, it would double what the page weighs. */
function MonthCell({ cell, month, onTap }: MonthCellProps) {
  if (!cell) return <View className='heat-cell' />
  return (
    <View
      className={`heat-cell ${grounds[cell.ground]}`}
      hoverClass='heat-press'
      ariaRole='button'
      ariaLabel={`${monthWord(month)}，${cell.words}`}
      onClick={onTap}
    >
      <Glyph state={cell.glyph} />
      {cell.late > 0 && <Text className='heat-count'>{`逾 ${cell.late}`}</Text>}
    </View>
  )
}
