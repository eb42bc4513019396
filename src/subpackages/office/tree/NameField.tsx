import { Textarea } from '@tarojs/components'
import { Field } from '../../../components/Field'
import './parts.scss'

interface NameFieldProps {
  label: string
  value: string
  onChange: (text: string) => void
}

/** Names are longer than a line of a phone; still a name has only one. */
export function NameField({ label, value, onChange }: NameFieldProps) {
  return (
    <Field label={label}>
      <Textarea
        className='field-box name-text'
        value={value}
        maxlength={-1}
        placeholder='40 字以内'
        ariaLabel={label}
        fixed
        autoHeight
        showConfirmBar={false}
        onInput={({ detail }) => onChange(detail.value.replace(/\s*\n\s*/g, ''))}
      />
    </Field>
  )
}
