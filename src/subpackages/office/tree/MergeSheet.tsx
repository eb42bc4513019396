import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/Button'
import { FindByName } from '../../../components/Field/FindByName'
import { Phrases } from '../../../components/Phrases'
import { Sheet } from '../../../components/Sheet'
import { useAction } from '../../../lib/useAction'
import { useQuery } from '../../../lib/useQuery'
import { Confirm } from '../Confirm'
import { Choice } from './Choice'
import { Pager } from '../../../components/Pager'
import { usePart } from '../../../lib/usePart'
import type { DeedProps, Org } from './useTree'

export function MergeSheet({ org, cancel, done }: DeedProps) {
  const [into, setInto] = useState<Org | null>(null)
  const [isSure, setSure] = useState(false)
  const { state, run } = useAction('tree.merge')

  async function merge() {
    if (!into) return
    const merged = await run({ orgId: org.id, intoId: into.id })
    if (merged) await done(`已合并，${merged.moved} 人转入`)
  }

  if (isSure && into) {
    return (
      <Sheet open title='确认合并？' onClose={cancel}>
        <Confirm
          lines={[
            `“${org.name}”并入“${into.name}”。`,
            '今天起，全部党员转入新支部。',
            '原支部的职务到昨天终止，需要的请在新支部重新任命。',
            '原支部的历史保留，列在新支部下面。',
            '合并以后不能撤销。',
          ]}
          verb='确认合并'
          busy={state.step === 'busy'}
          onConfirm={merge}
          onBack={() => setSure(false)}
        />
      </Sheet>
    )
  }
  return (
    <Sheet open title='合并到哪个支部？' onClose={cancel}>
      <View className='field'>
        <Siblings org={org} into={into} choose={setInto} />
      </View>
      <Button kind='primary' disabled={!into} why='请选择支部' onClick={() => setSure(true)}>
        下一步
      </Button>
    </Sheet>
  )
}

interface SiblingsProps {
  org: Org
  into: Org | null
  choose: (org: Org) => void
}

/** The branches of the same unit that are still there. */
function Siblings({ org, into, choose }: SiblingsProps) {
  const unit = useQuery('tree.list', { orgId: org.path[1] ?? '' })
  const [typed, setTyped] = useState('')
  const below = unit.step === 'ready' ? unit.data.below : []
  const siblings = below.filter(({ id, level, to }) => level === 'branch' && to === null && id !== org.id)
  const found = siblings.filter(({ name }) => name.includes(typed.trim()))
  const part = usePart(found, typed)

  if (unit.step === 'loading') return <Hint text='正在取同一单位的支部。' />
  if (unit.step === 'failed') return <Hint text={`${unit.message}。`} />
  if (!siblings.length) return <Hint text='同一单位没有别的支部，不能合并。' />
  return (
    <>
      <FindByName value={typed} onChange={setTyped} />
      {!found.length && <Hint text={`没有名称里有“${typed.trim()}”的支部。`} />}
      {part.shown.map((one) => (
        <Choice key={one.id} kind='radio' title={one.name} on={one.id === into?.id} onTap={() => choose(one)} />
      ))}
      <Pager onBack={part.onBack} onNext={part.onNext} />
    </>
  )
}

const Hint = ({ text }: { text: string }) => (
  <View className='field t-small c-2' ariaRole='status'>
    <Phrases text={text} />
  </View>
)
