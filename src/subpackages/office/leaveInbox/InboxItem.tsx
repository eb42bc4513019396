import { View } from '@tarojs/components'
import { shortDay, timeOf, weekdayOf } from '#domain/calendar'
import { Button } from '../../../components/Button'
import { Phrases } from '../../../components/Phrases'
import { Tag } from '../../../components/Tag'
import { phaseTag, reasonWords, type Slip } from '../../account/leave/slips'
import { Steps } from '../../account/leave/Steps'
import type { ReadyInbox } from './useInbox'
import styles from './index.module.scss'

type Props = Pick<ReadyInbox, 'org' | 'now' | 'busy' | 'decide'> & { slip: Slip }

export function InboxItem({ slip, org, now, busy, decide }: Props) {
  const { name, branch, title, from, to, halfHours, phase } = slip
  const when = `${shortDay(from)} ${weekdayOf(from)} ${timeOf(from)}–${timeOf(to)}`
  const [state, word] = phaseTag(slip)
  return (
    <View className={styles.item}>
      <View className={styles.head}>
        <View className={`${styles.name} t-lead`}>{name}</View>
        {phase !== 'asked' && <Tag state={state} word={word} />}
      </View>
      {/* a secretary knows his own branch */}
      {branch !== '' && branch !== org && <View className={`${styles.branch} t-small c-2`}>{branch}</View>}
      <View className='t-small c-2'>
        <Phrases text={`${title}，${when}，${halfHours / 2} 学时`} />
      </View>
      <View className={styles.reason}>
        <Phrases text={reasonWords(slip)} />
      </View>
      <Steps slip={slip} now={now} />
      {phase === 'asked' && (
        <View className={styles.decide}>
          <View className={styles.no}>
            <Button kind='small' disabled={busy} onClick={() => decide([slip], false)}>
              不同意
            </Button>
          </View>
          <Button kind='small' disabled={busy} onClick={() => decide([slip], true)}>
            同意
          </Button>
        </View>
      )}
    </View>
  )
}
