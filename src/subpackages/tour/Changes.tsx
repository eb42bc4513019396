import { View } from '@tarojs/components'
import { Pager } from '../../components/Pager'
import { Phrases } from '../../components/Phrases'
import { Tag } from '../../components/Tag'
import { usePart } from '../../lib/usePart'
import { type Change, changeMarks } from './stopWords'
import styles from './Changes.module.scss'

/** What is different between two versions, twenty at a time. */
export function Changes({ changes }: { changes: readonly Change[] }) {
  const part = usePart(changes, '')
  return (
    <View>
      {part.shown.map((change) => (
        <ChangeRow key={change.stopId} change={change} />
      ))}
      <Pager onBack={part.onBack} onNext={part.onNext} />
    </View>
  )
}

/** The mark says already what kind it is: 新增：… */
const withoutKind = (sentence: string) => sentence.replace(/^(新增|取消)：/, '')

export const ChangeRow = ({ change: { kind, sentence } }: { change: Change }) => (
  <View className={styles.change}>
    <Tag {...changeMarks[kind]} />
    <View className={styles.words}>
      <Phrases text={withoutKind(sentence)} />
    </View>
  </View>
)
