import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Glyph } from '../Glyph'

interface FieldProps {
  label: string
  error?: string | null
  /** An Input or Picker; `field-box` is the class of the frame around what is typed. */
  children: ReactNode
}

export function Field({ label, error, children }: FieldProps) {
  return (
    <View className='field' ariaLabel={label}>
      <View className='field-label'>{label}</View>
      {children}
      {error && (
        <View className='field-error' ariaRole='alert'>
          <Glyph state='late' />
          <Text className='field-error-t'>{error}</Text>
        </View>
      )}
    </View>
  )
}
