import { Text, View } from '@tarojs/components'
import { dayOf, longMonth, monthOf, nearDay, timeOf, weekdayOf } from '#domain/calendar'
import { Leaf } from '../../components/Leaf'
import { Phrases } from '../../components/Phrases'
import { kindWords, partWords } from '../../lib/words'
import type { OwnSession } from '../../me'
import styles from './SessionLeaf.module.scss'

/** The calendar page of one session. */
export function SessionLeaf({ session, now }: { session: OwnSession; now: number }) {
  const { start, end, kind, title, place, agenda } = session
  return (
    <Leaf band={[longMonth(monthOf(start)), kindWords[kind]]}>
      <View className={styles.date}>
        <Text className={styles.numeral}>{Number(dayOf(start).slice(-2))}</Text>
        <View className={styles.beside}>
          <View className='t-lead'>
            <Phrases text={`${nearDay(start, now)}，${weekdayOf(start)}`} />
          </View>
          <View className={`${styles.time} tnum`}>{`${timeOf(start)}–${timeOf(end)}`}</View>
          <View className='t-small c-2'>{place}</View>
        </View>
      </View>
      <View className={`${styles.theme} t-title`}>
        <Phrases text={title} />
      </View>
      {agenda.map(({ part, title: what }) => (
        <View key={part} className={styles.part}>
          <Text className={styles.name}>{partWords[part]}</Text>
          <Text className={styles.what}>{what}</Text>
        </View>
      ))}
    </Leaf>
  )
}
