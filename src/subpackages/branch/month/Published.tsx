import { View } from '@tarojs/components'
import { longMonth, shortDay, timeOf } from '#domain/calendar'
import { Facts } from '../../../components/Facts'
import { Leaf } from '../../../components/Leaf'
import { Materials } from '../../../components/Materials'
import { Phrases } from '../../../components/Phrases'
import { Row } from '../../../components/Row'
import { Tag } from '../../../components/Tag'
import { kindWords, pointWord } from '../../../lib/words'
import { putInCalendar } from '../../../lib/phoneCalendar'
import { CancelSheet } from './CancelSheet'
import { span } from './PublishDock'
import { sentenceOf, stateOf } from './state'
import { useCancel } from './useCancel'
import type { PublishedMonth } from './useMonth'
import styles from './index.module.scss'

export function Published({ data, month, now, published, reload }: PublishedMonth) {
  const { publishedAt, session } = published
  const state = stateOf(published, now)
  return (
    <View>
      <View className='form-head'>
        <View className={styles.state}>
          <Tag {...(state === 'cancelled' ? { state: 'planned', word: '已取消' } : { state })} />
        </View>
        <View className='t-head'>
          <Phrases text={sentenceOf(published, now)} />
        </View>
        <View className='t-small c-2'>
          <Phrases text={`${data.branch}，${shortDay(publishedAt)} ${timeOf(publishedAt)} 发布`} />
        </View>
        {state === 'returned' && (
          <View className={styles.hint}>
            <Phrases text='退回的原因写在记录里，改好以后再上报。' />
          </View>
        )}
      </View>
      <Leaf band={[longMonth(month), kindWords[session.kind]]}>
        <Facts items={factsOf(session)} />
      </Leaf>
      {state !== 'cancelled' && (
        <View className={styles.acts}>
          <Materials sessionId={session.id} last={state !== 'published'} />
        </View>
      )}
      {state === 'published' && <Acts session={session} reload={reload} />}
      <View className={styles.rules}>{`规则版本 ${data.ruleVersion}`}</View>
    </View>
  )
}

type Session = PublishedMonth['published']['session']

const factsOf = (session: Session): (readonly [string, string])[] => [
  ...(session.cancelReason ? [['原因', session.cancelReason] as const] : []),
  ['题目', session.title],
  ['时间', span(session.start, session.end)],
  ['地点', session.place],
  ['主讲', session.lecturer?.name ?? '还没有定'],
  ...session.agenda.map(({ part, title }) => [pointWord(part), title] as const),
  ['回复', `${shortDay(session.replyBy)} ${timeOf(session.replyBy)} 截止`],
]

/** As long as it lies ahead. */
function Acts({ session, reload }: { session: Session; reload: () => Promise<void> }) {
  const cancelling = useCancel(session.id, reload)
  return (
    <View>
      <Row icon='calendar-plus' title='加入手机日历' sub='开始前提醒自己' onClick={() => putInCalendar(session)} />
      <Row icon='x' title='取消活动' sub='开始以前可以取消' last onClick={cancelling.ask} />
      <CancelSheet {...cancelling} />
    </View>
  )
}
