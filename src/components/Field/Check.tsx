import { Text, View } from '@tarojs/components'
import { Icon } from '../Icon'

interface CheckProps {
  label: string
  /** What it is about, if the words beside it say the rest. */
  about?: string
  value: boolean
  onChange: (value: boolean) => void
}

/** Yes or no, with the words beside it. */
export function Check({ label, about = '', value, onChange }: CheckProps) {
  return (
    <View
      className='field-check'
      ariaRole='checkbox'
      ariaChecked={value}
      ariaLabel={`${label}${about}`}
      onClick={() => onChange(!value)}
    >
      <View className={value ? 'field-check-box field-check-on' : 'field-check-box'}>
        {value && <Icon name='check' size='s' />}
      </View>
      <Text>{label}</Text>
    </View>
  )
}
