import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Chips } from '../../../components/Chips'
import { LongText } from '../../../components/Field/LongText'
import { Phrases } from '../../../components/Phrases'
import { lengthOf } from '../../../lib/lengthOf'
import type { Reason } from './useReason'
import styles from './ReasonForm.module.scss'

const LONGEST = 40

interface ReasonFormProps {
  reason: Reason
  label: string
  /** What it leads to. */
  warning: string
  verb: string
  busy: boolean
  onConfirm: () => unknown
}

/** Blank or too long, it is not sent. */
const whyNot = (words: string) => (words ? (lengthOf(words) > LONGEST ? `最多 ${LONGEST} 字` : null) : '还没有写原因')

export function ReasonForm({ reason, label, warning, verb, busy, onConfirm }: ReasonFormProps) {
  const { items, chosen, isOwn, own, words, choose, write } = reason
  const problem = whyNot(words)
  return (
    <>
      <Chips items={items} value={chosen} onChange={choose} />
      {isOwn && (
        <View className={styles.own}>
          <LongText label={label} value={own} longest={LONGEST} placeholder='写一句话' fixed onChange={write} />
        </View>
      )}
      <View className={styles.warn}>
        <Phrases text={warning} />
      </View>
      <Button
        kind='primary'
        disabled={problem !== null || busy}
        why={busy ? '正在办理' : (problem ?? '')}
        onClick={onConfirm}
      >
        {verb}
      </Button>
    </>
  )
}
