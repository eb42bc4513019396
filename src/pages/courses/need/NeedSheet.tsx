import { View } from '@tarojs/components'
import { needTopics, topicNames } from '#domain/need'
import { Button } from '../../../components/Button'
import { Phrases } from '../../../components/Phrases'
import { Sheet } from '../../../components/Sheet'
import type { Need } from './keptNeed'
import { coursesWords } from './NeedCard'
import { type ReadyNeed, useNeed } from './useNeed'
import styles from './index.module.scss'

interface NeedSheetProps {
  onKnown: (need: Need) => void
  onClose: () => void
}

export function NeedSheet({ onKnown, onClose }: NeedSheetProps) {
  const need = useNeed()
  function close() {
    if (need.step === 'ready') onKnown({ year: need.year, topics: [...need.topics], courses: countOf(need) })
    onClose()
  }
  return (
    <Sheet open title='今年想学什么？' onClose={close}>
      {need.step === 'ready' && <Topics {...need} />}
      {need.step === 'loading' && <View className={styles.note}>正在取您选过的。</View>}
      {need.step === 'failed' && (
        <>
          <View className={styles.note}>
            <Phrases text={`${need.message}。`} />
          </View>
          <Button kind='secondary' onClick={need.reload}>
            再试一次
          </Button>
        </>
      )}
    </Sheet>
  )
}

const offeredFor = ({ topics, offered }: ReadyNeed) => offered.filter(({ topic }) => topics.includes(topic))

const countOf = (need: ReadyNeed) => offeredFor(need).reduce((sum, { courses }) => sum + courses, 0)

function Topics(need: ReadyNeed) {
  const { topics, toggle } = need
  return (
    <>
      <View className={styles.note}>
        <Phrases text='最多选三个，点一下就存好，年内随时能改。' />
      </View>
      <View className='chips'>
        {needTopics.map((topic) => (
          <View
            key={topic}
            className={topics.includes(topic) ? 'chip chip-on' : 'chip'}
            hoverClass='chip-press'
            ariaRole='checkbox'
            ariaChecked={topics.includes(topic)}
            onClick={() => toggle(topic)}
          >
            {topicNames[topic]}
          </View>
        ))}
      </View>
      <View className={styles.trace} ariaRole='status'>
        <Phrases text={traceOf(need)} />
      </View>
    </>
  )
}

/** What became of it, topic by topic. */
function traceOf(need: ReadyNeed): string {
  if (!need.topics.length) return '组织者只看得到每项有多少人选，看不到是谁。'
  const each = offeredFor(need).filter(({ courses }) => courses > 0)
  const total = countOf(need)
  const words = each.map(({ topic, courses }) => `${topicNames[topic]} ${courses} 门`).join('，')
  if (each.length < 2) return `您选的，${coursesWords(total)}。组织者只看得到每项有多少人选。`
  return `您选的，${coursesWords(total)}：${words}。组织者只看得到每项有多少人选。`
}
