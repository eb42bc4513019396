import { Text, View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Tag } from '../../../components/Tag'
import { callOf } from './pendingCalls'
import type { Person } from './roster'
import type { ReadyLive } from './useLive'
import styles from './index.module.scss'

type Props = ReadyLive & { person: Person }

export function AbsentActions(props: Props) {
  const { person, canCall, rollCall } = props
  // an earlier record is never overwritten by a roll-call: who has one is corrected
  if (!canCall || person.signIn) return <Tag state='absent' />
  if (callOf(rollCall.sending, person.id)) return <Text className={styles.done}>正在记</Text>
  const called = callOf(rollCall.called, person.id)
  if (!called) return <Choices {...props} />
  return (
    <>
      <Text className={called.late ? styles.late : styles.done}>{called.late ? '已记迟到' : '已点到'}</Text>
      <Button kind='small' onClick={() => rollCall.takeBack(person.id)}>
        撤销
      </Button>
    </>
  )
}

/** Before it has begun nobody is late. */
function Choices({ person: { id }, phase, rollCall }: Props) {
  return (
    <View className={styles.pair}>
      {phase !== 'early' && (
        <Button kind='small' onClick={() => rollCall.call(id, true)}>
          记为迟到
        </Button>
      )}
      <View className={styles.act}>
        <Button kind='small' onClick={() => rollCall.call(id, false)}>
          点到
        </Button>
      </View>
    </View>
  )
}
