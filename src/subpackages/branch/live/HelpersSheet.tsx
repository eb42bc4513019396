import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import { say } from '../../../platform/dialog'
import { Button } from '../../../components/Button'
import { Field } from '../../../components/Field'
import { Check } from '../../../components/Field/Check'
import { Phrases } from '../../../components/Phrases'
import { Sheet } from '../../../components/Sheet'
import { useAction } from '../../../lib/useAction'
import { useMe } from '../../../me'
import type { Person } from './roster'
import type { ReadyLive } from './useLive'
import styles from './index.module.scss'

const MOST = 5
/** More than these are found by name. */
const SHOWN = 20

function useHelpers({ data, reload, shut }: ReadyLive) {
  const [chosen, setChosen] = useState(() => data.helpers.map(({ id }) => id))
  const appointing = useAction('attendance.appointHelpers')
  const { home } = useMe()
  const people = data.people.filter(({ id, expected }) => expected && id !== home?.data.me.id)

  /** Of two who save at once the second is told, and sees whom the first has chosen. */
  async function save() {
    const done = await appointing.run({ sessionId: data.session.id, revision: data.revision, memberIds: chosen })
    await reload()
    if (done) shut()
  }
  function toggle(id: string) {
    if (chosen.includes(id)) setChosen(chosen.filter((one) => one !== id))
    else if (chosen.length < MOST) setChosen([...chosen, id])
    else say(`最多 ${MOST} 位，要换人请先去掉一位`)
  }

  return { people, chosen, toggle, save, saving: appointing.state.step === 'busy' }
}

export function HelpersSheet(live: ReadyLive) {
  const { people, chosen, toggle, save, saving } = useHelpers(live)
  return (
    <Sheet open title='现场帮手' onClose={live.shut}>
      <View className={styles.ask}>
        <Phrases text={`最多 ${MOST} 位，能投屏、点名、反扫、更正。权限当天自己收回，不用您撤。`} />
      </View>
      <Choose people={people} chosen={chosen} toggle={toggle} />
      <View className={styles.go}>
        <Button kind='primary' disabled={saving} why='正在保存' onClick={save}>
          {chosen.length ? `请这 ${chosen.length} 位` : '不请帮手'}
        </Button>
      </View>
    </Sheet>
  )
}

interface ChooseProps {
  people: readonly Person[]
  chosen: readonly string[]
  toggle: (id: string) => void
}

function Choose({ people, chosen, toggle }: ChooseProps) {
  const [typed, setTyped] = useState('')
  const found = people.filter(({ name }) => name.includes(typed.trim()))
  // whoever is chosen stays in sight, whatever is looked for
  const shown = people.filter((person) => chosen.includes(person.id) || found.slice(0, SHOWN).includes(person))

  return (
    <Field label={`本支部的同志，已选 ${chosen.length} 位`} hint={hintOf(found.length)}>
      {people.length > SHOWN && (
        <Input
          className='field-box'
          value={typed}
          placeholder='按姓名找'
          ariaLabel='按姓名找'
          onInput={({ detail }) => setTyped(detail.value)}
        />
      )}
      {shown.map((person) => (
        <View key={person.id}>
          <Check label={labelOf(person)} value={chosen.includes(person.id)} onChange={() => toggle(person.id)} />
        </View>
      ))}
    </Field>
  )
}

function hintOf(found: number) {
  if (!found) return '没有找到这个姓名，请换一个字再找'
  return found > SHOWN ? `还有 ${found - SHOWN} 位没有列出，请按姓名找` : undefined
}

/** The helper's own phone is what helps. */
const labelOf = ({ name, job, delivery }: Person) =>
  [name, job, delivery === 'unbound' && '还没有认领身份'].filter(Boolean).join('，')
