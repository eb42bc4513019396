import { View } from '@tarojs/components'
import { Row } from '../../../components/Row'
import { membershipReasonWords, stageWords } from '../../../lib/words'
import { longDay } from '../days'
import type { ReadyPerson } from './usePerson'

export function Stages({ facts: { stages } }: ReadyPerson) {
  return (
    <>
      <View className='sec'>发展阶段</View>
      {stages.map(({ stage, since }, index) => (
        <Row
          key={stage}
          title={stageWords[stage]}
          sub={since ? `${longDay(since)} 起` : '入库前'}
          last={index === stages.length - 1}
        />
      ))}
    </>
  )
}

export function Memberships({ facts: { memberships } }: ReadyPerson) {
  return (
    <>
      <View className='sec'>所在支部</View>
      {memberships.map(({ branch, from, reason }, index) => (
        <Row
          key={`${from} ${index}`}
          title={branch}
          sub={`${longDay(from)} 起，${membershipReasonWords[reason]}`}
          last={index === memberships.length - 1}
        />
      ))}
    </>
  )
}
