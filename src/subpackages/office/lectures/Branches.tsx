import { View } from '@tarojs/components'
import { useState } from 'react'
import { FindByName } from '../../../components/Field/FindByName'
import { Phrases } from '../../../components/Phrases'
import { Row } from '../../../components/Row'
import { useQuery } from '../../../lib/useQuery'
import { Pager } from '../../../components/Pager'
import { Choice } from '../tree/Choice'
import { usePart } from '../../../lib/usePart'

export interface Branch {
  id: string
  name: string
}

interface BranchesProps {
  orgId: string
  kind: 'radio' | 'checkbox'
  chosen: readonly string[]
  onTap: (branch: Branch) => void
}

/** Branches of a unit; of the group unit by unit. What was chosen in one unit stays while another is looked at. */
export function Branches({ orgId, kind, chosen, onTap }: BranchesProps) {
  const [unit, setUnit] = useState<Branch | null>(null)
  const at = unit?.id ?? orgId
  const tree = useQuery('tree.list', { orgId: at })
  const [typed, setTyped] = useState('')
  const here = tree.step === 'ready' ? [...(tree.data.org.level === 'branch' ? [tree.data.org] : tree.data.below)] : []
  const open = here.filter(({ to, level }) => to === null && level !== 'partyGroup')
  const part = usePart(
    open.filter(({ name }) => name.includes(typed.trim())),
    `${at} ${typed}`,
  )
  function look(next: Branch | null) {
    setUnit(next)
    setTyped('')
  }

  if (tree.step === 'loading') return <Hint text='正在取支部。' />
  if (tree.step === 'failed') return <Hint text={`${tree.message}。`} />
  return (
    <View>
      {unit && <Row icon='chevron-left' title='看别的单位' sub={unit.name} onClick={() => look(null)} />}
      <FindByName value={typed} onChange={setTyped} />
      {!part.shown.length && <Hint text='没有名称里有这几个字的支部。' />}
      {part.shown.map(({ id, name, level }) =>
        level === 'branch' ? (
          <Choice key={id} kind={kind} title={name} on={chosen.includes(id)} onTap={() => onTap({ id, name })} />
        ) : (
          <Row key={id} title={name} onClick={() => look({ id, name })} />
        ),
      )}
      <Pager onBack={part.onBack} onNext={part.onNext} />
    </View>
  )
}

const Hint = ({ text }: { text: string }) => (
  <View className='field t-small c-2' ariaRole='status'>
    <Phrases text={text} />
  </View>
)
