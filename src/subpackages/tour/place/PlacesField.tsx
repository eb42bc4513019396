import { Input, View } from '@tarojs/components'
import { Chips } from '../../../components/Chips'
import { Field } from '../../../components/Field'
import styles from './index.module.scss'

interface PlacesFieldProps {
  value: string
  error: string | null
  onChange: (places: string) => void
}

const usual = ['1', '2', '3']
const OWN = 'own'
const items = [...usual.map((key) => ({ key, label: `${key} 位` })), { key: OWN, label: '自己填' }]

/** 名额: how many speakers go there. */
export function PlacesField({ value, error, onChange }: PlacesFieldProps) {
  const isOwn = !usual.includes(value)
  return (
    <Field label='几位宣讲员' error={isOwn ? error : null}>
      <Chips items={items} value={isOwn ? OWN : value} onChange={(key) => onChange(key === OWN ? '' : key)} />
      {isOwn && (
        <View className={styles.own}>
          <Input
            className='field-box'
            value={value}
            type='number'
            maxlength={3}
            placeholder='1 到 200'
            ariaLabel='几位宣讲员'
            onInput={({ detail }) => onChange(detail.value)}
          />
        </View>
      )}
    </Field>
  )
}
