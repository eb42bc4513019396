import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { shortDay, weekdayOf } from '#domain/calendar'
import { type NeedTopic, topicNames } from '#domain/need'
import type { Output } from '#types/contract'
import { Icon, type IconName } from '../../components/Icon'
import { Leaf } from '../../components/Leaf'
import { stopHours, wayWords } from '../../lib/tourWords'
import { categoryWords } from '../../lib/words'
import { callPhone } from '../../platform/phoneCall'
import styles from './StopLeaf.module.scss'

export type Card = Output<'stop.card'>

interface StopLeafProps {
  stop: { title: string; topic: NeedTopic; start: number; end: number }
  /** All else that is known of it; null while it is on its way. */
  card: Card | null
  /** How it stands, under the title. */
  mark?: ReactNode
  children?: ReactNode
}

/** The calendar page of a stop, as a speaker sees it. */
export function StopLeaf({ stop: { title, topic, start, end }, card, mark, children }: StopLeafProps) {
  return (
    <Leaf band={[`${shortDay(start)} ${weekdayOf(start)}`, stopHours({ start, end })]}>
      <View className={styles.head}>
        <View className={styles.main}>
          <View className={`${styles.title} t-title`}>{title}</View>
          <View className='t-small c-2'>{`宣讲主题：${topicNames[topic]}`}</View>
        </View>
        {card && <CallButton {...card.stop.contact} />}
      </View>
      {mark && <View className={styles.mark}>{mark}</View>}
      {card && <About {...card} />}
      {children}
    </Leaf>
  )
}

function CallButton({ name, phone }: { name: string; phone: string | null }) {
  if (!phone) return null
  return (
    <View
      className={styles.call}
      hoverClass={styles.press}
      ariaRole='button'
      ariaLabel={`打电话给${name}`}
      onClick={() => void callPhone(phone)}
    >
      <Icon name='phone' />
    </View>
  )
}

function About({ stop, travel, mine }: Card) {
  const { size, categories, contact, ask } = stop
  // the number is told to whoever goes there, and only there it is missed
  const isMissed = contact.phone === null && (mine === 'asked' || mine === 'coming')
  const audience = categories.length ? `，${categories.map((one) => categoryWords[one]).join('、')}为主` : ''
  return (
    <>
      <Line icon='route' text={`${stop.place}，${wayWords(stop.region, travel)}`} />
      <Line icon='users-round' text={`约 ${size} 人${audience}`} />
      <Line icon='user-round' text={`联系人${contact.name}${isMissed ? '，没有留电话' : ''}`} />
      {ask && (
        <View className={styles.ask}>
          <View className={styles.asked}>他们想问</View>
          <View className={styles.quote}>{`“${ask}”`}</View>
        </View>
      )}
    </>
  )
}

function Line({ icon, text }: { icon: IconName; text: string }) {
  return (
    <View className={styles.line}>
      <View className={styles.icon}>
        <Icon name={icon} size='s' />
      </View>
      <Text className={styles.words}>{text}</Text>
    </View>
  )
}

/** What the leaf leads to, under a hairline. */
export function LeafLink({ words, onClick }: { words: string; onClick: () => void }) {
  return (
    <View className={styles.link} hoverClass={styles.press} ariaRole='button' onClick={onClick}>
      <Text>{words}</Text>
      <Icon name='chevron-right' size='s' />
    </View>
  )
}
