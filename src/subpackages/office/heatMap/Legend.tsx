import { Text, View } from '@tarojs/components'
import { Glyph, type GlyphState } from '../../../components/Glyph'

const ofUnits: readonly [GlyphState, string][] = [
  ['planned', '未到期'],
  ['published', '还没有上报'],
  ['open', '不到半数'],
  ['held', '过半'],
  ['recorded', '过九成'],
  ['reported', '全部上报'],
  ['exempt', '豁免'],
]

const ofBranches: readonly [GlyphState, string][] = [
  ['planned', '未到期，计划中'],
  ['published', '已发布'],
  ['held', '已开展'],
  ['recorded', '已记录'],
  ['reported', '已上报'],
  ['accepted', '已通过'],
  ['returned', '已退回'],
  ['late', '逾期'],
  ['exempt', '豁免'],
]

/** Alone in the map a glyph stands without its word, so the words never scroll away. */
export function Legend({ isOfUnits }: { isOfUnits: boolean }) {
  return (
    <View className='heat-legend'>
      {(isOfUnits ? ofUnits : ofBranches).map(([state, word]) => (
        <View key={state} className='heat-key'>
          <Glyph state={state} />
          <Text className='heat-key-w'>{word}</Text>
        </View>
      ))}
      {isOfUnits && (
        <>
          <View className='heat-key'>
            <View className='heat-swatch' />
            <Text className='heat-key-w'>有逾期</Text>
          </View>
          <View className='heat-key'>
            <View className='heat-swatch heat-many' />
            <Text className='heat-key-w'>逾期 3 个以上</Text>
          </View>
        </>
      )}
    </View>
  )
}
