import { View } from '@tarojs/components'
import { Facts } from '../../../components/Facts'
import { Row } from '../../../components/Row'
import { partnerWords } from '../../../lib/tourWords'
import { goesWords } from '../stopWords'
import type { StopCard } from './useStopCard'

type Leg = StopCard['data']['stop']['legs'][number]

/** 出发 45 人，已清点 44 人 */
const legWords = ({ expected, counted }: Leg) => {
  if (counted === null) return expected === null ? '还没有清点' : `应有 ${expected} 人，还没有清点`
  return expected === null ? `清点 ${counted} 人` : `应有 ${expected} 人，清点 ${counted} 人`
}

/** Who else goes there, and the legs on which heads are counted. */
export function People({ data: { stop } }: StopCard) {
  const { speakers, partner, legs } = stop
  const items: (readonly [string, string])[] = [
    ['宣讲员', goesWords({ speakers })],
    ...(partner ? [['合作单位', `${partner.name}，${partnerWords[partner.state]}`] as const] : []),
  ]
  return (
    <View>
      <View className='sec'>谁去讲</View>
      <Facts items={items} />
      {legs.length > 0 && <View className='sec'>现场教学的每一程</View>}
      {legs.map((leg, index) => (
        <Row key={index} title={leg.name} sub={legWords(leg)} last={index === legs.length - 1} />
      ))}
    </View>
  )
}
