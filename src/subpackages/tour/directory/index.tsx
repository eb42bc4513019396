import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { type NeedTopic, needTopics, topicNames } from '#domain/need'
import { type Team, teams } from '#domain/speaker'
import type { Output } from '#types/contract'
import { Button } from '../../../components/Button'
import { Chips } from '../../../components/Chips'
import { Dock } from '../../../components/Dock'
import { Empty } from '../../../components/Empty'
import { Page } from '../../../components/Page'
import { Pager } from '../../../components/Pager'
import { Row } from '../../../components/Row'
import { Sheet } from '../../../components/Sheet'
import { navigate } from '../../../lib/navigate'
import { teamWord } from '../../../lib/tourWords'
import { usePages } from '../../../lib/usePages'
import { useQuery } from '../../../lib/useQuery'
import { useHome } from '../../../me'

type Cursor = NonNullable<Output<'speaker.list'>['next']>
type Asking = 'team' | 'topic' | null

const ALL = 'all'

function useDirectory() {
  const { params } = useRouter()
  const asked = needTopics.find((one) => one === params.topic)
  const [team, setTeam] = useState<Team | typeof ALL>(ALL)
  const [topic, setTopic] = useState<NeedTopic | typeof ALL>(asked ?? ALL)
  const [asking, ask] = useState<Asking>(null)
  const pages = usePages<Cursor>(`${team} ${topic}`)
  const query = useQuery('speaker.list', {
    ...(team !== ALL && { team }),
    ...(topic !== ALL && { topic }),
    ...(pages.after && { after: pages.after }),
  })
  return { ...query, team, topic, asking, ask, setTeam, setTopic, pages }
}
type Directory = ReturnType<typeof useDirectory>

/** 宣讲团: who speaks, in which team, about what. By name; there is no other order. */
export default function DirectoryPage() {
  const directory = useDirectory()
  const home = useHome()
  const isSpeaker = home.step === 'ready' && home.data.me.speaker
  return (
    <Page
      state={directory}
      dock={
        home.step === 'ready' && (
          <Dock>
            <Button kind='secondary' onClick={() => navigate(isSpeaker ? 'mySpeaking' : 'speakerEntry')}>
              {isSpeaker ? '我的宣讲' : '我也来宣讲'}
            </Button>
          </Dock>
        )
      }
    >
      <Choices {...directory} />
      {directory.step === 'ready' && <People {...directory} />}
    </Page>
  )
}

function Choices({ team, topic, asking, ask, setTeam, setTopic }: Directory) {
  const teamItems = [{ key: ALL, label: '五支队伍' }, ...teams.map((key) => ({ key, label: teamWord(key) }))] as const
  const topicItems = [
    { key: ALL, label: '全部主题' },
    ...needTopics.map((key) => ({ key, label: topicNames[key] })),
  ] as const
  const labelOf = (items: readonly { key: string; label: string }[], value: string) =>
    items.find(({ key }) => key === value)?.label ?? ''
  return (
    <View>
      <Row title='队伍' sub={labelOf(teamItems, team)} onClick={() => ask('team')} />
      <Row title='主题' sub={labelOf(topicItems, topic)} onClick={() => ask('topic')} />
      <Sheet open={asking === 'team'} title='哪支队伍？' onClose={() => ask(null)}>
        <Chips
          items={teamItems}
          value={team}
          onChange={(key) => {
            setTeam(key)
            ask(null)
          }}
        />
      </Sheet>
      <Sheet open={asking === 'topic'} title='讲什么主题？' onClose={() => ask(null)}>
        <Chips
          items={topicItems}
          value={topic}
          onChange={(key) => {
            setTopic(key)
            ask(null)
          }}
        />
      </Sheet>
    </View>
  )
}

function People({ pages, ...query }: Directory) {
  if (query.step !== 'ready') return null
  const { speakers, next } = query.data
  if (!speakers.length && !pages.number)
    return <Empty title='还没有讲这个的宣讲员' text='换个队伍或主题看看，也可以先点单，由宣讲办去请。' />
  return (
    <View>
      <View className='sec'>宣讲员</View>
      {speakers.map(({ id, name, team, intro, topics, branch }, index) => (
        <Row
          key={id}
          title={`${name}，${teamWord(team)}`}
          sub={`${intro}，${topics.map((one) => topicNames[one]).join('、')}，${branch}`}
          last={index === speakers.length - 1}
          onClick={() => navigate('speakerProfile', { speakerId: id })}
        />
      ))}
      <Pager onBack={pages.number ? pages.back : null} onNext={next ? () => pages.onward(next) : null} />
    </View>
  )
}
