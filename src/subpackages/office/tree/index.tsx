import { View } from '@tarojs/components'
import { Page } from '../../../components/Page'
import { KnownHome } from '../../../components/KnownHome'
import { Below } from './Below'
import { Deeds } from './Deeds'
import { DeedSheet } from './DeedSheet'
import { Head } from './Head'
import { useTree } from './useTree'

export default function TreePage() {
  const tree = useTree()
  if (tree.step !== 'ready') return <Page state={tree} />
  return (
    <Page state={tree}>
      <View>
        <KnownHome />
        <Head {...tree} />
        <Below {...tree} />
        <Deeds {...tree} />
        <DeedSheet {...tree} />
      </View>
    </Page>
  )
}
