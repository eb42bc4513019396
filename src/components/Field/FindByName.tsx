import { Input } from '@tarojs/components'
import { Field } from './index'

interface FindByNameProps {
  value: string
  onChange: (typed: string) => void
}

export const FindByName = ({ value, onChange }: FindByNameProps) => (
  <Field label='按名称找'>
    <Input
      className='field-box'
      value={value}
      placeholder='写名称里的几个字'
      ariaLabel='按名称找'
      onInput={({ detail }) => onChange(detail.value)}
    />
  </Field>
)
