import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Row } from '../../../components/Row'
import { awaitingDecision } from './roster'
import type { ReadyLive } from './useLive'
import { aboutReply } from './sentences'
import styles from './index.module.scss'

/** One tap each; what was decided can be decided again. */
export function LeaveRequests({ data, decide, deciding }: ReadyLive) {
  const waiting = awaitingDecision(data.people)
  if (!waiting.length) return null
  return (
    <View>
      <View className='sec'>{`待批假条 ${waiting.length}`}</View>
      {waiting.map((person, index) => (
        <Row
          key={person.id}
          title={person.name}
          sub={aboutReply(person)}
          last={index === waiting.length - 1}
          right={
            <View className={styles.pair}>
              <Button kind='small' disabled={deciding} onClick={() => decide(person.id, false)}>
                不准
              </Button>
              <View className={styles.act}>
                <Button kind='small' disabled={deciding} onClick={() => decide(person.id, true)}>
                  准
                </Button>
              </View>
            </View>
          }
        />
      ))}
    </View>
  )
}
