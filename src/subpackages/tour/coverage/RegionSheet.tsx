import { View } from '@tarojs/components'
import { type Region, regionNames } from '#domain/region'
import { Button } from '../../../components/Button'
import { Facts } from '../../../components/Facts'
import { Phrases } from '../../../components/Phrases'
import { Sheet } from '../../../components/Sheet'
import { navigate } from '../../../lib/navigate'
import { useOffice } from '../useOffice'
import type { Coverage, Covered } from './useCoverage'
import styles from './index.module.scss'

type RegionSheetProps = Covered & {
  coverage: Coverage
  region: Region
}

/** One region of the quarter: what is there, what is due, and the one action. */
export function RegionSheet({ coverage, region, isOpen, open }: RegionSheetProps) {
  const { isOffice } = useOffice()
  const at = coverage.regions.find((one) => one.region === region)
  const gap = coverage.gaps.find((one) => one.region === region)
  const missing = at?.missing ?? 0
  async function place() {
    open(null)
    await navigate('placeStop', { region, ...gap?.proposal })
  }
  return (
    <Sheet open title={regionNames[region]} onClose={() => open(null)}>
      <Facts
        items={[
          ['已有', `${at?.stops ?? 0} 站`],
          ['还差', missing ? `${missing} 站` : '不差，已达到要求'],
        ]}
      />
      {gap && isOpen && (
        <View className={styles.sentence}>
          <Phrases text={gap.sentence} />
        </View>
      )}
      {isOffice && isOpen && (
        <View className={styles.deed}>
          <Button kind='primary' onClick={place}>
            安排一站
          </Button>
        </View>
      )}
    </Sheet>
  )
}
