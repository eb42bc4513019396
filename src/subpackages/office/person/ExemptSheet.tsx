import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import { markKinds } from '#domain/member'
import { Button } from '../../../components/Button'
import { Chips } from '../../../components/Chips'
import { Field } from '../../../components/Field'
import { Sheet } from '../../../components/Sheet'
import { useAction } from '../../../lib/useAction'
import { markWords } from '../../../lib/words'
import { useDraft } from '../../../lib/useDraft'
import { Confirm } from '../Confirm'
import { DateField } from '../DateField'
import { longDay } from '../days'
import { daysProblem, type ExemptDraft, exemptDraftOf, missing, reasonsFor } from './exemptDraft'
import type { ReadyPerson } from './usePerson'
import styles from './index.module.scss'

const kinds = markKinds.map((key) => ({ key, label: markWords[key] }))

export function ExemptSheet({ branchId, memberId, facts, today, cancel, done }: ReadyPerson) {
  const { draft, keep, forget } = useDraft(`draft:exempt:${memberId}`, (kept) => exemptDraftOf(kept, today))
  const [isSure, setSure] = useState(false)
  const { state, run } = useAction('people.exempt')
  const { kind, from, to } = draft
  const reason = draft.reason.trim()

  async function exempt() {
    if (!kind || !(await run({ branchId, memberId, kind, from, to, reason }))) return
    forget()
    await done('已豁免')
  }

  if (isSure && kind) {
    const { name } = facts.person
    return (
      <Sheet open title='确认豁免？' onClose={cancel}>
        <Confirm
          lines={[
            `${name}，${markWords[kind]}，${reason}。`,
            `从 ${longDay(from)} 到 ${longDay(to)}，活动不计入应到，通知和送学照常。`,
            '到期自动恢复，也可以提前结束。',
          ]}
          verb='确认豁免'
          busy={state.step === 'busy'}
          onConfirm={exempt}
          onBack={() => setSure(false)}
        />
      </Sheet>
    )
  }
  const error = daysProblem(draft, facts.marks, today)
  const problem = missing(draft) ?? (error && '请改日期')
  return (
    <Sheet open title={`豁免${facts.person.name}`} onClose={cancel}>
      <Field label='情形'>
        <Chips items={kinds} value={kind} onChange={(chosen) => keep({ ...draft, kind: chosen })} />
      </Field>
      <DateField label='从哪天起' value={from} onChange={(day) => keep({ ...draft, from: day })} />
      <DateField
        label='到哪天为止'
        value={to}
        start={from}
        error={error}
        onChange={(day) => keep({ ...draft, to: day })}
      />
      <ReasonField draft={draft} onChange={(words) => keep({ ...draft, reason: words })} />
      <Button kind='primary' disabled={problem !== null} why={problem ?? ''} onClick={() => setSure(true)}>
        下一步
      </Button>
    </Sheet>
  )
}

function ReasonField({ draft: { kind, reason }, onChange }: { draft: ExemptDraft; onChange: (words: string) => void }) {
  const presets = kind ? reasonsFor[kind].map((words) => ({ key: words, label: words })) : []
  return (
    <Field label='原因'>
      {presets.length > 0 && (
        <View className={styles.presets}>
          <Chips items={presets} value={reason} onChange={onChange} />
        </View>
      )}
      <Input
        className='field-box'
        value={reason}
        maxlength={-1}
        placeholder='选上面的，或自己写'
        ariaLabel='原因'
        onInput={({ detail }) => onChange(detail.value)}
      />
    </Field>
  )
}
