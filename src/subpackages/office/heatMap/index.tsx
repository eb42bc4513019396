import { View } from '@tarojs/components'
import { Empty } from '../../../components/Empty'
import { Icon } from '../../../components/Icon'
import { Page } from '../../../components/Page'
import { Phrases } from '../../../components/Phrases'
import { Segments } from '../../../components/Segments'
import { useNow } from '../../../lib/clock'
import { pastTime } from '../../../lib/spoken'
import { KnownHome } from '../../../components/KnownHome'
import { BranchSheet } from './BranchSheet'
import { Grid } from './Grid'
import { halfWords } from './halves'
import { Legend } from './Legend'
import { UnitSheet } from './UnitSheet'
import { type ReadyMap, useHeatMap } from './useHeatMap'
import styles from './index.module.scss'

const TICK_MS = 60_000

/** 月度看板: states in tree order. Who needs help can be picked out, nothing can be ranked. */
export default function HeatMapPage() {
  const map = useHeatMap()
  if (map.step !== 'ready') return <Page state={map} />
  // a half before the records began is empty too, and has a way back
  if (!map.counts.all && !map.later) {
    return (
      <Page state={map}>
        <Empty title={map.org} text='看板还是空的，名册导入以后，几分钟内会汇总出来，请稍后再看。' />
      </Page>
    )
  }
  return (
    <Page state={map} dock={<Legend isOfUnits={map.units.length > 0} />}>
      <View className={styles.map}>
        <KnownHome />
        <Head {...map} />
        <Filter {...map} />
        <Grid {...map} />
        <UnitSheet {...map} />
        <BranchSheet {...map} />
      </View>
    </Page>
  )
}

function Head({ half, earlier, later, ...map }: ReadyMap) {
  return (
    <View className={styles.head}>
      <View className={styles.words}>
        <View className='t-head'>
          <Phrases text={halfWords(half)} />
        </View>
        <View className='t-small c-2'>
          <Phrases text={aboutOf(map)} />
        </View>
        <Updated at={map.updatedAt} />
      </View>
      <View className={styles.turns}>
        <Turn icon='chevron-left' label='前半年' onTurn={earlier} />
        <Turn icon='chevron-right' label='后半年' onTurn={later} />
      </View>
    </View>
  )
}

function aboutOf({ org, units, branches }: Pick<ReadyMap, 'org' | 'units' | 'branches'>): string {
  if (!units.length) return `${org}，${branches.length} 个党支部`
  const below = units.reduce((sum, unit) => sum + unit.branches, 0)
  return `${units.length} 个单位，${below} 个党支部`
}

function Updated({ at }: { at: number | null }) {
  const now = useNow(TICK_MS)
  const words = at === null ? '还没有汇总过，请稍后再看' : `更新于 ${pastTime(at, now)}`
  return <View className='t-cap c-3'>{words}</View>
}

interface TurnProps {
  icon: 'chevron-left' | 'chevron-right'
  label: string
  onTurn: (() => void) | null
}

function Turn({ icon, label, onTurn }: TurnProps) {
  return (
    <View
      className={onTurn ? 'heat-turn' : 'heat-turn heat-turn-off'}
      hoverClass={onTurn ? 'heat-name-press' : 'none'}
      ariaRole='button'
      ariaLabel={label}
      ariaDisabled={!onTurn}
      onClick={() => onTurn?.()}
    >
      <Icon name={icon} />
    </View>
  )
}

function Filter({ units, counts, filter, setFilter }: ReadyMap) {
  return (
    <View className={styles.filter}>
      <Segments
        items={[
          { key: 'all', label: units.length ? '全部单位' : '全部支部' },
          { key: 'help', label: '需要帮助', count: counts.help },
        ]}
        value={filter}
        onChange={setFilter}
      />
    </View>
  )
}
