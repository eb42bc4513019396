import { View } from '@tarojs/components'
import { Page } from '../../../../components/Page'
import { Phrases } from '../../../../components/Phrases'
import { Tag } from '../../../../components/Tag'
import { stateGlyphs, stateWords } from '../words'
import { Drawers } from './Drawers'
import { Fixtures } from './Fixtures'
import { PackDock } from './PackDock'
import { Differences, Rows } from './Rows'
import { useRulePack } from './useRulePack'
import styles from './index.module.scss'

/** One version: what it changes first, then all it says, then how it was tried. */
export default function RulePackPage() {
  const ready = useRulePack()
  if (ready.step !== 'ready') return <Page state={ready} />
  const { version, state, note, author, releasedBy } = ready.pack
  const who = [author && `${author}起草`, releasedBy && `${releasedBy}发布`, note].filter(Boolean).join('，')
  return (
    <Page state={ready} dock={<PackDock {...ready} />}>
      <View>
        <View className='form-head'>
          <View className='t-head'>{`第 ${version} 版`}</View>
          <View className='t-small c-2'>
            <Phrases text={who} />
          </View>
          <View className={styles.tags}>
            <Tag state={stateGlyphs[state]} word={stateWords[state]} />
          </View>
        </View>
        <Differences {...ready.pack} />
        <Rows {...ready.pack} />
        <Fixtures {...ready} />
        <Drawers {...ready} />
      </View>
    </Page>
  )
}
