import { View } from '@tarojs/components'
import { goBack } from '../../lib/navigate'
import { configuredTitle } from '../../platform/navigationBar.h5'
import { Icon } from '../Icon'
import type { NavBarProps } from '.'
import './index.h5.scss'

export function NavBar({ title = configuredTitle(), isTab }: NavBarProps) {
  return (
    <View className='nav'>
      {!isTab && (
        <View className='nav-back' ariaRole='button' ariaLabel='返回' onClick={goBack}>
          <Icon name='chevron-left' size='l' />
        </View>
      )}
      {title}
    </View>
  )
}
