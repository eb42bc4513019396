import { View } from '@tarojs/components'
import { Icon, type IconName } from '../Icon'

interface ChipsProps<K extends string> {
  items: readonly { key: K; label: string; icon?: IconName }[]
  value: K | null
  onChange: (key: K) => void
}

/** Presets, in two columns: a tap instead of typing. */
export function Chips<K extends string>({ items, value, onChange }: ChipsProps<K>) {
  return (
    <View className='chips' ariaRole='radiogroup'>
      {items.map(({ key, label, icon }) => (
        <View
          key={key}
          className={key === value ? 'chip chip-on' : 'chip'}
          hoverClass='chip-press'
          ariaRole='radio'
          ariaChecked={key === value}
          onClick={() => onChange(key)}
        >
          {icon && (
            <View className='chip-i'>
              <Icon name={icon} />
            </View>
          )}
          {label}
        </View>
      ))}
    </View>
  )
}
