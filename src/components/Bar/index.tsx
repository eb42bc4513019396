import { View } from '@tarojs/components'

export interface BarPart {
  state: 'present' | 'late' | 'leave' | 'absent'
  count: number
}

/** Shares of a whole. The numbers stand beside it; `label` says them for those who listen. */
export function Bar({ parts, label }: { parts: readonly BarPart[]; label: string }) {
  return (
    <View className='bar' ariaRole='img' ariaLabel={label}>
      {parts
        .filter(({ count }) => count > 0)
        .map(({ state, count }) => (
          <View key={state} className={`bar-${state}`} style={{ flexGrow: count }} />
        ))}
    </View>
  )
}
