import { Sheet } from '../../../components/Sheet'
import { useAction } from '../../../lib/useAction'
import { dutyWords, markWords } from '../../../lib/words'
import { Confirm } from '../Confirm'
import type { Mark, Post, ReadyPerson } from './usePerson'

export function EndPostSheet({ post, memberId, facts, today, cancel, done }: ReadyPerson & { post: Post }) {
  const { state, run } = useAction('people.endPost')
  const { duty, orgId, org, from } = post
  const what = `${org ? `“${org}”的` : ''}${dutyWords[duty]}`

  async function end() {
    if (await run({ orgId, memberId, duty, from })) await done('已免去')
  }

  return (
    <Sheet open title='确认免去？' onClose={cancel}>
      <Confirm
        lines={
          from >= today
            ? [`${facts.person.name}任${what}的任命直接取消，不留任职经历。`]
            : [`${facts.person.name}今天起不再担任${what}。`, '相应的权限马上收回，任职经历保留。']
        }
        verb='确认免去'
        busy={state.step === 'busy'}
        onConfirm={end}
      />
    </Sheet>
  )
}

export function EndExemptionSheet(person: ReadyPerson & { mark: Mark }) {
  const { mark, branchId, memberId, facts, today, cancel, done } = person
  const { state, run } = useAction('people.endExemption')
  const { kind, from } = mark

  async function end() {
    if (await run({ branchId, memberId, kind, from })) await done('豁免已结束')
  }

  return (
    <Sheet open title='结束豁免？' onClose={cancel}>
      <Confirm
        lines={
          from >= today
            ? [`${facts.person.name}的这次豁免（${markWords[kind]}）直接取消，不留记录。`]
            : [`${facts.person.name}今天起重新计入应到。`, '昨天以前的豁免保留，已经统计的不变。']
        }
        verb='确认结束'
        busy={state.step === 'busy'}
        onConfirm={end}
      />
    </Sheet>
  )
}
