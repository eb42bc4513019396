import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Phrases } from '../Phrases'

interface VoidProps {
  art: 'art-moon' | 'art-full' | 'art-cloud'
  title: string
  text?: string
  action?: ReactNode
}

/** A screen with one sentence instead of content. */
export function Void({ art, title, text, action }: VoidProps) {
  return (
    <View className='void'>
      <View className={`art ${art}`} ariaHidden />
      <View className='t-head'>
        <Phrases text={title} />
      </View>
      {text && (
        <View className='t-body c-2 void-p'>
          <Phrases text={text} />
        </View>
      )}
      {action && <View className='void-a'>{action}</View>}
    </View>
  )
}
