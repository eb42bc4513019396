import { View } from '@tarojs/components'
import { Facts } from '../../../components/Facts'
import { Row } from '../../../components/Row'
import { navigate } from '../../../lib/navigate'
import type { StopCard } from './useStopCard'

/** What came of it, once it is over; reviews are told by the session, from five on. */
export function Result({ data: { stop, result }, lectures }: StopCard) {
  const { sessionId, state } = stop
  const isHeld = state === 'held' || state === 'closed'
  if (!isHeld) return null
  return (
    <View>
      {result && <View className='sec'>到场</View>}
      {result && (
        <Facts
          items={[
            ['签到', `${result.present} 人`],
            ...(result.headCount === null ? [] : [['清点', `${result.headCount} 人`] as const]),
          ]}
        />
      )}
      {lectures && sessionId && (
        <Row
          icon='star'
          title='听众的评价'
          sub='满 5 人评课才出结果，只有您和组织者看得到'
          onClick={() => navigate('evaluate', { sessionId })}
        />
      )}
    </View>
  )
}
