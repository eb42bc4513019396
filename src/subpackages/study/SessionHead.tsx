import { Text, View } from '@tarojs/components'
import { monthOf, shortDay, timeOf, weekdayOf } from '#domain/calendar'
import { DayLeaf } from '../../components/DayLeaf'
import { Phrases } from '../../components/Phrases'
import { kindWords } from '../../lib/words'
import type { OwnSession } from '../../me'
import { KnownHome } from '../../components/KnownHome'
import styles from './parts.module.scss'

interface SessionHeadProps {
  session: OwnSession | null
  title: string
  about?: string
}

/** The leaf, small, and the page's question below it. */
export function SessionHead({ session, title, about }: SessionHeadProps) {
  return (
    <>
      <KnownHome />
      {session && <Which session={session} />}
      <View className={session ? styles.question : `${styles.question} ${styles.questionAlone}`}>
        <View className='t-head'>
          <Phrases text={title} />
        </View>
        {about && (
          <View className='t-small c-2'>
            <Phrases text={about} />
          </View>
        )}
      </View>
    </>
  )
}

function Which({ session: { start, end, kind, lecturer } }: { session: OwnSession }) {
  return (
    <View className={styles.which}>
      <DayLeaf at={start} />
      <View className={styles.about}>
        <View className='t-lead'>{`${Number(monthOf(start).slice(-2))} 月${kindWords[kind]}`}</View>
        <View className='t-small c-2 tnum'>
          <Text className='ph'>{`${shortDay(start)} ${weekdayOf(start)}\u00a0`}</Text>
          <Text className='ph'>{`${timeOf(start)}–${timeOf(end)}${lecturer ? '，' : ''}`}</Text>
          {lecturer && <Text className='ph'>{`${lecturer.name}主讲`}</Text>}
        </View>
      </View>
    </View>
  )
}
