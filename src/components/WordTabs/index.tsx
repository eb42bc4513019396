import { ScrollView, View } from '@tarojs/components'

interface WordTabsProps<K extends string> {
  items: readonly { key: K; label: string; count?: number }[]
  value: K
  onChange: (key: K) => void
}

/** More than three choices: words that scroll sideways. */
export function WordTabs<K extends string>({ items, value, onChange }: WordTabsProps<K>) {
  return (
    <ScrollView scrollX enhanced showScrollbar={false} className='word-tabs'>
      <View className='word-tabs-line' ariaRole='tablist'>
        {items.map(({ key, label, count }) => (
          <View
            key={key}
            className={key === value ? 'word-tab word-tab-on' : 'word-tab'}
            ariaRole='tab'
            ariaSelected={key === value}
            onClick={() => onChange(key)}
          >
            {count === undefined ? label : `${label} ${count}`}
          </View>
        ))}
      </View>
    </ScrollView>
  )
}
