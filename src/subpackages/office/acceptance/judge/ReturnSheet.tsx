import { View } from '@tarojs/components'
import { Button } from '../../../../components/Button'
import { Chips } from '../../../../components/Chips'
import { LongText } from '../../../../components/Field/LongText'
import { Phrases } from '../../../../components/Phrases'
import { Sheet } from '../../../../components/Sheet'
import { lengthOf } from '../../../../lib/lengthOf'
import type { ReadyJudge } from './useJudge'
import styles from '../index.module.scss'

const LONGEST = 100

const presets = [
  { key: '到会情况与实际不符，请核对', label: '到会不符' },
  { key: '议程开展情况没有写全，请补上', label: '议程不全' },
  { key: '决定写得不清楚，请写明谁来办、什么时候办完', label: '决定不清' },
  { key: '没有到会的同志还没有补课或送学，请补上', label: '没有补课' },
]

/** A sentence that fits is taken, and may be written on. */
export function ReturnSheet({ branch, busy, returning }: ReadyJudge) {
  const { isOpen, cancel, remark, write, confirm } = returning
  const length = lengthOf(remark)
  const taken = presets.find(({ key }) => key === remark)?.key ?? null
  return (
    <Sheet open={isOpen} title='退回这份记录' onClose={cancel}>
      <View className='t-small c-2'>
        <Phrases text={`${branch}会看到原因，改好以后重新上报。`} />
      </View>
      <View className='sec'>常见的原因</View>
      <View className={styles.presets}>
        <Chips items={presets} value={taken} onChange={write} />
      </View>
      <LongText
        label='退回的原因'
        value={remark}
        longest={LONGEST}
        placeholder='哪里要改，怎样改'
        fixed
        onChange={write}
      />
      <Button
        kind='primary'
        disabled={!length || length > LONGEST || busy}
        why={length ? `多了 ${length - LONGEST} 字` : '还没有写原因'}
        onClick={confirm}
      >
        确认退回
      </Button>
    </Sheet>
  )
}
