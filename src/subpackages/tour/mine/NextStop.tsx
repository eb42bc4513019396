import { View } from '@tarojs/components'
import { dayOf } from '#domain/calendar'
import { Phrases } from '../../../components/Phrases'
import { Row } from '../../../components/Row'
import { Tag } from '../../../components/Tag'
import { navigate } from '../../../lib/navigate'
import { stopHours } from '../../../lib/tourWords'
import { useQuery } from '../../../lib/useQuery'
import { LeafLink, StopLeaf } from '../StopLeaf'
import type { OwnStop } from './cells'
import type { Speaking } from './useSpeaking'
import styles from './index.module.scss'

/** The stop that waits for an answer or comes next, or the one whose day was tapped. */
export function NextStop({ stop, data, mayEdit, choose }: Speaking) {
  if (!stop) return <Nothing data={data} mayEdit={mayEdit} />
  const sameDay = data.stops.filter(({ id, start }) => id !== stop.id && dayOf(start) === dayOf(stop.start))
  return (
    <View>
      <LeafOf key={stop.id} stop={stop} />
      {sameDay.map((other) => (
        <Row
          key={other.id}
          title={other.title}
          sub={`当天还有一站，${stopHours(other)}`}
          onClick={() => choose(other.id)}
        />
      ))}
    </View>
  )
}

function LeafOf({ stop }: { stop: OwnStop }) {
  const card = useQuery('stop.card', { stopId: stop.id })
  return (
    <StopLeaf stop={stop} card={card.step === 'ready' ? card.data : null} mark={markOf(stop)}>
      <LeafLink words='看站点卡' onClick={() => void navigate('stopCard', { stopId: stop.id })} />
    </StopLeaf>
  )
}

function markOf({ cancelled, offered, part, line }: OwnStop) {
  if (cancelled) return <Tag state='exempt' word='已取消' />
  if (offered) return <Tag state='undecided' word='正在换人' />
  return part === 'waiting' ? <Tag state='planned' word={line ? `排在第 ${line} 位` : '在排队'} /> : null
}

function Nothing({ data, mayEdit }: Pick<Speaking, 'data' | 'mayEdit'>) {
  return (
    <View className={styles.nothing}>
      <Phrases text={nothingWords(data, mayEdit)} />
    </View>
  )
}

function nothingWords({ stops, free }: Speaking['data'], mayEdit: boolean): string {
  if (stops.length) return '这个月没有待讲的站点。'
  if (!mayEdit) return '这个月没有您的站点。'
  return free.length ? '这个月还没有您的站点，派了会通知您。' : '先填有空的日子，宣讲办按它派单。'
}
