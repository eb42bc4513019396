import { Textarea, View } from '@tarojs/components'
import { Field } from '../../../../components/Field'
import { lengthOf } from '../../../../lib/lengthOf'

interface SheetTextProps {
  label: string
  value: string
  longest: number
  placeholder: string
  onChange: (text: string) => void
}

/** One line in a drawer, which wraps at the largest text. */
export function SheetText({ label, value, longest, placeholder, onChange }: SheetTextProps) {
  const length = lengthOf(value)
  return (
    <Field label={label} error={length > longest ? `最多 ${longest} 字，现在有 ${length} 字` : null}>
      <Textarea
        className='field-box pack-text'
        value={value}
        maxlength={-1}
        placeholder={placeholder}
        ariaLabel={label}
        fixed
        autoHeight
        showConfirmBar={false}
        onInput={({ detail }) => onChange(detail.value.replace(/\s*\n\s*/g, ' '))}
      />
      <View className='field-hint field-count'>{`${length} / ${longest} 字`}</View>
    </Field>
  )
}
