import { Textarea, View } from '@tarojs/components'
import { lengthOf } from '../../lib/lengthOf'
import { Field } from './index'

interface LongTextProps {
  label: string
  value: string
  /** In characters; what is longer can be typed and is told of, so that nothing pasted is cut off. */
  longest: number
  placeholder: string
  error?: string | null
  /** In a drawer, which stays where it is while the page scrolls. */
  fixed?: boolean
  onChange: (text: string) => void
  onLeave?: () => void
}

/** Several lines that grow with what is written, and how much of the room they take. */
export function LongText({ label, value, longest, placeholder, error, fixed, onChange, onLeave }: LongTextProps) {
  return (
    <Field label={label} error={error}>
      <Textarea
        className='field-box field-text'
        value={value}
        maxlength={-1}
        placeholder={placeholder}
        ariaLabel={label}
        fixed={fixed}
        autoHeight
        showConfirmBar={false}
        onInput={({ detail }) => onChange(detail.value)}
        onBlur={onLeave}
      />
      <View className='field-hint field-count'>{`${lengthOf(value)} / ${longest} 字`}</View>
    </Field>
  )
}
