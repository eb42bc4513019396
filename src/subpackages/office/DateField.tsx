import { Picker, View } from '@tarojs/components'
import { Field } from '../../components/Field'
import { longDay } from './days'

interface DateFieldProps {
  label: string
  value: string
  start?: string
  end?: string
  error?: string | null
  onChange: (day: string) => void
}

/** As far as any fact of a living member may reach. */
const FIRST = '1920-01-01'
const LAST = '2099-12-31'

export function DateField({ label, value, start = FIRST, end = LAST, error, onChange }: DateFieldProps) {
  return (
    <Field label={label} error={error}>
      <Picker mode='date' value={value} start={start} end={end} onChange={({ detail }) => onChange(detail.value)}>
        <View className='field-box' ariaRole='button' ariaLabel={`${label}，${longDay(value)}`}>
          {longDay(value)}
        </View>
      </Picker>
    </Field>
  )
}
