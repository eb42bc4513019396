import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { Field } from '../../../components/Field'
import { Page } from '../../../components/Page'
import { useMe } from '../../../me'
import { KnownHome } from '../../../components/KnownHome'
import { ExportSheet } from './ExportSheet'
import { PeopleList } from './PeopleList'
import { mayExport } from './useExport'
import { type ReadyPeople, usePeople } from './usePeople'
import styles from './index.module.scss'

const LONGEST_NAME = 20

export default function PeoplePage() {
  const people = usePeople()
  const { home } = useMe()
  const [isExporting, setExporting] = useState(false)
  if (people.step !== 'ready') return <Page state={people} />

  const exports = home && mayExport(home.data, people.orgId) && <ExportDock onExport={() => setExporting(true)} />
  const dock = people.problem ? <AgainDock reload={people.reload} /> : exports
  return (
    <Page state={people} dock={dock}>
      <View>
        <KnownHome />
        <Ready {...people} />
        {isExporting && <ExportSheet orgId={people.orgId} org={people.org} onClose={() => setExporting(false)} />}
      </View>
    </Page>
  )
}

function ExportDock({ onExport }: { onExport: () => void }) {
  return (
    <Dock>
      <Button kind='secondary' onClick={onExport}>
        导出名单
      </Button>
    </Dock>
  )
}

function Ready(people: ReadyPeople) {
  const { org, search } = people
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
      <PeopleList {...people} />
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
