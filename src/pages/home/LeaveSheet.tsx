import { View } from '@tarojs/components'
import { leaveKinds, type LeaveKind } from '#domain/leave'
import { Chips } from '../../components/Chips'
import { Sheet } from '../../components/Sheet'
import { leaveKindWords } from '../../lib/words'
import styles from './index.module.scss'

const items = leaveKinds.map((key) => ({ key, label: leaveKindWords[key] }))

interface LeaveSheetProps {
  open: boolean
  onClose: () => void
  onChoose: (kind: LeaveKind) => void
}

/** 请假 takes two taps: this is the second. */
export function LeaveSheet({ open, onClose, onChoose }: LeaveSheetProps) {
  return (
    <Sheet open={open} title='这次为什么来不了？' onClose={onClose}>
      <Chips items={items} value={null} onChange={onChoose} />
      <View className={`${styles.hint} t-small c-2`}>点一下，假条就交给支部书记审批。</View>
    </Sheet>
  )
}
