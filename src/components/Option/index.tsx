import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from '../Icon'

/** A card of alternatives. */
export function Options({ children }: { children: ReactNode }) {
  return (
    <View className='card options' ariaRole='radiogroup'>
      {children}
    </View>
  )
}

interface OptionProps {
  title: string
  about?: string
  on: boolean
  /** One's own words instead of a proposal. */
  pen?: boolean
  last?: boolean
  onClick: () => void
}

/** One of a card of alternatives. */
export function Option({ title, about, on, pen = false, last = false, onClick }: OptionProps) {
  return (
    <View
      className={['option', about && 'option-two', last && 'option-last'].filter(Boolean).join(' ')}
      hoverClass='option-press'
      ariaRole='radio'
      ariaChecked={on}
      onClick={onClick}
    >
      {pen ? (
        <View className='option-pen'>
          <Icon name='pen-line' />
        </View>
      ) : (
        <View className={on ? 'option-radio option-on' : 'option-radio'} />
      )}
      <View className='option-words'>
        <Text className={on ? 'strong' : ''}>{title}</Text>
        {about && <View className='t-cap c-3'>{about}</View>}
      </View>
    </View>
  )
}
