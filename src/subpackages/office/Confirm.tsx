import { View } from '@tarojs/components'
import { Button } from '../../components/Button'
import { Phrases } from '../../components/Phrases'
import styles from './Confirm.module.scss'

interface ConfirmProps {
  /** What will happen, a line each. */
  lines: readonly string[]
  verb: string
  busy: boolean
  onConfirm: () => unknown
  /** Back to what was filled in. */
  onBack?: () => void
}

/** The last step of a drawer, before what cannot be undone. */
export function Confirm({ lines, verb, busy, onConfirm, onBack }: ConfirmProps) {
  return (
    <>
      {lines.map((line) => (
        <View key={line} className={styles.line}>
          <Phrases text={line} />
        </View>
      ))}
      <View className={styles.go}>
        <Button kind='primary' disabled={busy} why='正在办理' onClick={onConfirm}>
          {verb}
        </Button>
      </View>
      {onBack && (
        <Button kind='secondary' disabled={busy} onClick={onBack}>
          返回
        </Button>
      )}
    </>
  )
}
