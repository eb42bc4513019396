import { View } from '@tarojs/components'
import { Button } from '../Button'

interface PagerProps {
  /** Null at the last page. */
  onNext: (() => void) | null
  /** Null at the first. */
  onBack: (() => void) | null
}

export function Pager({ onNext, onBack }: PagerProps) {
  if (!onNext && !onBack) return null
  return (
    <View className='pager'>
      {onBack && (
        <View className='pager-turn'>
          <Button kind='small' onClick={onBack}>
            看前面的
          </Button>
        </View>
      )}
      {onNext && (
        <View className='pager-turn'>
          <Button kind='small' onClick={onNext}>
            继续显示
          </Button>
        </View>
      )}
    </View>
  )
}
