import { useState } from 'react'
import { Button } from '../../../components/Button'
import { Chips } from '../../../components/Chips'
import { Field } from '../../../components/Field'
import { Segments } from '../../../components/Segments'
import { Sheet } from '../../../components/Sheet'
import { useAction } from '../../../lib/useAction'
import { Confirm } from '../Confirm'
import { DateField } from '../DateField'
import { lastDayOf, longDay } from '../days'
import { type Appointment, appointmentsFor } from './appointments'
import type { ReadyPerson } from './usePerson'

const terms = [
  { key: 'open', label: '长期' },
  { key: 'dated', label: '有期限' },
] as const

const USUAL_MONTHS = 3

export function AppointSheet({ memberId, facts, line, today, cancel, done }: ReadyPerson) {
  const options = appointmentsFor(line, facts.posts, today)
  const [key, setKey] = useState<string | null>(null)
  const [from, setFrom] = useState(today)
  const [to, setTo] = useState<string | null>(null)
  const [isSure, setSure] = useState(false)
  const { state, run } = useAction('people.appoint')
  const chosen = options.find((one) => one.key === key)
  const isWrong = to !== null && to < from

  async function appoint() {
    if (!chosen) return
    const { org, duty } = chosen
    if (await run({ orgId: org.id, memberId, duty, from, ...(to && { to }) })) await done('已任命')
  }

  if (isSure && chosen) {
    return (
      <Sheet open title='确认任命？' onClose={cancel}>
        <Confirm
          lines={linesOf(facts.person.name, chosen, { from, to })}
          verb='确认任命'
          busy={state.step === 'busy'}
          onConfirm={appoint}
          onBack={() => setSure(false)}
        />
      </Sheet>
    )
  }
  const problem = chosen ? (isWrong ? '请改日期' : null) : '请选择职务'
  return (
    <Sheet open title={`任命${facts.person.name}`} onClose={cancel}>
      <Field label='职务'>
        <Chips items={options} value={key} onChange={setKey} />
      </Field>
      <DateField label='从哪天起' value={from} onChange={setFrom} />
      <Field label='任期'>
        <Segments
          items={terms}
          value={to === null ? 'open' : 'dated'}
          onChange={(term) => setTo(term === 'open' ? null : lastDayOf(from, USUAL_MONTHS))}
        />
      </Field>
      {to !== null && (
        <DateField
          label='到哪天为止'
          value={to}
          start={from}
          error={isWrong ? '结束不能早于开始，请改日期' : null}
          onChange={setTo}
        />
      )}
      <Button kind='primary' disabled={problem !== null} why={problem ?? ''} onClick={() => setSure(true)}>
        下一步
      </Button>
    </Sheet>
  )
}

function linesOf(name: string, { org, duty, label }: Appointment, { from, to }: { from: string; to: string | null }) {
  const until = to ? `，到 ${longDay(to)} 为止` : ''
  return [
    `${name}从 ${longDay(from)} 起任${label}${until}。`,
    `所在组织：${org.name}。`,
    duty === 'secretary' ? '支部现任书记到前一天卸任，任职经历保留。' : '任职期间有相应的权限，卸任就收回。',
  ]
}
