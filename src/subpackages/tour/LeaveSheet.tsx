import { View } from '@tarojs/components'
import { Button } from '../../components/Button'
import { Phrases } from '../../components/Phrases'
import { Sheet } from '../../components/Sheet'
import styles from './LeaveSheet.module.scss'

interface LeaveSheetProps {
  title: string
  isWaiting: boolean
  busy: boolean
  onClose: () => void
  onConfirm: () => void
}

/** It cannot be undone: somebody else may have the place at once. */
export const LeaveSheet = ({ title, isWaiting, busy, onClose, onConfirm }: LeaveSheetProps) => (
  <Sheet open title='退出这一站？' onClose={onClose}>
    <View className={styles.why}>
      <Phrases
        text={`${title}，${
          isWaiting ? '退出以后不再等这一站，要来须重新排队。' : '名额让给排在最前面的同志，没有人排队就重新开放报名。'
        }`}
      />
    </View>
    <Button kind='primary' disabled={busy} why='正在办理' onClick={onConfirm}>
      确认退出
    </Button>
  </Sheet>
)
