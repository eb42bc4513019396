import { Text, View } from '@tarojs/components'
import { type EvaluationItem, evaluationItems } from '#domain/evaluation'
import { LongText } from '../../../components/Field/LongText'
import { items } from './items'
import { LONGEST, marks, type ReadyEvaluation } from './useEvaluate'
import styles from './index.module.scss'

/** Three taps, and a sentence if one likes. */
export function Form(evaluation: ReadyEvaluation) {
  const { draft, write, tooMany } = evaluation
  return (
    <>
      {evaluationItems.map((item) => (
        <Item key={item} item={item} {...evaluation} />
      ))}
      <LongText
        label='想说的话，可以不写'
        value={draft.text}
        longest={LONGEST}
        placeholder='哪里讲得好，下次想怎么改'
        error={tooMany ? `多了 ${tooMany} 字，请写短一点` : null}
        onChange={write}
      />
    </>
  )
}

function Item({ item, draft, tap }: ReadyEvaluation & { item: EvaluationItem }) {
  const { word, low, high } = items[item]
  return (
    <View className={styles.item}>
      <View className='t-lead'>{word}</View>
      <View className={styles.scale} ariaRole='radiogroup' ariaLabel={word}>
        {marks.map((value) => (
          <View
            key={value}
            className={draft[item] === value ? `${styles.mark} ${styles.markOn}` : styles.mark}
            hoverClass={styles.markPress}
            ariaRole='radio'
            ariaChecked={draft[item] === value}
            ariaLabel={`${word}，${value} 分`}
            onClick={() => tap(item, value)}
          >
            {value}
          </View>
        ))}
      </View>
      <View className={styles.ends}>
        <Text>{low}</Text>
        <Text>{high}</Text>
      </View>
    </View>
  )
}
