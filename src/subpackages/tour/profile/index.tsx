import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { topicNames } from '#domain/need'
import { regionNames } from '#domain/region'
import type { Output } from '#types/contract'
import { Facts } from '../../../components/Facts'
import { Page } from '../../../components/Page'
import { Phrases } from '../../../components/Phrases'
import { Row } from '../../../components/Row'
import { useNow } from '../../../lib/clock'
import { stopDay, teamAndLevel } from '../../../lib/tourWords'
import { useQuery } from '../../../lib/useQuery'
import styles from './index.module.scss'

const TICK_MS = 60_000

/** What anybody may know of a speaker: topics and past stops, nothing private, no figures of merit. */
export default function ProfilePage() {
  const speakerId = decodeURIComponent(useRouter().params.speakerId ?? '')
  const query = useQuery('speaker.profile', { speakerId })
  return <Page state={query}>{query.step === 'ready' && <Profile {...query.data} />}</Page>
}

function Profile({ speaker, past }: Output<'speaker.profile'>) {
  const now = useNow(TICK_MS)
  const { name, intro, team, level, topics, regions, branch, unit } = speaker
  return (
    <View>
      <View className='form-head'>
        <View className='t-head'>{name}</View>
        <View className={styles.intro}>
          <Phrases text={intro} />
        </View>
      </View>
      <Facts
        items={[
          ['队伍', teamAndLevel(team, level)],
          ['主题', topics.map((one) => topicNames[one]).join('，')],
          ['常去', regions.map((one) => regionNames[one]).join('，')],
          ['单位', unit],
          ['支部', branch],
        ]}
      />
      <View className='sec'>讲过的</View>
      {past.map(({ id, title, topic, region, start }, index) => (
        <Row
          key={id}
          title={title}
          sub={`${stopDay(start, now)}，${regionNames[region]}，${topicNames[topic]}`}
          last={index === past.length - 1}
        />
      ))}
      {!past.length && <Row title='还没有讲过的站点' sub='第一站讲完以后列在这里' last />}
    </View>
  )
}
