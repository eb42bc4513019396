import { View } from '@tarojs/components'
import { Glyph } from '../../../../components/Glyph'

/** What is wrong with what stands above it. */
export function Wrong({ sentence }: { sentence: string | null }) {
  if (!sentence) return null
  return (
    <View className='field-error' ariaRole='alert'>
      <Glyph state='late' />
      <View className='field-error-t'>{sentence}</View>
    </View>
  )
}
