import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { Page } from '../../../components/Page'
import { KnownHome } from '../../../components/KnownHome'
import { Categories } from './Categories'
import { DeedSheet } from './DeedSheet'
import { Head } from './Head'
import { Marks } from './Marks'
import { Memberships, Stages } from './Past'
import { Posts } from './Posts'
import { type ReadyPerson, usePerson } from './usePerson'
import styles from './index.module.scss'

export default function PersonPage() {
  const person = usePerson()
  if (person.step !== 'ready') return <Page state={person} />
  const isInvited = person.can.invite && !person.facts.person.joined
  return (
    <Page state={person} dock={isInvited && <InviteDock {...person} />}>
      <View>
        <KnownHome />
        <Head {...person} />
        <Categories {...person} />
        <Marks {...person} />
        <Posts {...person} />
        <Stages {...person} />
        <Memberships {...person} />
        <View className={`${styles.rules} t-cap c-3`}>{`规则版本 ${person.facts.ruleVersion}`}</View>
        <DeedSheet {...person} />
      </View>
    </Page>
  )
}

function InviteDock({ ask }: ReadyPerson) {
  return (
    <Dock>
      <Button kind='secondary' onClick={() => ask({ kind: 'invite' })}>
        发邀请码
      </Button>
    </Dock>
  )
}
