import { View } from '@tarojs/components'
import { regionNames } from '#domain/region'
import { Phrases } from '../../../components/Phrases'
import { plannedOf } from '../../../lib/tourWords'
import { RegionTiles } from '../RegionTiles'
import { Rows } from './Rows'
import { isLacking, isOn } from './stops'
import type { ReadyTour } from './useTour'
import styles from './index.module.scss'

/** The 14 市州, and beneath them the stops of the one that was tapped. */
export function ByRegion(tour: ReadyTour) {
  const { stops, region, setRegion, filter } = tour
  const placed = stops.map((stop) => ({ stop, at: plannedOf(stop).region }))
  const chosen = region ?? placed[0]?.at ?? null
  const there = placed.filter(({ at }) => at === chosen).map(({ stop }) => stop)
  function words(at: (typeof placed)[number]['at']) {
    const counted = placed.filter((each) => each.at === at && isOn(each.stop))
    const lacking = counted.filter((each) => isLacking(each.stop)).length
    return [`${counted.length} 站`, ...(lacking ? [`缺 ${lacking}`] : [])]
  }
  return (
    <View>
      <RegionTiles words={words} needs={(at) => words(at).length > 1} chosen={chosen} onChoose={setRegion} />
      {there.length ? (
        <Rows {...tour} about={`region ${chosen} ${filter}`} shown={there} />
      ) : (
        <View className={styles.none} ariaRole='status'>
          <Phrases text={`${chosen ? regionNames[chosen] : '这里'}没有这样的站点，可以点别的市州。`} />
        </View>
      )}
    </View>
  )
}
