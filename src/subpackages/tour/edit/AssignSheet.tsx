import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/Button'
import { Pager } from '../../../components/Pager'
import { Phrases } from '../../../components/Phrases'
import { Row } from '../../../components/Row'
import { Segments } from '../../../components/Segments'
import { Sheet } from '../../../components/Sheet'
import { teamWord } from '../../../lib/tourWords'
import { usePart } from '../../../lib/usePart'
import { Choice } from '../../office/tree/Choice'
import { type Assigning, type Colleague, useAssign } from './useAssign'
import type { Editing } from './useEdit'
import styles from './index.module.scss'

/** 派单: everybody who could go, in the order given, and why the others cannot. */
export function AssignSheet(editing: Editing) {
  const assigning = useAssign(editing)
  if (assigning.step === 'refused') {
    return (
      <Sheet open title='这样派不了' onClose={assigning.back}>
        <View className={styles.lines}>
          {assigning.why.map((line) => (
            <View key={line}>
              <Phrases text={line} />
            </View>
          ))}
        </View>
        <Button kind='secondary' onClick={assigning.back}>
          重新选
        </Button>
      </Sheet>
    )
  }
  return (
    <Sheet open title='请谁去讲？' onClose={editing.close}>
      {assigning.step === 'asking' ? <Hint text={assigning.words} /> : <Colleagues {...assigning} />}
    </Sheet>
  )
}

const Hint = ({ text }: { text: string }) => (
  <View className={styles.hint} ariaRole='status'>
    <Phrases text={text} />
  </View>
)

type Chosen = Extract<Assigning, { step: 'choosing' }>

function Colleagues(assigning: Chosen) {
  const { able, unable } = assigning
  const [shown, show] = useState<'able' | 'unable'>('able')
  return (
    <View>
      <Segments
        items={[
          { key: 'able', label: '能去', count: able.length },
          { key: 'unable', label: '去不了', count: unable.length },
        ]}
        value={shown}
        onChange={show}
      />
      {shown === 'able' ? <Able {...assigning} /> : <Unable people={unable} />}
      {shown === 'able' && able.length > 0 && <Go {...assigning} />}
    </View>
  )
}

function Go({ chosen, places, problem, busy, isAsking, assign }: Chosen) {
  return (
    <>
      <View className={styles.hint}>
        <Phrases text={`已选 ${chosen.length} 位，名额 ${places} 位。派单以后，本人会收到通知，由本人接单。`} />
      </View>
      <Button
        kind='primary'
        disabled={problem !== null || busy}
        why={busy ? '正在派单' : (problem ?? '')}
        onClick={assign}
      >
        {isAsking || problem ? '派单' : '换下'}
      </Button>
    </>
  )
}

function Able({ able, chosen, toggle }: Chosen) {
  const part = usePart(able, 'able')
  if (!able.length) {
    return <Hint text='现在没有能去的宣讲员，请看“去不了”里的原因，改个时间，或请别的同志加入。' />
  }
  return (
    <>
      {part.shown.map((person) => (
        <Choice
          key={person.id}
          kind='checkbox'
          title={person.name}
          sub={`${teamWord(person.team)}。${person.sentence}`}
          on={chosen.includes(person.id)}
          onTap={() => toggle(person.id)}
        />
      ))}
      <Pager onBack={part.onBack} onNext={part.onNext} />
    </>
  )
}

function Unable({ people }: { people: readonly Colleague[] }) {
  const part = usePart(people, 'unable')
  if (!people.length) return <Hint text='名册里的同志都能去。' />
  return (
    <>
      {part.shown.map(({ id, name, team, sentence }, index) => (
        <Row key={id} title={name} sub={`${teamWord(team)}。${sentence}`} last={index === part.shown.length - 1} />
      ))}
      <Pager onBack={part.onBack} onNext={part.onNext} />
    </>
  )
}
