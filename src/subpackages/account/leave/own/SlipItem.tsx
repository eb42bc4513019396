import { Text, View } from '@tarojs/components'
import { shortDay, timeOf, weekdayOf } from '#domain/calendar'
import { Button } from '../../../../components/Button'
import { Phrases } from '../../../../components/Phrases'
import { Tag } from '../../../../components/Tag'
import { navigate } from '../../../../lib/navigate'
import { phaseTag, reasonWords } from '../slips'
import { Steps } from '../Steps'
import { deedOf, type OwnLeave, type Slip } from './useOwnLeave'
import styles from './index.module.scss'

type Props = Pick<OwnLeave, 'now' | 'busy' | 'withdraw' | 'giveBack'> & { slip: Slip }

export function SlipItem({ slip, now, ...deeds }: Props) {
  const { title, from, to } = slip
  const [state, word] = phaseTag(slip)
  return (
    <View className={styles.slip}>
      <View className={styles.head}>
        <View className={styles.what}>
          <View className='t-lead tnum'>
            <Text className='ph'>{`${shortDay(from)} ${weekdayOf(from)}\u00a0`}</Text>
            <Text className='ph'>{`${timeOf(from)}–${timeOf(to)}`}</Text>
          </View>
          <View className='t-small c-2'>
            <Phrases text={title} />
          </View>
        </View>
        <Tag state={state} word={word} />
      </View>
      <View className={styles.reason}>
        <Phrases text={reasonWords(slip)} />
      </View>
      <Steps slip={slip} now={now} />
      <Deed slip={slip} now={now} {...deeds} />
    </View>
  )
}

function Deed({ slip, now, busy, withdraw, giveBack }: Props) {
  const deed = deedOf(slip, now)
  if (!deed) return null
  return (
    <>
      {slip.phase === 'overdue' && (
        <View className={`${styles.hint} t-small c-2`}>
          <Phrases text='假期已经结束，回来了请点一下销假，补上就行。' />
        </View>
      )}
      <View className={styles.deed}>
        {deed === 'withdraw' && (
          <Button kind='small' disabled={busy} onClick={() => withdraw(slip)}>
            撤回
          </Button>
        )}
        {deed === 'askAgain' && (
          <Button kind='small' onClick={() => navigate('leave', { sessionId: slip.sessionId, again: true })}>
            再请一次
          </Button>
        )}
        {deed === 'return' && (
          <Button kind='small' disabled={busy} onClick={() => giveBack(slip)}>
            销假
          </Button>
        )}
      </View>
    </>
  )
}
