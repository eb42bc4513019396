import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Check } from '../../../components/Field/Check'
import type { ReadyRecord } from './useRecord'
import styles from './index.module.scss'

const PAGE = 10
/** As many as one record takes. */
const MOST = 10

/** Of those who have given a line; none is an answer, too. */
export function TakeAwaysStep({ view: { takeAways }, draft: { takeAwaysOf }, change }: ReadyRecord) {
  const [page, setPage] = useState(0)
  const shown = takeAways.slice(page * PAGE, (page + 1) * PAGE)
  const isLast = (page + 1) * PAGE >= takeAways.length

  function choose(id: string, on: boolean) {
    const others = takeAwaysOf.filter((one) => one !== id)
    if (!on) change({ takeAwaysOf: others })
    else if (others.length < MOST) change({ takeAwaysOf: [...others, id] })
  }

  return (
    <>
      <View className={styles.hint}>{`最多选 ${MOST} 位，不选就是没有心得。`}</View>
      {shown.map(({ memberId, name, texts }) => (
        <View key={memberId} className={styles.takeAway}>
          <Check label={name} value={takeAwaysOf.includes(memberId)} onChange={(on) => choose(memberId, on)} />
          {texts.map((text) => (
            <View key={text} className={styles.text}>
              {text}
            </View>
          ))}
        </View>
      ))}
      {takeAways.length > PAGE && (
        <Button kind='small' onClick={() => setPage(isLast ? 0 : page + 1)}>
          {isLast ? '回到开头' : '看后面的'}
        </Button>
      )}
    </>
  )
}
