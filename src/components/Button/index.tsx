import { Button as Native, Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon, type IconName } from '../Icon'

interface ButtonProps {
  /** primary: the one red button of a screen, in the dock. small: beside text, in lists. */
  kind: 'primary' | 'secondary' | 'small'
  icon?: IconName
  disabled?: boolean
  /** Stands in the button's place of words while it is off: 还差 2 项. */
  why?: string
  onClick?: () => unknown
  children?: ReactNode
}

const looks = {
  primary: 'btn btn-1',
  secondary: 'btn btn-2',
  small: 'btn btn-2 btn-s',
}

export function Button({ kind, icon, disabled = false, why, onClick, children }: ButtonProps) {
  const press = kind === 'primary' ? 'btn-1-press' : 'btn-2-press'
  return (
    <Native
      className={disabled ? `${looks[kind]} btn-off` : looks[kind]}
      hoverClass={disabled ? 'none' : press}
      hoverStayTime={120}
      disabled={disabled}
      ariaRole='button'
      ariaDisabled={disabled}
      onClick={() => void (disabled || onClick?.())}
    >
      {icon && (
        <View className='btn-i'>
          <Icon name={icon} />
        </View>
      )}
      <Text className='btn-t'>{disabled && why ? why : children}</Text>
    </Native>
  )
}
