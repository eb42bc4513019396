import { Text, View } from '@tarojs/components'
import { statusWords } from '../../lib/words'
import { Glyph, type GlyphState } from '../Glyph'

const words: Record<GlyphState, string> = {
  planned: '计划中',
  published: '已发布',
  open: '进行中',
  held: '已开展',
  recorded: '已记录',
  reported: '已上报',
  accepted: '已通过',
  returned: '已退回',
  ...statusWords,
}

const frames: Record<GlyphState, string> = {
  planned: 'tag-plan',
  published: 'tag-line',
  open: 'tag-wash',
  held: 'tag-wash',
  recorded: 'tag-wash',
  reported: 'tag-pine',
  accepted: 'tag-pine',
  returned: 'tag-back',
  exempt: 'tag-wash',
  present: 'tag-pine',
  late: 'tag-rust',
  leave: 'tag-line',
  absent: 'tag-plan',
  observer: 'tag-wash',
  undecided: 'tag-gold',
}

/** Shape, word and colour: none of them alone. `word` where the state has a closer one: 正在签到. */
export function Tag({ state, word = words[state] }: { state: GlyphState; word?: string }) {
  return (
    <View className={`tag ${frames[state]}`}>
      <Glyph state={state} />
      <Text className='tag-w'>{word}</Text>
    </View>
  )
}
