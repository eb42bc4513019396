import { Text, View } from '@tarojs/components'
import { dayOf, longMonth, monthOf, nearDay, timeOf, weekdayOf } from '#domain/calendar'
import { Leaf } from '../../components/Leaf'
import { Phrases } from '../../components/Phrases'
import { kindWords, pointWord } from '../../lib/words'
import type { OwnSession } from '../../me'
import styles from './SessionLeaf.module.scss'

interface SessionLeafProps {
  session: OwnSession
  /** Whoever gives the lesson himself is told so. */
  myId: string
  now: number
}

/** The calendar page of one session. */
export function SessionLeaf({ session, myId, now }: SessionLeafProps) {
  const { start, end, kind, title, place, cancelled, cancelReason } = session
  return (
    <Leaf band={[longMonth(monthOf(start)), kindWords[kind]]}>
      <View className={styles.date}>
        <Text className={styles.numeral}>{Number(dayOf(start).slice(-2))}</Text>
        <View className={styles.beside}>
          <View className='t-lead'>
            <Phrases text={`${nearDay(start, now)}，${weekdayOf(start)}`} />
          </View>
          <View className={`${styles.time} tnum`}>{`${timeOf(start)}–${timeOf(end)}`}</View>
          <View className={`${styles.place} t-small c-2`}>{place}</View>
        </View>
      </View>
      <View className={`${styles.theme} t-title`}>
        <Phrases text={title} />
      </View>
      {cancelled ? (
        <Point name='原因' what={cancelReason ?? '没有写明，请问支部书记'} />
      ) : (
        <Agenda session={session} myId={myId} />
      )}
    </Leaf>
  )
}

/** Points of one name tell it once; of a 大讲堂 the title stands above already. */
function Agenda({ session: { kind, agenda, lecturer }, myId }: Pick<SessionLeafProps, 'session' | 'myId'>) {
  const isMine = lecturer?.id === myId
  if (kind === 'lecture' && lecturer) return <Point name='主讲' what={isMine ? '由您主讲' : lecturer.name} />
  const by = lecturer && (isMine ? '由您主讲' : `${lecturer.name}主讲`)
  return agenda.map(({ part, title }, index) => (
    <Point
      key={index}
      name={part !== null || index === 0 ? pointWord(part) : ''}
      what={title}
      by={part === 'lesson' ? by : null}
    />
  ))
}

function Point({ name, what, by }: { name: string; what: string; by?: string | null }) {
  return (
    <View className={styles.part}>
      <Text className={styles.name}>{name}</Text>
      <View className={styles.what}>
        <Text>{what}</Text>
        {by && <View className='t-small c-2'>{by}</View>}
      </View>
    </View>
  )
}
