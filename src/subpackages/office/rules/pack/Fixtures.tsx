import { View } from '@tarojs/components'
import { Button } from '../../../../components/Button'
import { Phrases } from '../../../../components/Phrases'
import { Tag } from '../../../../components/Tag'
import { usePart } from '../../../../lib/usePart'
import { Pager } from '../../../../components/Pager'
import { longDay } from '../../days'
import type { Outcome, ReadyRulePack } from './useRulePack'
import styles from './index.module.scss'

/** What is expected, and what the rules say: first what does not agree, then what was stated anew, then the rest. */
export function Fixtures({ pack, failing, mayDraft, ask }: ReadyRulePack) {
  const { fixtures, restated, version, state } = pack
  const isRestated = ({ name, day }: Outcome) => restated.some((one) => one.name === name && one.day === day)
  const rank = (one: Outcome) => (one.result === null ? (isRestated(one) ? 1 : 2) : 0)
  const part = usePart(
    fixtures.slice().sort((a, b) => rank(a) - rank(b)),
    version,
  )
  return (
    <>
      <View className='sec'>
        <Phrases text={`用例 ${fixtures.length} 个，${failing.length ? `${failing.length} 个未通过` : '全部通过'}`} />
      </View>
      {part.shown.map((one) => (
        <Fixture key={`${one.name} ${one.day}`} outcome={one} restated={isRestated(one)} />
      ))}
      <Pager {...part} />
      {mayDraft && state === 'draft' && failing.length > 0 && (
        <View className={styles.restate}>
          <Button kind='secondary' onClick={() => ask('restate')}>
            按新的结果重述用例
          </Button>
        </View>
      )}
    </>
  )
}

function Fixture({ outcome, restated }: { outcome: Outcome; restated: boolean }) {
  const { name, day, expected, result } = outcome
  const passed = result === null
  return (
    <View className={styles.rule}>
      <View className='t-body'>{name}</View>
      <View className='t-small c-2'>
        <Phrases text={passed ? expected : `应为：${expected}`} />
      </View>
      {!passed && (
        <View className='t-small c-2'>
          <Phrases text={`${longDay(day)} 起变为：${result}`} />
        </View>
      )}
      <View className={styles.tags}>
        <Tag state={passed ? 'present' : 'late'} word={passed ? '通过' : '未通过'} />
        {restated && <View className={`${styles.anew} t-cap c-3`}>随规则重述</View>}
      </View>
    </View>
  )
}
