import { View } from '@tarojs/components'
import { longMonth, MINUTE, shortDay, timeOf } from '#domain/calendar'
import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { Facts } from '../../../components/Facts'
import { Leaf } from '../../../components/Leaf'
import { Phrases } from '../../../components/Phrases'
import { navigate } from '../../../lib/navigate'
import { kindWords, partWords } from '../../../lib/words'
import { span } from './PublishDock'
import type { PublishedMonth } from './useMonth'
import styles from './index.module.scss'

/** The timer rings every five minutes; then the notice is out, or the list of replies tells whom it did not reach. */
const ON_ITS_WAY_MS = 10 * MINUTE

export function Published({ data, month, now, published: { publishedAt, session } }: PublishedMonth) {
  const isOnItsWay = now - publishedAt < ON_ITS_WAY_MS
  return (
    <View>
      <View className={styles.head}>
        <View className='t-head'>
          <Phrases text={isOnItsWay ? '已发布，几分钟内通知大家。' : '已发布。'} />
        </View>
        <View className='t-small c-2'>
          <Phrases text={`${data.branch}，${shortDay(publishedAt)} ${timeOf(publishedAt)} 发布`} />
        </View>
      </View>
      <Leaf band={[longMonth(month), kindWords[session.kind]]}>
        <Facts
          items={[
            ['题目', session.title],
            ['时间', span(session.start, session.end)],
            ['地点', session.place],
            ...session.agenda.map(({ part, title }) => [partWords[part], title] as const),
            ['回复', `${shortDay(session.replyBy)} ${timeOf(session.replyBy)} 截止`],
          ]}
        />
      </Leaf>
      <View className={styles.rules}>{`规则版本 ${data.ruleVersion}`}</View>
    </View>
  )
}

/** Nothing is left to decide, so the button is not red. */
export function PublishedDock({ published: { session } }: PublishedMonth) {
  return (
    <Dock>
      <Button kind='secondary' icon='users-round' onClick={() => navigate('live', { sessionId: session.id })}>
        去看回复
      </Button>
    </Dock>
  )
}
