import { View } from '@tarojs/components'
import { useState } from 'react'
import { topicNames } from '#domain/need'
import { Icon } from '../../../components/Icon'
import { Phrases } from '../../../components/Phrases'
import { NeedSheet } from './NeedSheet'
import type { KeptNeed, Need } from './keptNeed'
import styles from './index.module.scss'

export const coursesWords = (courses: number) => (courses ? `近半年有 ${courses} 门课` : '还没有课，会照着安排')

const chosenWords = ({ topics, courses }: Need) =>
  `${topics.map((topic) => topicNames[topic]).join('、')}，${coursesWords(courses)}`

/** 需求调查: one tap to open it, one to answer. */
export function NeedCard({ kept, keep }: KeptNeed) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <View className={styles.card} hoverClass={styles.press} ariaRole='button' onClick={() => setOpen(true)}>
        <View className={styles.sign}>
          <Icon name='list-checks' />
        </View>
        <View className={styles.words}>
          <View className='strong'>今年想学什么</View>
          <View className='t-cap c-3'>
            <Phrases text={kept ? chosenWords(kept) : '点一下就选好，排课时照着安排'} />
          </View>
        </View>
        <View className='c-3'>
          <Icon name='chevron-right' size='s' />
        </View>
      </View>
      {isOpen && <NeedSheet onKnown={keep} onClose={() => setOpen(false)} />}
    </>
  )
}
