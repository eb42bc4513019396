import { View } from '@tarojs/components'
import { Page } from '../../../components/Page'
import { Phrases } from '../../../components/Phrases'
import { Tag } from '../../../components/Tag'
import { stopMark } from '../../../lib/tourWords'
import { AnswerDock } from '../AnswerDock'
import { StopLeaf } from '../StopLeaf'
import { HandRows, Leaving } from './HandRows'
import { People } from './People'
import { Result } from './Result'
import { type StopCard, useStopCard } from './useStopCard'
import { WayRows } from './WayRows'
import styles from './index.module.scss'

/** 站点卡: where, who waits there and what they would like to hear, for whoever goes there. */
export default function StopCardPage() {
  const card = useStopCard()
  if (card.step !== 'ready') return <Page state={card} />
  const { data, isAsked, reload } = card
  const { stop } = data
  return (
    <Page state={card} dock={isAsked && <AnswerDock key={stop.id} stop={stop} reload={reload} />}>
      <View className={styles.leaf}>
        <StopLeaf stop={stop} card={data} mark={<Mark {...card} />} />
      </View>
      {stop.cancelReason && (
        <View className='form-note'>
          <Phrases text={`这一站已取消，原因：${stop.cancelReason}。`} />
        </View>
      )}
      <Result {...card} />
      <WayRows {...card} />
      <People {...card} />
      <HandRows {...card} />
      <Leaving {...card} />
    </Page>
  )
}

function Mark({ data: { stop, mine, offered } }: StopCard) {
  if (stop.state === 'cancelled') return <Tag {...stopMark(stop.state)} />
  if (offered) return <Tag state='undecided' word='正在换人' />
  if (mine === 'asked') return <Tag state='undecided' word='待您接单' />
  return mine === 'waiting' ? <Tag state='planned' word='在排队' /> : <Tag {...stopMark(stop.state)} />
}
