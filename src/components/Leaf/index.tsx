import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'

/** A page of a tear-off calendar: whatever has a date lies on it. One per screen. */
export function Leaf({ band: [left, right], children }: { band: [string, string]; children: ReactNode }) {
  return (
    <View className='leaf'>
      <View className='leaf-band'>
        <Text className='leaf-left'>{left}</Text>
        <Text>{right}</Text>
      </View>
      <View className='leaf-body'>{children}</View>
    </View>
  )
}
