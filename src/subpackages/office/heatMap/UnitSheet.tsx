import { View } from '@tarojs/components'
import { isLate, type MonthState, monthStateNames } from '#domain/heatMap'
import { Button } from '../../../components/Button'
import { Glyph, type GlyphState } from '../../../components/Glyph'
import { Phrases } from '../../../components/Phrases'
import { Row } from '../../../components/Row'
import { Sheet } from '../../../components/Sheet'
import { navigate } from '../../../lib/navigate'
import { useQuery } from '../../../lib/useQuery'
import { countOf, type Counts, isReported } from './cells'
import { monthWord } from './halves'
import type { ReadyMap, Unit } from './useHeatMap'
import styles from './index.module.scss'

const SHOWN = 5

interface Share {
  word: string
  glyph: GlyphState
  look: string
  are: (state: MonthState) => boolean
}

const stateShare = (state: Exclude<MonthState & GlyphState, 'reported'>, look = ''): Share => ({
  word: monthStateNames[state],
  glyph: state,
  look,
  are: (one) => one === state,
})

const shares: readonly Share[] = [
  { word: '已上报', glyph: 'reported', look: styles.reported!, are: isReported },
  stateShare('recorded', styles.recorded),
  stateShare('held', styles.held),
  stateShare('published'),
  { word: '计划中', glyph: 'planned', look: '', are: (state) => state === 'planned' || state === 'none' },
  stateShare('returned'),
  { word: '逾期', glyph: 'late', look: styles.late!, are: isLate },
  stateShare('exempt'),
]

/** A month of a unit: how many branches stand where, and who needs help. */
export function UnitSheet({ drawer, units, months, asked, close }: ReadyMap) {
  const unit = units.find(({ id }) => id === drawer?.id)
  if (!drawer || !unit) return null
  const counts = unit.cells[months.indexOf(drawer.month)] ?? {}
  return (
    <Sheet open title={`${unit.name}，${monthWord(drawer.month)}`} onClose={close}>
      <View className='t-small c-2'>{`${unit.branches} 个党支部`}</View>
      <Shares counts={counts} />
      {countOf(counts, isLate) > 0 && <NeedingHelp unit={unit} month={drawer.month} asked={asked} />}
      <View className={styles.act}>
        <Button
          kind='primary'
          onClick={() => {
            close()
            void navigate('heatMap', { orgId: unit.id })
          }}
        >
          {`看全部 ${unit.branches} 个支部`}
        </Button>
      </View>
    </Sheet>
  )
}

function Shares({ counts }: { counts: Counts }) {
  const whole = countOf(counts, () => true)
  const told = shares.map((share) => ({ ...share, count: countOf(counts, share.are) }))
  return (
    <View className={styles.bars}>
      {told
        .filter(({ count, glyph }) => count > 0 || glyph === 'reported')
        .map(({ word, glyph, look, count }) => (
          <View key={word} className={glyph === 'late' ? `${styles.bar} ${styles.rust}` : styles.bar}>
            <Glyph state={glyph} />
            <View className={styles.barWord}>{word}</View>
            <View className={styles.track} ariaHidden>
              <View className={`${styles.fill} ${look}`} style={{ width: `${whole ? (count / whole) * 100 : 0}%` }} />
            </View>
            <View className={`${styles.count} tnum`}>{count}</View>
          </View>
        ))}
    </View>
  )
}

/** The unit's own map knows who they are. */
function NeedingHelp({ unit, month, asked }: { unit: Unit; month: string; asked: string }) {
  const query = useQuery('heatMap.get', { orgId: unit.id, month: asked })
  if (query.step === 'loading') return null
  if (query.step === 'failed') {
    return (
      <View className={styles.lead}>
        <Phrases text={`是哪些支部暂时看不到，${query.message}。`} />
        <View className={styles.again}>
          <Button kind='small' onClick={query.reload}>
            再试一次
          </Button>
        </View>
      </View>
    )
  }
  const column = query.data.months.indexOf(month)
  const late = query.data.branches.filter(({ cells }) => cells[column] && isLate(cells[column]))
  const shown = late.slice(0, SHOWN)
  return (
    <>
      <View className='sec'>{late.length > SHOWN ? `需要帮助，共 ${late.length} 个` : '需要帮助'}</View>
      {shown.map(({ id, name, help }, index) => (
        <Row key={id} title={name} sub={help ?? ''} last={index === shown.length - 1} />
      ))}
    </>
  )
}
