import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Glyph } from '../Glyph'
import { Phrases } from '../Phrases'

interface FieldProps {
  label: string
  error?: string | null
  /** What helps to fill it in; gives way to what is wrong. */
  hint?: string
  /** An Input or Picker; `field-box` is the class of the frame around what is typed. */
  children: ReactNode
}

export function Field({ label, error, hint, children }: FieldProps) {
  return (
    <View className='field' ariaLabel={label}>
      <View className='field-label'>{label}</View>
      {children}
      {hint && !error && (
        <View className='field-hint'>
          <Phrases text={hint} />
        </View>
      )}
      {error && (
        <View className='field-error' ariaRole='alert'>
          <Glyph state='late' />
          <Text className='field-error-t'>{error}</Text>
        </View>
      )}
    </View>
  )
}
