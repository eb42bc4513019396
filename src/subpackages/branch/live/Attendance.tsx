import { useState } from 'react'
import { View } from '@tarojs/components'
import { Bar } from '../../../components/Bar'
import { Row } from '../../../components/Row'
import { Segments } from '../../../components/Segments'
import { Tag } from '../../../components/Tag'
import { AbsentActions } from './AbsentActions'
import { LeaveRequests } from './LeaveRequests'
import { People } from './People'
import { latest, type Person, turnoutOf } from './roster'
import { Turnout } from './Turnout'
import type { ReadyLive } from './useLive'
import { aboutReply, aboutSignIn } from './sentences'
import styles from './index.module.scss'

type Group = 'absent' | 'present' | 'leave'

const none: Record<Group, string> = {
  absent: '应到的都到了',
  present: '还没有人签到',
  leave: '没有人请假',
}

const JUST_NOW = 3

/** From the moment the code is shown: who is there, and 点名 for those without a phone. */
export function Attendance(live: ReadyLive) {
  const [group, setGroup] = useState<Group>('absent')
  const turnout = turnoutOf(live.data.people)
  const { present, leave, absent, observers } = turnout

  return (
    <View>
      <Figures {...turnout} />
      <LeaveRequests {...live} />
      <View className={styles.choose}>
        <Segments
          items={[
            { key: 'absent', label: '未到', count: absent.length },
            { key: 'present', label: '已到', count: present.length },
            { key: 'leave', label: '请假', count: leave.length },
          ]}
          value={group}
          onChange={setGroup}
        />
      </View>
      <People
        key={group}
        people={turnout[group]}
        about={group === 'present' ? aboutSignIn : aboutReply}
        none={none[group]}
        right={(person) =>
          group === 'absent' ? <AbsentActions {...live} person={person} /> : <Tag state={person.status} />
        }
      />
      {group === 'absent' && absent.length > 0 && <RollCallHint {...live} />}
      {group === 'absent' && live.phase !== 'closed' && (
        <Some title='刚刚签到' people={latest([...present, ...observers], JUST_NOW)} />
      )}
      {group === 'present' && <Some title={`旁听 ${observers.length}`} people={observers} />}
    </View>
  )
}

function Figures({ expected, present, late, leave, absent }: ReturnType<typeof turnoutOf>) {
  return (
    <>
      <Turnout
        big={present.length}
        of={expected.length}
        label='实到 / 应到'
        side={[
          { label: '迟到', value: late.length },
          { label: '请假', value: leave.length },
          { label: '未到', value: absent.length },
        ]}
      />
      <Bar
        label={`实到 ${present.length}，其中迟到 ${late.length}，请假 ${leave.length}，未到 ${absent.length}`}
        parts={[
          { state: 'present', count: present.length - late.length },
          { state: 'late', count: late.length },
          { state: 'leave', count: leave.length },
          { state: 'absent', count: absent.length },
        ]}
      />
    </>
  )
}

function RollCallHint({ canCall, phase, rollCall }: ReadyLive) {
  if (!canCall) return <View className={styles.hint}>点名时间已过，名单不再改动。</View>
  if (rollCall.trouble) {
    const why = rollCall.trouble === 'NETWORK' ? '没有连上网络' : '系统繁忙'
    return <View className={styles.hintRust}>{`${why}，点名还没有记上，已存在这部手机上，在这一页自动补记。`}</View>
  }
  const choices = phase === 'early' ? '点到' : '点到或记为迟到'
  return <View className={styles.hint}>{`${choices}以后，5 秒内可以撤销，记上了不再改动。`}</View>
}

function Some({ title, people }: { title: string; people: readonly Person[] }) {
  if (!people.length) return null
  return (
    <View>
      <View className='sec'>{title}</View>
      {people.map((person, index) => (
        <Row
          key={person.id}
          title={person.name}
          sub={aboutSignIn(person)}
          last={index === people.length - 1}
          right={<Tag state={person.status} />}
        />
      ))}
    </View>
  )
}
