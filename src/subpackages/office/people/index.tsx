import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { Field } from '../../../components/Field'
import { Page } from '../../../components/Page'
import { InviteSheet } from './InviteSheet'
import { PeopleList } from './PeopleList'
import { type Person, type ReadyPeople, usePeople } from './usePeople'
import styles from './index.module.scss'

const LONGEST_NAME = 20

export default function PeoplePage() {
  const people = usePeople()
  if (people.step !== 'ready') return <Page state={people} />
  return (
    <Page state={people} dock={people.problem && <AgainDock reload={people.reload} />}>
      <Ready {...people} />
    </Page>
  )
}

function Ready(people: ReadyPeople) {
  const [chosen, setChosen] = useState<Person | null>(null)
  const { org, search, branchId } = people
  return (
    <View>
      <View className={`${styles.org} t-title`}>{org}</View>
      <Field label='按姓名找'>
        <Input
          className='field-box'
          value={search.typed}
          maxlength={LONGEST_NAME}
          placeholder='从姓开始写'
          confirmType='search'
          ariaLabel='按姓名找'
          onInput={({ detail }) => search.type(detail.value)}
        />
      </Field>
      <PeopleList {...people} onChoose={branchId ? setChosen : null} />
      {branchId && <InviteSheet person={chosen} branchId={branchId} onClose={() => setChosen(null)} />}
    </View>
  )
}

function AgainDock({ reload }: Pick<ReadyPeople, 'reload'>) {
  return (
    <Dock>
      <Button kind='primary' onClick={reload}>
        再试一次
      </Button>
    </Dock>
  )
}
