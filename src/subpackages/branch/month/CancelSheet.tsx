import { Input, View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Chips } from '../../../components/Chips'
import { Field } from '../../../components/Field'
import { Sheet } from '../../../components/Sheet'
import { type Cancelling, reasons } from './useCancel'
import styles from './index.module.scss'

const LONGEST = 40

export function CancelSheet({ asking, close, reason, own, choose, write, words, busy, confirm }: Cancelling) {
  return (
    <Sheet open={asking} title='为什么取消？' onClose={close}>
      <Chips items={reasons} value={reason} onChange={choose} />
      {reason === 'own' && (
        <View className={styles.own}>
          <Field label='取消的原因'>
            <Input
              className='field-box'
              value={own}
              maxlength={LONGEST}
              placeholder='40 字以内'
              ariaLabel='取消的原因'
              onInput={({ detail }) => write(detail.value)}
            />
          </Field>
        </View>
      )}
      <View className={styles.warn}>收到过通知的同志会再收到取消的通知。取消以后可以重新安排。</View>
      <Button kind='primary' disabled={!words || busy} why={busy ? '正在取消' : '还没有写原因'} onClick={confirm}>
        确认取消
      </Button>
    </Sheet>
  )
}
