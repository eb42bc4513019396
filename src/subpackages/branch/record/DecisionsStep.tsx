import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Chips } from '../../../components/Chips'
import { LongText } from '../../../components/Field/LongText'
import { LONGEST_DECISION } from './questions'
import type { ReadyRecord } from './useRecord'
import styles from './index.module.scss'

const MOST = 10

const ways = [
  { key: 'written', label: '写决定' },
  { key: 'none', label: '没有决定' },
] as const

export function DecisionsStep({ draft: { decisions, none }, change }: ReadyRecord) {
  const write = (at: number, text: string) =>
    change({ decisions: decisions.map((old, index) => (index === at ? text : old)) })
  return (
    <>
      <Chips items={ways} value={none ? 'none' : 'written'} onChange={(key) => change({ none: key === 'none' })} />
      {!none && (
        <View className={styles.decisions}>
          {decisions.map((text, index) => (
            <LongText
              key={index}
              label={`第 ${index + 1} 项决定`}
              value={text}
              longest={LONGEST_DECISION}
              placeholder='会议决定做什么，谁来做，什么时候做好'
              onChange={(next) => write(index, next)}
            />
          ))}
          {decisions.length < MOST && (
            <Button kind='small' onClick={() => change({ decisions: [...decisions, ''] })}>
              再写一项
            </Button>
          )}
        </View>
      )}
    </>
  )
}
