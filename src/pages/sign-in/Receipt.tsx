import { Text, View } from '@tarojs/components'
import { statusOf } from '#domain/attendance'
import { dayOf, timeOf } from '#domain/calendar'
import { earned } from '#domain/credit'
import { rulesOn } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'
import type { AttendanceStatus } from '#domain/session'
import { Facts } from '../../components/Facts'
import { Icon } from '../../components/Icon'
import { Leaf } from '../../components/Leaf'
import { Phrases } from '../../components/Phrases'
import { signInHead, signInNote } from '../../lib/signInWords'
import type { Kept } from '../../lib/useQuery'
import { kindWords, methodWords, pointWord, statusWords } from '../../lib/words'
import type { Home, OwnSession } from '../../me'
import type { Receipt as Signed } from './submit'
import styles from './index.module.scss'

const seconds = (instant: number) => String(Math.floor(instant / 1000) % 60).padStart(2, '0')

export function longDay(instant: number) {
  const [year, month, day] = dayOf(instant).split('-').map(Number)
  return `${year} 年 ${month} 月 ${day} 日`
}

interface ReceiptProps {
  receipt: Signed
  /** Null until home has been asked: then the receipt says what it knows. */
  home: Kept<Home> | null
}

interface Judged {
  session?: OwnSession
  status?: AttendanceStatus
}

/** By the server's own rule. */
function judged({ sessionId, ...row }: Signed, { data: { me, sessions }, since }: Kept<Home>): Judged {
  const session = sessions.find(({ id }) => id === sessionId)
  if (session) return { session, status: statusOf(session, me, { row, reply: session.reply }) }
  // a home of yesterday may not have heard of the session yet
  return { status: since < row.signedAt ? undefined : 'observer' }
}

/** 学时, once it is sure that one was there. */
function creditOf({ session, status }: Judged): string | null {
  if (!session || !status) return null
  const halves = earned(rulesOn(currentPack, dayOf(session.start)), session, status)
  return halves > 0 ? `${halves / 2} 学时，散会核对后记入` : null
}

function factsOf({ method, signedAt, outAt }: Signed, judgement: Judged, home: Home | undefined) {
  const { status } = judgement
  const credit = creditOf(judgement)
  const cameAt = status ? `${timeOf(signedAt)}，${statusWords[status]}` : timeOf(signedAt)
  const all: (readonly [string, string] | null)[] = [
    home ? ['党员', home.me.name] : null,
    home ? ['支部', home.me.branch] : null,
    outAt === null ? null : ['签到', cameAt],
    ['方式', methodWords[method]],
    credit ? ['学时', credit] : null,
  ]
  return all.filter((fact) => fact !== null)
}

/** The title and "late" come from what home already knows. Whoever has signed out sees that first. */
export function Receipt({ receipt, home: kept }: ReceiptProps) {
  const judgement = kept ? judged(receipt, kept) : {}
  const { session, status } = judgement
  const { signedAt, outAt } = receipt
  return (
    <View>
      <Stamp
        words={outAt === null ? signInHead(receipt, status) : ['已签退']}
        at={outAt ?? signedAt}
        state={stampOf(receipt, status)}
      />
      <Leaf band={[longDay(signedAt), session ? kindWords[session.kind] : '签到回执']}>
        <Facts items={factsOf(receipt, judgement, kept?.data)} />
      </Leaf>
      <View className={`${styles.foot} t-small c-2`}>
        <Phrases text={signInNote(receipt, status)} />
      </View>
      {session && <Next session={session} signedAt={signedAt} />}
    </View>
  )
}

type StampState = 'counts' | 'waits' | 'countsNot'

function stampOf({ accepted, ruling }: Signed, status: AttendanceStatus | undefined): StampState {
  if (status === 'undecided') return 'waits'
  const isAway = ruling === 'absent' || ruling === 'leave'
  return isAway || (accepted === false && ruling === null) ? 'countsNot' : 'counts'
}

const discs = { counts: '', waits: styles.waits, countsNot: styles.countsNot }
const signs = { counts: 'check', waits: 'clock', countsNot: 'x' } as const

interface StampProps {
  words: string[]
  at: number
  state: StampState
}

export function Stamp({ words, at, state }: StampProps) {
  return (
    <View className={styles.top} ariaRole='status'>
      <View className={`${styles.disc} ${discs[state]}`}>
        <Icon name={signs[state]} size='xl' />
      </View>
      <View className='t-head'>
        {words.map((piece) => (
          <Text key={piece} className='ph'>
            {piece}
          </Text>
        ))}
      </View>
      <View className={`${styles.time} tnum`}>
        <Text>{timeOf(at)}</Text>
        <Text className={styles.seconds}>{`:${seconds(at)}`}</Text>
      </View>
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
