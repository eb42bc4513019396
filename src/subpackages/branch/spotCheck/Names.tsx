import { View } from '@tarojs/components'
import { Check } from '../../../components/Field/Check'
import { Phrases } from '../../../components/Phrases'
import type { Drawn } from './useSpotCheck'
import styles from './index.module.scss'

interface Props {
  drawn: Drawn
  toggle: (id: string) => void
}

/** Large enough to be read out from a phone held at arm's length. */
export function Names({ drawn: { drawn, missing, recorded, ...proof }, toggle }: Props) {
  return (
    <View>
      <View className={`${styles.head} t-title`}>
        <Phrases text={recorded ? resultOf(drawn.length, missing.length) : '请点名，不在的打勾'} />
      </View>
      {drawn.map(({ id, name }) => (
        <View key={id} className={styles.line}>
          <View className={styles.name}>{name}</View>
          {recorded ? (
            <View className={missing.includes(id) ? styles.away : styles.there}>
              {missing.includes(id) ? '不在' : '在'}
            </View>
          ) : (
            <Check label='不在' about={`，${name}`} value={missing.includes(id)} onChange={() => toggle(id)} />
          )}
        </View>
      ))}
      {recorded && missing.length > 0 && (
        <View className={styles.about}>
          <Phrases text='不在的已记为待确认，回到名单里核实：在的点确认，不在的点不算。' />
        </View>
      )}
      <Proof {...proof} count={drawn.length} />
    </View>
  )
}

const resultOf = (count: number, missing: number) => (missing ? `${count} 位里 ${missing} 位不在` : `${count} 位都在`)

/** Anyone may draw again and must come to the same names. */
function Proof({ n, seed, seal, count }: Pick<Drawn, 'n' | 'seed' | 'seal'> & { count: number }) {
  return (
    <View className={styles.proof}>
      <View className='sec'>{`第 ${n} 次抽查怎样核对`}</View>
      <View className={styles.code}>{`封印 ${seal}`}</View>
      <View className={styles.code}>{`种子 ${seed}`}</View>
      <Phrases
        text={`封印是种子的 SHA-256，抽查以前就在投屏上。把种子、竖线和到场各人的编号连起来算 SHA-256，从小到大排，前 ${count} 位就是这几位。`}
      />
    </View>
  )
}
