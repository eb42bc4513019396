import { useState } from 'react'
import { Button } from '../../../components/Button'
import { Sheet } from '../../../components/Sheet'
import { useAction } from '../../../lib/useAction'
import { useDraft } from '../../../lib/useDraft'
import { Confirm } from '../Confirm'
import { NameField } from './NameField'
import type { DeedProps } from './useTree'
import { nameProblem } from './words'

export function RenameSheet({ org, cancel, done }: DeedProps) {
  const { draft, keep, forget } = useDraft(`draft:rename:${org.id}`, (kept) =>
    typeof kept === 'string' ? kept : org.name,
  )
  const [isSure, setSure] = useState(false)
  const { state, run } = useAction('tree.rename')
  const name = draft.trim()
  const problem = name === org.name ? '名称没有改动' : nameProblem(name)

  async function rename() {
    if (!(await run({ orgId: org.id, name }))) return
    forget()
    await done('已更名')
  }

  if (isSure) {
    return (
      <Sheet open title='确认更名？' onClose={cancel}>
        <Confirm
          lines={[`“${org.name}”更名为“${name}”。`, '以前开展的活动保留原来的名称，名册里写原来的名称也认得。']}
          verb='确认更名'
          busy={state.step === 'busy'}
          onConfirm={rename}
          onBack={() => setSure(false)}
        />
      </Sheet>
    )
  }
  return (
    <Sheet open title='更名' onClose={cancel}>
      <NameField label='新名称' value={draft} onChange={keep} />
      <Button kind='primary' disabled={problem !== null} why={problem ?? ''} onClick={() => setSure(true)}>
        下一步
      </Button>
    </Sheet>
  )
}
