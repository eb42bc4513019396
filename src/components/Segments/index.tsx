import { View } from '@tarojs/components'

interface Segment<K extends string> {
  key: K
  label: string
  count?: number
  /** A class for its words: the font sizes show themselves. */
  look?: string
}

interface SegmentsProps<K extends string> {
  items: readonly Segment<K>[]
  value: K
  onChange: (key: K) => void
}

/** Three at most. */
export function Segments<K extends string>({ items, value, onChange }: SegmentsProps<K>) {
  return (
    <View className='seg' ariaRole='tablist'>
      {items.map(({ key, label, count, look = '' }) => (
        <View
          key={key}
          className={`seg-i ${key === value ? 'seg-on' : ''} ${look}`}
          ariaRole='tab'
          ariaSelected={key === value}
          onClick={() => onChange(key)}
        >
          {count === undefined ? label : `${label} ${count}`}
        </View>
      ))}
    </View>
  )
}
