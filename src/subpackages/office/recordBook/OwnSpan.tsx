import { Picker, View } from '@tarojs/components'
import { Field } from '../../../components/Field'
import { monthOfYear } from './period'
import type { ReadyBook } from './useRecordBook'

/** Records of the years before are not in here. */
const FIRST = '2020-01'

export function OwnSpan({ span, setOwn, thisMonth, problem }: ReadyBook) {
  return (
    <>
      <MonthField label='从' value={span.from} end={thisMonth} onChange={(from) => setOwn({ ...span, from })} />
      <MonthField
        label='到'
        value={span.to}
        end={thisMonth}
        error={problem}
        onChange={(to) => setOwn({ ...span, to })}
      />
    </>
  )
}

interface MonthFieldProps {
  label: string
  value: string
  end: string
  error?: string | null
  onChange: (month: string) => void
}

function MonthField({ label, value, end, error, onChange }: MonthFieldProps) {
  return (
    <Field label={label} error={error}>
      <Picker
        mode='date'
        fields='month'
        value={value}
        start={FIRST}
        end={end}
        onChange={({ detail }) => onChange(detail.value.slice(0, 7))}
      >
        <View className='field-box' ariaRole='button' ariaLabel={`${label}，${monthOfYear(value)}`}>
          {monthOfYear(value)}
        </View>
      </Picker>
    </Field>
  )
}
