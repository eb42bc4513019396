import { Input, View } from '@tarojs/components'
import { type RowStatus, rowStatuses } from '#domain/rulePack'
import { fieldsOf, ruleWords, statusWords } from '#domain/ruleWords'
import { Button } from '../../../../components/Button'
import { Chips } from '../../../../components/Chips'
import { Field } from '../../../../components/Field'
import { LongText } from '../../../../components/Field/LongText'
import { Segments } from '../../../../components/Segments'
import { Sheet } from '../../../../components/Sheet'
import { DateField } from '../../DateField'
import { changeProblem, LONGEST, numberProblem, type TypedChange } from './form'
import type { RuleDraft } from './useRuleDraft'
import styles from './index.module.scss'

const statuses = rowStatuses.map((key) => ({ key, label: statusWords[key] }))
const terms = [
  { key: 'open', label: '长期' },
  { key: 'dated', label: '有期限' },
] as const

export function ChangeSheet({ open, draft, write, close, take, drop }: RuleDraft) {
  if (!open) return null
  const { id, validFrom, validTo, source, status } = open
  const problem = changeProblem(open)
  return (
    <Sheet open title={ruleWords[id].name} onClose={close}>
      {fieldsOf(id).map(({ path, name, unit }) => (
        <NumberField key={path} change={open} path={path} label={`${name}（${unit}）`} write={write} />
      ))}
      <DateField
        label='从哪天起'
        value={validFrom}
        start='2020-01-01'
        onChange={(day) => write({ ...open, validFrom: day })}
      />
      <Field label='期限'>
        <Segments
          items={terms}
          value={validTo === null ? 'open' : 'dated'}
          onChange={(key) => write({ ...open, validTo: key === 'open' ? null : validFrom })}
        />
      </Field>
      {validTo !== null && (
        <DateField
          label='到哪天为止'
          value={validTo}
          start={validFrom}
          error={validTo < validFrom ? '结束不能早于开始' : null}
          onChange={(day) => write({ ...open, validTo: day })}
        />
      )}
      <LongText
        label='依据'
        value={source}
        longest={LONGEST}
        placeholder='哪份文件、哪一条'
        fixed
        onChange={(text) => write({ ...open, source: text })}
      />
      <Field label='核实情况'>
        <Chips items={statuses} value={status} onChange={(key: RowStatus) => write({ ...open, status: key })} />
      </Field>
      <Button kind='primary' disabled={problem !== null} why={problem ?? ''} onClick={() => take(open)}>
        改好了
      </Button>
      {draft.changes.some((one) => one.id === id) && (
        <View className={styles.drop}>
          <Button kind='secondary' onClick={() => drop(id)}>
            不改这一条
          </Button>
        </View>
      )}
    </Sheet>
  )
}

interface NumberFieldProps {
  change: TypedChange
  path: string
  label: string
  write: (change: TypedChange) => void
}

function NumberField({ change, path, label, write }: NumberFieldProps) {
  const { id, numbers } = change
  const typed = numbers[path] ?? ''
  return (
    <Field label={label} error={numberProblem(id, path, typed)}>
      <Input
        className='field-box'
        type='number'
        value={typed}
        maxlength={4}
        ariaLabel={label}
        onInput={({ detail }) => write({ ...change, numbers: { ...numbers, [path]: detail.value.trim() } })}
      />
    </Field>
  )
}
