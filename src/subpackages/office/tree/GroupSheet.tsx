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
import type { DeedProps, Org } from './useTree'
import { nameProblem } from './words'

const MOST = 60

type GroupProps = DeedProps & { group: Org | null }

/** It is known by its name, so that of one that is there stays. */
function useGroup({ org, group, done }: GroupProps) {
  const { draft, keep, forget } = useDraft(`draft:group:${group?.id ?? org.id}`, peopleDraftOf)
  const branch = useBranchPeople(org.id)
  const { state, run } = useAction('tree.setGroup')
  const before = branch.people.filter(({ groupId }) => group && groupId === group.id).map(({ id }) => id)
  const chosen = stillThere(draft.chosen ?? before, branch.people)
  const name = group?.name ?? draft.name.trim()

  return {
    branch,
    draft,
    name,
    chosen,
    problem: nameProblem(name) ?? choiceProblem(chosen.length, { isNew: !group, step: branch.step }),
    busy: state.step === 'busy',
    rename: (text: string) => keep({ ...draft, name: text }),
    choose: (ids: string[]) => keep({ ...draft, chosen: ids }),
    async send() {
      if (!(await run({ branchId: org.id, name, memberIds: chosen }))) return
      forget()
      await done(chosen.length ? '党小组已编好' : '党小组已解散')
    },
  }
}

/** A new party group, or who belongs to one. */
export function GroupSheet(props: GroupProps) {
  const { group, cancel } = props
  const { branch, draft, name, chosen, problem, busy, rename, choose, send } = useGroup(props)
  const [isSure, setSure] = useState(false)

  if (isSure) {
    return (
      <Sheet open title={chosen.length ? '确认编组？' : '确认解散？'} onClose={cancel}>
        <Confirm
          lines={linesOf(name, chosen.length)}
          verb={chosen.length ? '确认编组' : '确认解散'}
          busy={busy}
          onConfirm={send}
          onBack={() => setSure(false)}
        />
      </Sheet>
    )
  }
  return (
    <Sheet open title={group?.name ?? '新设党小组'} onClose={cancel}>
      {!group && <NameField label='党小组的名称' value={draft.name} onChange={rename} />}
      <ChoosePeople
        branch={branch}
        chosen={chosen}
        about={({ groupId }) => (groupId && groupId !== group?.id ? '已在别的党小组' : '')}
        onChange={choose}
      />
      <Button kind='primary' disabled={problem !== null} why={problem ?? ''} onClick={() => setSure(true)}>
        {chosen.length ? '下一步' : '解散党小组'}
      </Button>
    </Sheet>
  )
}

const linesOf = (name: string, count: number) =>
  count
    ? [`“${name}”今天起由选中的 ${count} 人组成。`, '没有选中的人不在这个党小组，选中的人离开原来的党小组。']
    : [`“${name}”到昨天结束。`, '里面的人还在支部，可以再编到别的党小组。']

function choiceProblem(count: number, { isNew, step }: { isNew: boolean; step: string }): string | null {
  if (step !== 'ready') return step === 'loading' ? '正在取名单' : '名单没有取到'
  if (isNew && !count) return '请选择党员'
  return count > MOST ? `一组最多 ${MOST} 人` : null
}
