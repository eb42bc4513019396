import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { type NeedTopic, topicNames } from '#domain/need'
import type { Region } from '#domain/region'
import { stopTime, wayWords } from '../../../lib/tourWords'
import styles from './index.module.scss'

interface OpenStop {
  title: string
  topic: NeedTopic
  region: Region
  place: string
  start: number
  end: number
  travel: number
}

interface OpenRowProps {
  stop: OpenStop
  now: number
  /** How it stands with me, beside what can be done about it. */
  standing: string
  last: boolean
  children?: ReactNode
}

/** A stop that could be one's own: what one decides by, then the one tap. */
export function OpenRow({ stop, now, standing, last, children }: OpenRowProps) {
  const { title, topic, region, place, travel } = stop
  return (
    <View className={last ? styles.stop : `${styles.stop} ${styles.lined}`}>
      <View className={styles.title}>{title}</View>
      <View className={styles.when}>{stopTime(stop, now)}</View>
      <View className={styles.about}>{`${place}，${wayWords(region, travel)}`}</View>
      <View className={styles.about}>{`宣讲主题：${topicNames[topic]}`}</View>
      <View className={styles.foot}>
        <View className={styles.standing}>{standing}</View>
        {children}
      </View>
    </View>
  )
}
