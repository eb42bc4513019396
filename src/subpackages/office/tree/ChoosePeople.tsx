import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import { Field } from '../../../components/Field'
import { Phrases } from '../../../components/Phrases'
import { stageWords } from '../../../lib/words'
import { Pager } from '../../../components/Pager'
import type { Person } from '../people/usePeople'
import { usePart } from '../../../lib/usePart'
import { Choice } from './Choice'
import type { useBranchPeople } from './useBranchPeople'

interface ChoosePeopleProps {
  branch: ReturnType<typeof useBranchPeople>
  chosen: readonly string[]
  /** Where somebody already is, if that matters: 第一党小组. */
  about?: (person: Person) => string
  onChange: (chosen: string[]) => void
}

export function ChoosePeople({ branch, chosen, ...list }: ChoosePeopleProps) {
  const { step, people, message } = branch
  if (step !== 'ready') {
    return (
      <Field label='党员' error={step === 'failed' ? message : null}>
        {step === 'loading' && <Hint text={`正在取名单，已有 ${people.length} 人。`} />}
      </Field>
    )
  }
  return (
    <Field label={`党员，已选 ${chosen.length} 人`}>
      {people.length ? <List people={people} chosen={chosen} {...list} /> : <Hint text='支部里还没有人。' />}
    </Field>
  )
}

/** Only once all of them are here: who was chosen before may be on the last page. */
function List({ people, chosen, about, onChange }: Omit<ChoosePeopleProps, 'branch'> & { people: Person[] }) {
  const [typed, setTyped] = useState('')
  const found = people.filter(({ name }) => name.includes(typed.trim()))
  const part = usePart(found, typed)
  const toggle = (id: string) => onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])

  return (
    <>
      <Input
        className='field-box'
        value={typed}
        placeholder='按姓名找'
        ariaLabel='按姓名找'
        onInput={({ detail }) => setTyped(detail.value)}
      />
      {part.shown.map((person) => (
        <Choice
          key={person.id}
          kind='checkbox'
          title={person.name}
          sub={[stageWords[person.stage], person.job, about?.(person)].filter(Boolean).join('，')}
          on={chosen.includes(person.id)}
          onTap={() => toggle(person.id)}
        />
      ))}
      {!found.length && <Hint text={`没有姓名里有“${typed.trim()}”的人。`} />}
      <Pager onBack={part.onBack} onNext={part.onNext} />
    </>
  )
}

const Hint = ({ text }: { text: string }) => (
  <View className='t-small c-2' ariaRole='status'>
    <Phrases text={text} />
  </View>
)
