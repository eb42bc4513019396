import { Text, View } from '@tarojs/components'
import { navigate } from '../../lib/navigate'
import { Icon } from '../Icon'

/** 投诉与建议: one quiet line at the foot of every home. */
export function Feedback() {
  return (
    <View className='feedback' hoverClass='feedback-press' ariaRole='button' onClick={() => void navigate('feedback')}>
      <View className='feedback-i'>
        <Icon name='message-square-text' size='s' />
      </View>
      <Text>投诉与建议</Text>
    </View>
  )
}
