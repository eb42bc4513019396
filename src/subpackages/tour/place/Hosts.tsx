import { View } from '@tarojs/components'
import { useState } from 'react'
import { FindByName } from '../../../components/Field/FindByName'
import { Pager } from '../../../components/Pager'
import { Phrases } from '../../../components/Phrases'
import { Row } from '../../../components/Row'
import { usePart } from '../../../lib/usePart'
import { useQuery } from '../../../lib/useQuery'
import { Choice } from '../../office/tree/Choice'
import styles from './index.module.scss'

interface Named {
  id: string
  name: string
}

interface HostsProps {
  chosen: string | null
  choose: (branch: Named) => void
}

/** Unit by unit, then its branches; each found by a few letters of its name. */
export function Hosts({ chosen, choose }: HostsProps) {
  const [unit, setUnit] = useState<Named | null>(null)
  const [typed, setTyped] = useState('')
  const query = useQuery('tour.hosts', { unitId: unit?.id ?? null })
  const orgs = query.step === 'ready' ? query.data.orgs : []
  const part = usePart(
    orgs.filter(({ name }) => name.includes(typed.trim())),
    `${unit?.id ?? ''} ${typed}`,
  )
  function look(next: Named | null) {
    setUnit(next)
    setTyped('')
  }

  if (query.step === 'loading') return <Hint text='正在取名单。' />
  if (query.step === 'failed') return <Hint text={`${query.message}。`} />
  return (
    <View>
      {unit && <Row icon='chevron-left' title='看别的单位' sub={unit.name} onClick={() => look(null)} />}
      <FindByName value={typed} onChange={setTyped} />
      {!part.shown.length && <Hint text={unit ? '没有名称里有这几个字的支部。' : '没有名称里有这几个字的单位。'} />}
      {part.shown.map((org) =>
        unit ? (
          <Choice key={org.id} kind='radio' title={org.name} on={org.id === chosen} onTap={() => choose(org)} />
        ) : (
          <Row key={org.id} title={org.name} onClick={() => look(org)} />
        ),
      )}
      <Pager onBack={part.onBack} onNext={part.onNext} />
    </View>
  )
}

const Hint = ({ text }: { text: string }) => (
  <View className={styles.hint} ariaRole='status'>
    <Phrases text={text} />
  </View>
)
