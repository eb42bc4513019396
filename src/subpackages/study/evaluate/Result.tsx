import { View } from '@tarojs/components'
import { evaluationItems } from '#domain/evaluation'
import { Phrases } from '../../../components/Phrases'
import { Pager } from '../../../components/Pager'
import { usePart } from '../../../lib/usePart'
import { Tally } from '../Tally'
import { items } from './items'
import type { Result as Given } from './useEvaluate'
import styles from './index.module.scss'

/** 46 of 50: 4.6 */
const figureOf = (tenths: number) => `${Math.floor(tenths / 10)}.${tenths % 10}`

/** Averages with their figures, and what was written, in no order that tells who wrote it. */
export function Result({ tenths, texts, answers }: Given) {
  if (!tenths) return null
  return (
    <>
      <View className={`card ${styles.averages}`}>
        {evaluationItems.map((item) => (
          <View key={item} className={styles.average}>
            <View>{items[item].word}</View>
            <Tally share={tenths[item] * 2} figure={figureOf(tenths[item])} />
          </View>
        ))}
        <View className={styles.of}>
          <Phrases text={`${answers} 人的平均，满分 5`} />
        </View>
      </View>
      {texts.length > 0 && <Texts texts={texts} />}
    </>
  )
}

function Texts({ texts }: Pick<Given, 'texts'>) {
  const part = usePart(texts, '')
  return (
    <>
      <View className='sec'>{`写下的话 ${texts.length} 条，不署名`}</View>
      {part.shown.map((text, index) => (
        <View key={index} className={styles.text}>
          {text}
        </View>
      ))}
      <Pager onBack={part.onBack} onNext={part.onNext} />
    </>
  )
}
