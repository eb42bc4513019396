import { Text } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Tag } from '../../../components/Tag'
import type { Person } from './roster'
import type { ReadyLive } from './useLive'
import styles from './index.module.scss'

export function AbsentActions({ person: { id }, canCall, rollCall }: ReadyLive & { person: Person }) {
  if (!canCall) return <Tag state='absent' />
  if (rollCall.sending.includes(id)) return <Text className={styles.done}>正在记</Text>
  if (!rollCall.called.includes(id)) {
    return (
      <Button kind='small' onClick={() => rollCall.call(id)}>
        点到
      </Button>
    )
  }
  return (
    <>
      <Text className={styles.done}>已点到</Text>
      <Button kind='small' onClick={() => rollCall.takeBack(id)}>
        撤销
      </Button>
    </>
  )
}
