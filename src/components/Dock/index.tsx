import { Text, View } from '@tarojs/components'
import { Children, type ReactNode } from 'react'
import { Icon } from '../Icon'

/** The action of the screen. The last child is the action; one before it is the other way out, half as wide. */
export function Dock({ note, children }: { note?: string; children?: ReactNode }) {
  const buttons = Children.toArray(children)
  return (
    <View className='dock'>
      {note && (
        <View className={buttons.length ? 'dock-note' : 'dock-note dock-note-only'}>
          <View className='dock-note-i'>
            <Icon name='clock' size='s' />
          </View>
          <Text className='dock-note-t'>{note}</Text>
        </View>
      )}
      <View className='dock-row'>
        {buttons.map((button, index) => (
          <View key={index} className={index < buttons.length - 1 ? 'dock-b' : 'dock-a'}>
            {button}
          </View>
        ))}
      </View>
    </View>
  )
}
