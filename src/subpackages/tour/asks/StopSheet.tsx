import { View } from '@tarojs/components'
import { topicNames } from '#domain/need'
import { Facts } from '../../../components/Facts'
import { Phrases } from '../../../components/Phrases'
import { Row } from '../../../components/Row'
import { Sheet } from '../../../components/Sheet'
import { navigate } from '../../../lib/navigate'
import { placeWord, stopTime, teamWord } from '../../../lib/tourWords'
import type { Asks, ComingStop } from './useAsks'
import styles from './index.module.scss'

interface StopSheetProps extends Pick<Asks, 'now' | 'close'> {
  stop: ComingStop
}

/** Who comes, and the ways to the branch's own sheet and record. */
export function StopSheet({ stop, now, close }: StopSheetProps) {
  const { speakers, partner } = stop
  return (
    <Sheet open title={topicNames[stop.topic]} onClose={close}>
      <View className={styles.standing}>
        <Phrases text={standing(stop, now)} />
      </View>
      <Facts
        items={[
          ['时间', stopTime(stop, now)],
          ['地点', placeWord(stop)],
          ['人数', `约 ${stop.size} 人`],
          ...speakers.map(
            ({ name, team, coming }) => ['宣讲员', `${name}，${teamWord(team)}${coming ? '' : '，待接单'}`] as const,
          ),
          ...(partner ? ([['来宾', partner.name]] as const) : []),
        ]}
      />
      {speakers.map(({ id, name }) => (
        <Row
          key={id}
          icon='user-round'
          title={`看看${name}`}
          onClick={() => {
            close()
            void navigate('speakerProfile', { speakerId: id })
          }}
        />
      ))}
      <Ways stop={stop} now={now} close={close} />
    </Sheet>
  )
}

function standing({ state, cancelReason, speakers, start, end }: ComingStop, now: number): string {
  if (state === 'cancelled') return `已取消，原因：${cancelReason ?? ''}。`
  if (end <= now) return '已经讲完，请写本支部的记录。'
  if (start <= now) return '正在宣讲，本支部自己签到。'
  if (state === 'released') return '已经发布，本支部的同志在首页回复参加或请假。'
  return speakers.length ? '宣讲员已经定了，发布以后通知本支部的同志。' : '已经列入巡讲，正在请宣讲员。'
}

/** The own sheet and the own record, as of any session. */
function Ways({ stop: { sessionId, state, start, end }, now, close }: StopSheetProps) {
  if (!sessionId || state === 'cancelled') return null
  function go(place: 'live' | 'record' | 'evaluate') {
    close()
    void navigate(place, { sessionId: sessionId! })
  }
  return (
    <>
      {end <= now && (
        <>
          <Row icon='pen-line' title='活动记录' sub='按到会和主讲写好，缺的再补' onClick={() => go('record')} />
          <Row icon='message-square-text' title='评课' sub='满五人才出结果，不记是谁' onClick={() => go('evaluate')} />
        </>
      )}
      <Row icon='users-round' title={start <= now ? '签到与点名' : '回复与签到'} last onClick={() => go('live')} />
    </>
  )
}
