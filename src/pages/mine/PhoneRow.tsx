import { Input, View } from '@tarojs/components'
import { Button } from '../../components/Button'
import { Field } from '../../components/Field'
import { Phrases } from '../../components/Phrases'
import { Row } from '../../components/Row'
import { Sheet } from '../../components/Sheet'
import { useOwnPhone } from './useOwnPhone'
import styles from './index.module.scss'

const DIGITS = 11

/** 138 0000 0000 */
const inGroups = (phone: string) => `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`

/** Off unless one wishes; taken back with one tap. */
export function PhoneRow({ phone }: { phone: string | null }) {
  const own = useOwnPhone()
  if (phone) {
    return (
      <Row
        title='手机号给书记看'
        sub={`正在给看 ${inGroups(phone)}`}
        right={
          <Button kind='small' disabled={own.busy} onClick={own.takeBack}>
            收回
          </Button>
        }
      />
    )
  }
  return (
    <>
      <Row title='手机号给书记看' sub='现在没有给看' onClick={own.open} />
      <PhoneSheet {...own} />
    </>
  )
}

function PhoneSheet({ isOpen, close, typed, type, busy, show }: ReturnType<typeof useOwnPhone>) {
  const missing = DIGITS - typed.length
  return (
    <Sheet open={isOpen} title='把手机号给书记看？' onClose={close}>
      <View className={styles.line}>
        <Phrases text='只有本支部书记看得到，只在消息没有送达时看得到，好打电话告诉您。' />
      </View>
      <View className={styles.line}>
        <Phrases text='随时可以在这里收回。' />
      </View>
      <Field label='手机号'>
        <Input
          className='field-box'
          type='number'
          value={typed}
          maxlength={DIGITS}
          placeholder='11 位手机号'
          ariaLabel='手机号'
          onInput={({ detail }) => type(detail.value)}
        />
      </Field>
      <Button
        kind='primary'
        disabled={missing !== 0 || busy}
        why={busy ? '正在保存' : `还差 ${missing} 位`}
        onClick={show}
      >
        给书记看
      </Button>
    </Sheet>
  )
}
