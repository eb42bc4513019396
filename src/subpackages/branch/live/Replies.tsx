import { useState } from 'react'
import { View } from '@tarojs/components'
import { Bar } from '../../../components/Bar'
import { Button } from '../../../components/Button'
import { callPhone } from '../../../platform/phoneCall'
import { LeaveRequests } from './LeaveRequests'
import { People } from './People'
import { type Person, repliesOf } from './roster'
import { MoreRow } from './More'
import { Turnout } from './Turnout'
import type { ReadyLive } from './useLive'
import { aboutReply } from './sentences'
import { WordTabs } from '../../../components/WordTabs'

type Group = keyof ReturnType<typeof repliesOf>

/** Who still needs a call comes first. */
const groups: readonly { key: Group; label: string; none: string }[] = [
  { key: 'silent', label: '未回复', none: '应到的都已回复' },
  { key: 'unreached', label: '未送达', none: '通知都已送到' },
  { key: 'coming', label: '参加', none: '还没有人回复参加' },
  { key: 'leave', label: '请假', none: '没有人请假' },
  { key: 'expected', label: '应到', none: '本支部没有应到的党员' },
]

/** Before the doors open: who is coming, whose leave waits, who has to be called. */
export function Replies(live: ReadyLive) {
  const [group, setGroup] = useState<Group>('silent')
  const replies = repliesOf(live.data.people)
  const { coming, expected, leave, silent, unreached } = replies

  return (
    <View>
      <Turnout
        big={coming.length}
        of={expected.length}
        label='参加 / 应到'
        side={[
          { label: '请假', value: leave.length },
          { label: '未回复', value: silent.length },
          { label: '未送达', value: unreached.length },
        ]}
      />
      <Bar
        label={`参加 ${coming.length}，请假 ${leave.length}，未回复 ${silent.length}`}
        parts={[
          { state: 'present', count: coming.length },
          { state: 'leave', count: leave.length },
          { state: 'absent', count: silent.length },
        ]}
      />
      {live.phase === 'before' && <LeaveRequests {...live} />}
      <MoreRow {...live} />
      <WordTabs
        items={groups.map(({ key, label }) => ({ key, label, count: replies[key].length }))}
        value={group}
        onChange={setGroup}
      />
      <People
        key={group}
        people={replies[group]}
        about={aboutReply}
        none={groups.find(({ key }) => key === group)?.none ?? ''}
        right={(person) => <Act {...live} person={person} />}
      />
    </View>
  )
}

/** Whom no message reached is called; a decision may still be changed. */
function Act(props: ReadyLive & { person: Person }) {
  const { phone, reply } = props.person
  if (!phone || reply) return <Reconsider {...props} />
  return (
    <Button kind='small' onClick={() => callPhone(phone)}>
      打电话
    </Button>
  )
}

function Reconsider({ person: { id, reply }, phase, decide, deciding }: ReadyLive & { person: Person }) {
  if (phase !== 'before' || (reply !== 'leaveGranted' && reply !== 'leaveRefused')) return null
  const approve = reply === 'leaveRefused'
  return (
    <Button kind='small' disabled={deciding} onClick={() => decide([id], approve)}>
      {approve ? '改为准假' : '改为不准'}
    </Button>
  )
}
