import { View } from '@tarojs/components'
import { topicNames } from '#domain/need'
import type { Input } from '#types/contract'
import { Facts } from '../../../../components/Facts'
import { courseKindWords } from '../../../../lib/courseWords'
import { ContentFiles } from './ContentFiles'
import { audienceWords } from './words'
import styles from './index.module.scss'

/** As it is written or stored. */
export type Shown = Pick<Input<'course.saveDraft'>, 'orgId' | 'courseId' | 'head' | 'body'>

/** Everything of a course, to be read and heard before others get it. */
export function Content({ orgId, courseId, head, body }: Shown) {
  return (
    <View>
      <View className={`t-title ${styles.shownTitle}`}>{head.title || '名称还没有写'}</View>
      {head.summary && <View className={styles.text}>{head.summary}</View>}
      <Facts items={factsOf(head)} />
      <ContentFiles at={{ orgId, courseId }} {...body} />
      {body.steps.length > 0 && <View className='sec'>步骤</View>}
      {body.steps.map(({ title, text, question }, index) => (
        <View key={index} className={styles.shown}>
          <View className='strong'>{`第 ${index + 1} 步，${title}`}</View>
          <View className={styles.text}>{text}</View>
          <View className='t-small c-2'>{`想一想：${question}`}</View>
        </View>
      ))}
      {body.quiz.length > 0 && <View className='sec'>课前题</View>}
      {body.quiz.map(({ text, options, right }, index) => (
        <View key={index} className={styles.shown}>
          <View className='strong'>{`第 ${index + 1} 题，${text}`}</View>
          {options.map((option, at) => (
            <View key={at} className='t-small c-2'>
              {at === right ? `${option}（正确答案）` : option}
            </View>
          ))}
        </View>
      ))}
    </View>
  )
}

const factsOf = ({ kind, lecturer, audience, topic, core, tags }: Shown['head']) =>
  [
    ['种类', courseKindWords[kind]],
    ['讲课人', lecturer ?? '没有写'],
    ['适合', audienceWords(audience)],
    ['需求', topic ? topicNames[topic] : '没有选'],
    ['主线', core ? '是' : '不是'],
    ['标签', tags.join('、') || '没有写'],
  ] as const
