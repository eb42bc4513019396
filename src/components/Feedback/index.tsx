import { Button, Text, View } from '@tarojs/components'
import { Icon } from '../Icon'

/** 投诉与建议: WeChat's own form, which reaches whoever runs the mini-program. */
export function Feedback() {
  return (
    <Button className='feedback' hoverClass='feedback-press' ariaRole='button' openType='feedback'>
      <View className='feedback-i'>
        <Icon name='message-square-text' size='s' />
      </View>
      <Text>投诉与建议</Text>
    </Button>
  )
}
