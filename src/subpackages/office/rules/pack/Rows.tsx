import { View } from '@tarojs/components'
import { statusWords } from '#domain/ruleWords'
import { Pager } from '../../../../components/Pager'
import { Phrases } from '../../../../components/Phrases'
import { usePart } from '../../../../lib/usePart'
import { daysWords } from '../words'
import type { Pack } from './useRulePack'
import styles from './index.module.scss'

/** Of a whole pack, so that a page of it stays light. */
const RULES = 6

/** The rules in words: 迟到界限 10 分钟. */
export function Rows({ rows, version }: Pick<Pack, 'rows' | 'version'>) {
  const part = usePart(rows, version, RULES)
  return (
    <>
      <View className='sec'>全部规则</View>
      {part.shown.map(({ id, name, validFrom, validTo, source, status, changed, numbers }) => (
        <View key={`${id} ${validFrom} ${changed}`} className={styles.rule}>
          <View className='strong'>{`${name}${changed ? '，本版新增' : ''}`}</View>
          {numbers.map(({ path, name: what, value, unit }) => (
            <View key={path} className={`${styles.number} t-body`}>
              <View className={`${styles.what} c-2`}>{what}</View>
              <View>{`${value} ${unit}`}</View>
            </View>
          ))}
          <View className='t-cap c-3'>
            <Phrases text={`${statusWords[status]}，${daysWords(validFrom, validTo)}，依据：${source}`} />
          </View>
        </View>
      ))}
      <Pager {...part} />
    </>
  )
}

export function Differences({ differences, base }: Pick<Pack, 'differences' | 'base'>) {
  if (!base) return null
  return (
    <>
      <View className='sec'>{`与第 ${base} 版相比`}</View>
      {differences.length === 0 && <View className='t-body c-2'>数值没有变化，只更正了依据或日期。</View>}
      {differences.map(({ name, from, to, unit, before, after }) => (
        <View key={`${name} ${from}`} className={styles.rule}>
          <View className='strong'>
            <Phrases text={`${name}，由 ${before} ${unit}改为 ${after} ${unit}`} />
          </View>
          <View className='t-cap c-3'>{daysWords(from, to)}</View>
        </View>
      ))}
    </>
  )
}
