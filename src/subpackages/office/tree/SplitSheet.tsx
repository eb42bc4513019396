import { useState } from 'react'
import { Button } from '../../../components/Button'
import { Sheet } from '../../../components/Sheet'
import { useAction } from '../../../lib/useAction'
import { useDraft } from '../../../lib/useDraft'
import { Confirm } from '../Confirm'
import { ChoosePeople } from './ChoosePeople'
import { peopleDraftOf, stillThere } from './draft'
import { NameField } from './NameField'
import { useBranchPeople } from './useBranchPeople'
import type { DeedProps } from './useTree'
import { nameProblem } from './words'

const MOST = 200

export function SplitSheet({ org, above, cancel, done }: DeedProps) {
  const { draft, keep, forget } = useDraft(`draft:split:${org.id}`, peopleDraftOf)
  const branch = useBranchPeople(org.id)
  const [isSure, setSure] = useState(false)
  const { state, run } = useAction('tree.split')
  const name = draft.name.trim()
  const chosen = stillThere(draft.chosen ?? [], branch.people)
  const problem = nameProblem(name) ?? choiceProblem(chosen.length, branch)

  async function split() {
    const made = await run({ orgId: org.id, name, memberIds: chosen })
    if (!made) return
    forget()
    await done(`已拆分，${made.moved} 人转入新支部`)
  }

  if (isSure) {
    return (
      <Sheet open title='确认拆分？' onClose={cancel}>
        <Confirm
          lines={[
            `新建“${name}”，和原支部同属${above[1]?.name ?? '原单位'}。`,
            `选中的 ${chosen.length} 人今天起转入，其余 ${branch.people.length - chosen.length} 人不动。`,
            '转走的人在原支部的职务到昨天终止，新支部的书记请另行任命。',
            '以前的记录留在原支部。',
          ]}
          verb='确认拆分'
          busy={state.step === 'busy'}
          onConfirm={split}
          onBack={() => setSure(false)}
        />
      </Sheet>
    )
  }
  return (
    <Sheet open title='拆分出新支部' onClose={cancel}>
      <NameField label='新支部的名称' value={draft.name} onChange={(text) => keep({ ...draft, name: text })} />
      <ChoosePeople branch={branch} chosen={chosen} onChange={(next) => keep({ ...draft, chosen: next })} />
      <Button kind='primary' disabled={problem !== null} why={problem ?? ''} onClick={() => setSure(true)}>
        下一步
      </Button>
    </Sheet>
  )
}

function choiceProblem(count: number, { step, people }: ReturnType<typeof useBranchPeople>): string | null {
  if (step !== 'ready') return step === 'loading' ? '正在取名单' : '名单没有取到'
  if (!count) return '请选择党员'
  if (count === people.length) return '不能全部转走'
  return count > MOST ? `一次最多 ${MOST} 人` : null
}
