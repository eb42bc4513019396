import { Text, View } from '@tarojs/components'
import { dayOf, timeOf } from '#domain/calendar'
import { statusOf } from '#domain/session'
import type { Output } from '#types/contract'
import { Facts } from '../../components/Facts'
import { Icon } from '../../components/Icon'
import { Leaf } from '../../components/Leaf'
import { Phrases } from '../../components/Phrases'
import type { Kept } from '../../lib/useQuery'
import { kindWords, methodWords, pointWord, statusWords } from '../../lib/words'
import type { Home, OwnSession } from '../../me'
import styles from './Receipt.module.scss'

const seconds = (instant: number) => String(Math.floor(instant / 1000) % 60).padStart(2, '0')

function longDay(instant: number) {
  const [year, month, day] = dayOf(instant).split('-').map(Number)
  return `${year} 年 ${month} 月 ${day} 日`
}

interface ReceiptProps {
  receipt: Output<'attendance.signIn'>
  /** Null until home has been asked: then the receipt says what it knows. */
  home: Kept<Home> | null
}

function judged({ sessionId, signedAt }: ReceiptProps['receipt'], { data: { me, sessions }, since }: Kept<Home>) {
  const session = sessions.find(({ id }) => id === sessionId)
  if (session) return { session, status: statusOf(session, me, { signedAt, reply: session.reply }) }
  // a home of yesterday may not have heard of the session yet
  return { status: since < signedAt ? undefined : ('observer' as const) }
}

/** The title and "late" come from what home already knows, judged by the server's own rule. */
export function Receipt({ receipt, home: kept }: ReceiptProps) {
  const { signedAt, method } = receipt
  const home = kept?.data
  const { session, status } = kept ? judged(receipt, kept) : {}
  const facts = [
    ...(home
      ? ([
          ['党员', home.me.name],
          ['支部', home.me.branch],
        ] as const)
      : []),
    ['方式', methodWords[method]] as const,
  ]
  return (
    <View>
      <View className={styles.top} ariaRole='status'>
        <View className={styles.disc}>
          <Icon name='check' size='xl' />
        </View>
        <View className='t-head'>
          <Phrases text={status ? `已签到，${statusWords[status]}` : '已签到'} />
        </View>
        <View className={`${styles.time} tnum`}>
          <Text>{timeOf(signedAt)}</Text>
          <Text className={styles.seconds}>{`:${seconds(signedAt)}`}</Text>
        </View>
      </View>
      <Leaf band={[longDay(signedAt), session ? kindWords[session.kind] : '签到回执']}>
        <Facts items={facts} />
      </Leaf>
      <View className={`${styles.foot} t-small c-2`}>
        <Phrases
          text={
            status === 'observer' ? '本场不在您的日程中，记为旁听。再扫仍是同一记录。' : '一场一签，再扫还是这张回执。'
          }
        />
      </View>
      {session && <Next session={session} signedAt={signedAt} />}
    </View>
  )
}

/** Whoever is early sees what begins when. */
function Next({ session: { start, agenda }, signedAt }: { session: OwnSession; signedAt: number }) {
  const [first] = agenda
  if (!first || signedAt >= start) return null
  return (
    <View className={styles.next}>
      <Text className={styles.nextName}>接下来</Text>
      <View className={styles.nextWhat}>
        <View className='t-lead'>{`${timeOf(start)} ${pointWord(first.part)}`}</View>
        <View className='t-body'>{first.title}</View>
      </View>
    </View>
  )
}
