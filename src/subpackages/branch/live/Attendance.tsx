import { useState } from 'react'
import { View } from '@tarojs/components'
import { Bar } from '../../../components/Bar'
import { Phrases } from '../../../components/Phrases'
import { Tag } from '../../../components/Tag'
import { AbsentActions } from './AbsentActions'
import { LeaveRequests } from './LeaveRequests'
import { MoreRow } from './More'
import { People } from './People'
import { PersonLine } from './PersonLine'
import { latest, type Person, turnoutOf } from './roster'
import { aboutLine, aboutSignIn, headCountWords } from './sentences'
import { Turnout } from './Turnout'
import { UndecidedCard } from './Undecided'
import type { ReadyLive } from './useLive'
import { WordTabs } from '../../../components/WordTabs'
import styles from './index.module.scss'

const groups = [
  { key: 'absent', label: '未到', none: '应到的都到了' },
  { key: 'present', label: '已到', none: '还没有人签到' },
  { key: 'leave', label: '请假', none: '没有人请假' },
  { key: 'undecided', label: '待确认', none: '没有待确认的人' },
  { key: 'observers', label: '旁听', none: '没有人旁听' },
] as const
type Group = (typeof groups)[number]['key']

const JUST_NOW = 3

/** From the moment the code is shown: who is there, and 点名 for those without a phone. */
export function Attendance(live: ReadyLive) {
  const [group, setGroup] = useState<Group>('absent')
  const turnout = turnoutOf(live.data.people)
  const { present, absent, observers, undecided } = turnout
  // the last two are rare: they are offered when there is somebody, or when one stands there
  const offered = groups.slice(3).filter(({ key }) => turnout[key].length > 0 || key === group)
  const look = (person: Person) => live.open({ kind: 'person', memberId: person.id })

  return (
    <View>
      <Figures {...turnout} />
      <HeadCount {...live} />
      <UndecidedCard {...live} />
      <LeaveRequests {...live} />
      <MoreRow {...live} />
      <WordTabs
        items={[...groups.slice(0, 3), ...offered].map(({ key, label }) => ({
          key,
          label,
          count: turnout[key].length,
        }))}
        value={group}
        onChange={setGroup}
      />
      <People
        key={group}
        people={turnout[group]}
        about={aboutLine}
        none={groups.find(({ key }) => key === group)?.none ?? ''}
        right={(person) =>
          group === 'absent' ? <AbsentActions {...live} person={person} /> : <Tag state={person.status} />
        }
        onTap={look}
      />
      {group === 'absent' && absent.length > 0 && <RollCallHint {...live} />}
      {group === 'absent' && live.phase !== 'closed' && (
        <JustNow people={latest([...present, ...undecided, ...observers], JUST_NOW)} onTap={look} />
      )}
    </View>
  )
}

function HeadCount({ data }: ReadyLive) {
  const words = headCountWords(data)
  if (!words) return null
  return (
    <View className={styles.hintRust}>
      <Phrases text={words} />
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

function RollCallHint({ canCall, canCorrect, phase, rollCall }: ReadyLive) {
  if (!canCall) {
    return <View className={styles.hint}>{`点名时间已过，${canCorrect ? '要改请点姓名更正' : '名单不再改动'}。`}</View>
  }
  if (rollCall.trouble) {
    const why = rollCall.trouble === 'NETWORK' ? '没有连上网络' : '系统繁忙'
    return <View className={styles.hintRust}>{`${why}，点名还没有记上，已存在这部手机上，在这一页自动补记。`}</View>
  }
  const choices = phase === 'early' ? '点到' : '点到或记为迟到'
  return <View className={styles.hint}>{`${choices}以后，5 秒内可以撤销，记上了要改请点姓名更正。`}</View>
}

function JustNow({ people, onTap }: { people: readonly Person[]; onTap: (person: Person) => void }) {
  if (!people.length) return null
  return (
    <View>
      <View className='sec'>刚刚签到</View>
      {people.map((person, index) => (
        <PersonLine
          key={person.id}
          name={person.name}
          about={aboutSignIn(person)}
          last={index === people.length - 1}
          right={<Tag state={person.status} />}
          onTap={() => onTap(person)}
        />
      ))}
    </View>
  )
}
