import { useState } from 'react'
import { Input } from '@tarojs/components'
import { Chips } from '../../../components/Chips'
import { Field } from '../../../components/Field'
import styles from './index.module.scss'

const LONGEST = 20
const OTHER = 'other'

interface NameFieldProps {
  label: string
  value: string
  /** Who it probably was. */
  names: readonly string[]
  onChange: (name: string) => void
}

/** A tap for whoever it mostly is; anybody else is written. */
export function NameField({ label, value, names, onChange }: NameFieldProps) {
  const [isOther, setOther] = useState(!names.length || (value !== '' && !names.includes(value)))
  const items = [...names.map((name, index) => ({ key: String(index), label: name })), { key: OTHER, label: '其他人' }]
  const at = names.indexOf(value)

  function choose(key: string) {
    setOther(key === OTHER)
    onChange(key === OTHER ? '' : (names[Number(key)] ?? ''))
  }

  return (
    <Field label={label}>
      {names.length > 0 && (
        <Chips items={items} value={isOther ? OTHER : at < 0 ? null : String(at)} onChange={choose} />
      )}
      {isOther && (
        <Input
          className={names.length ? `field-box ${styles.own}` : 'field-box'}
          value={value}
          maxlength={LONGEST}
          placeholder='写姓名，20 字以内'
          ariaLabel={label}
          onInput={({ detail }) => onChange(detail.value)}
        />
      )}
    </Field>
  )
}
