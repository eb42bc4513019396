import { Button, Text, View } from '@tarojs/components'
import { say } from '../../platform/dialog'
import { Icon } from '../Icon'
import './index.scss'

/** The form exists in WeChat only. */
export function Feedback() {
  return (
    <Button className='feedback' hoverClass='feedback-press' ariaRole='button' onClick={() => say('请在微信中使用')}>
      <View className='feedback-i'>
        <Icon name='message-square-text' size='s' />
      </View>
      <Text>投诉与建议</Text>
    </Button>
  )
}
