import { View } from '@tarojs/components'
import { useState } from 'react'
import { topicNames } from '#domain/need'
import { regionNames } from '#domain/region'
import type { SpeakerState } from '#domain/speaker'
import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { Empty } from '../../../components/Empty'
import { KnownHome } from '../../../components/KnownHome'
import { Page } from '../../../components/Page'
import { Pager } from '../../../components/Pager'
import { Row } from '../../../components/Row'
import { Segments } from '../../../components/Segments'
import { teamAndLevel } from '../../../lib/tourWords'
import { useOffice } from '../useOffice'
import { InviteSheet } from './InviteSheet'
import { SpeakerSheet } from './SpeakerSheet'
import { type Registry, type Speaker, useRegistry } from './useRegistry'
import styles from './index.module.scss'

const parts = [
  { key: 'applied', label: '待确认' },
  { key: 'confirmed', label: '已确认' },
  { key: 'others', label: '其他' },
] as const

const others = [
  { key: 'invited', label: '已邀请' },
  { key: 'refused', label: '未通过' },
  { key: 'withdrawn', label: '已退出' },
] as const

/** 宣讲员名册: who asks to speak, who may, and who was invited; by name. */
export default function RegistryPage() {
  const registry = useRegistry()
  const { isOffice } = useOffice()
  const [isInviting, setInviting] = useState(false)
  const { opened, open, reload, step } = registry
  if (step === 'failed') return <Page state={registry} />
  return (
    <Page
      // the tabs stay while the next list is on its way
      state={step === 'ready' ? registry : undefined}
      dock={isOffice && <InviteDock onInvite={() => setInviting(true)} />}
    >
      <KnownHome />
      <Tabs {...registry} />
      {step === 'ready' && <List {...registry} />}
      {opened && (
        <SpeakerSheet key={opened.id} speaker={opened} isOffice={isOffice} onClose={() => open(null)} reload={reload} />
      )}
      {isInviting && <InviteSheet onClose={() => setInviting(false)} reload={reload} />}
    </Page>
  )
}

const InviteDock = ({ onInvite }: { onInvite: () => void }) => (
  <Dock>
    <Button kind='primary' icon='user-round' onClick={onInvite}>
      邀请宣讲员
    </Button>
  </Dock>
)

function Tabs({ state, show }: Registry) {
  const part = state === 'applied' || state === 'confirmed' ? state : 'others'
  return (
    <View className={styles.tabs}>
      <Segments items={parts} value={part} onChange={(key) => show(key === 'others' ? 'invited' : key)} />
      {part === 'others' && (
        <View className={styles.others}>
          <Segments items={others} value={state as (typeof others)[number]['key']} onChange={show} />
        </View>
      )}
    </View>
  )
}

const empty: Record<SpeakerState, [string, string]> = {
  applied: ['没有待确认的报名', '有人报名，或改了队伍、级别，会列在这里。'],
  confirmed: ['还没有宣讲员', '可以邀请，也可以请同志们在“我的”里报名。'],
  invited: ['没有等答复的邀请', '邀请以后，由本人填写资料，再由您确认。'],
  refused: ['没有未通过的报名', '没有确认的会列在这里，本人改好可以再报。'],
  withdrawn: ['没有人退出', '退出的同志会列在这里。'],
}

function List({ speakers, state, open, onBack, onNext }: Registry) {
  const pager = <Pager onBack={onBack} onNext={onNext} />
  if (!speakers.length) {
    const [title, text] = empty[state]
    return <Empty title={title} text={text} action={onBack ? pager : null} />
  }
  return (
    <View>
      {speakers.map((speaker, index) => (
        <Row
          key={speaker.id}
          title={speaker.name}
          sub={aboutOf(speaker)}
          last={index === speakers.length - 1}
          onClick={() => open(speaker.id)}
        />
      ))}
      {pager}
    </View>
  )
}

function aboutOf({ team, level, branch, home, topics, state }: Speaker): string {
  const own =
    state === 'invited' ? [] : [`常驻${regionNames[home]}`, topics.map((topic) => topicNames[topic]).join('、')]
  return [teamAndLevel(team, level), branch, ...own].filter(Boolean).join('，')
}
