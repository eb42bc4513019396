import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Phrases } from '../../../components/Phrases'
import { Sheet } from '../../../components/Sheet'
import { Tag } from '../../../components/Tag'
import { navigate } from '../../../lib/navigate'
import { monthStateNames } from '#domain/heatMap'
import { glyphOf } from './cells'
import { monthWord } from './halves'
import type { ReadyMap } from './useHeatMap'
import styles from './index.module.scss'

/** A month of a branch: in which state, why it needs help, and whom to ask. */
export function BranchSheet({ drawer, branches, months, close }: ReadyMap) {
  const branch = branches.find(({ id }) => id === drawer?.id)
  if (!drawer || !branch) return null
  const { id, name, help } = branch
  const state = branch.cells[months.indexOf(drawer.month)] ?? 'none'
  const go = (place: 'acceptance' | 'people') => {
    close()
    void navigate(place, { orgId: id })
  }
  return (
    <Sheet open title={`${name}，${monthWord(drawer.month)}`} onClose={close}>
      <View className={styles.state}>
        <Tag state={glyphOf(state)} word={monthStateNames[state]} />
      </View>
      {help && (
        <View className={styles.lead}>
          <Phrases text={`${help}。请问问支部书记要什么帮助。`} />
        </View>
      )}
      {state === 'reported' && (
        <View className={styles.first}>
          <Button kind='primary' onClick={() => go('acceptance')}>
            去验收
          </Button>
        </View>
      )}
      <Button kind='secondary' onClick={() => go('people')}>
        看名单，找支部书记
      </Button>
    </Sheet>
  )
}
