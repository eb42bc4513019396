import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import { Field } from '../../../../components/Field'
import styles from './index.module.scss'

interface LengthFieldProps {
  /** As the phone measured it, or as it was typed. */
  seconds: number | null
  onChange: (seconds: number | null) => void
}

const split = (seconds: number | null): [string, string] =>
  seconds === null ? ['', ''] : [String(Math.floor(Math.round(seconds) / 60)), String(Math.round(seconds) % 60)]

/** Minutes and seconds: what no phone can tell is typed in. */
export function LengthField({ seconds, onChange }: LengthFieldProps) {
  const [wasMeasured] = useState(seconds !== null)
  const [[minutes, rest], setParts] = useState(() => split(seconds))

  function type(parts: [string, string]) {
    setParts(parts)
    const [whole, over] = parts.map(Number) as [number, number]
    const all = whole * 60 + over
    onChange(parts.every((part) => /^\d{0,3}$/.test(part)) && all > 0 ? all : null)
  }

  return (
    <Field
      label='长度'
      hint={wasMeasured ? '由手机量出，一般不用改' : '手机没有量出来，请播放一遍，把长度写在这里'}
      error={seconds === null && (minutes || rest) ? '请用数字写几分几秒' : null}
    >
      <View className={styles.length}>
        <Input
          className={`field-box ${styles.digits}`}
          type='number'
          value={minutes}
          maxlength={3}
          ariaLabel='分'
          onInput={({ detail }) => type([detail.value, rest])}
        />
        <View className={styles.measure}>分</View>
        <Input
          className={`field-box ${styles.digits}`}
          type='number'
          value={rest}
          maxlength={2}
          ariaLabel='秒'
          onInput={({ detail }) => type([minutes, detail.value])}
        />
        <View className={styles.measure}>秒</View>
      </View>
    </Field>
  )
}
