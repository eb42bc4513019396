import { Picker, Text, View } from '@tarojs/components'
import { categoryWords } from '../../../lib/words'
import { longDay } from '../days'
import type { ReadyPerson } from './usePerson'
import styles from './index.module.scss'

const FIRST = '1990-01-01'
const LAST = '2099-12-31'

/** Computed from what is dated below, for whatever day one asks; never set by hand. */
export function Categories({ facts: { on, categories }, computeOn }: ReadyPerson) {
  const words = `按 ${longDay(on)} 计算`
  return (
    <>
      <View className='sec'>分类</View>
      <View className={styles.tags}>
        {categories.map((category) => (
          <View key={category} className={styles.tag}>
            <View className={`tag tag-wash ${styles.plain}`}>
              <Text>{categoryWords[category]}</Text>
            </View>
          </View>
        ))}
        {!categories.length && <View className='t-small c-2'>这一天还没有发展阶段的记录。</View>}
      </View>
      <Picker mode='date' value={on} start={FIRST} end={LAST} onChange={({ detail }) => computeOn(detail.value)}>
        <View className={`field-box ${styles.day}`} ariaRole='button' ariaLabel={`${words}，换一天`}>
          <View className={styles.on}>{words}</View>
          <View className='t-small c-2'>换一天</View>
        </View>
      </Picker>
    </>
  )
}
