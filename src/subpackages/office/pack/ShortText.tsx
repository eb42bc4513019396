import { Textarea, View } from '@tarojs/components'
import { Field } from '../../../components/Field'
import { lengthOf } from '../../../lib/lengthOf'
import './parts.scss'

interface ShortTextProps {
  label: string
  /** Where the label alone leaves open what it is about. */
  spoken?: string
  value: string
  longest: number
  placeholder: string
  error: string | null
  onChange: (text: string) => void
  onLeave: () => void
}

/** One line that may wrap: at the largest text forty characters do not fit beside each other. */
export function ShortText({
  label,
  spoken = label,
  value,
  longest,
  placeholder,
  error,
  onChange,
  onLeave,
}: ShortTextProps) {
  return (
    <Field label={label} error={error}>
      <Textarea
        className='field-box pack-text'
        value={value}
        maxlength={-1}
        placeholder={placeholder}
        ariaLabel={spoken}
        autoHeight
        showConfirmBar={false}
        onInput={({ detail }) => onChange(detail.value.replace(/\s*\n\s*/g, ' '))}
        onBlur={onLeave}
      />
      <View className='field-hint field-count'>{`${lengthOf(value)} / ${longest} 字`}</View>
    </Field>
  )
}
