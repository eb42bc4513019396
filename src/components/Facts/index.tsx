import { Text, View } from '@tarojs/components'
import { Phrases } from '../Phrases'

/** Names and values; long ones wrap. */
export function Facts({ items }: { items: readonly (readonly [string, string])[] }) {
  return (
    <View className='facts'>
      {items.map(([name, value]) => (
        <View key={name} className='fact'>
          <Text className='fact-k'>{name}</Text>
          <View className='fact-v'>
            <Phrases text={value} />
          </View>
        </View>
      ))}
    </View>
  )
}
