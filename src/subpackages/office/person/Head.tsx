import { View } from '@tarojs/components'
import { Phrases } from '../../../components/Phrases'
import { Tag } from '../../../components/Tag'
import { stageWords } from '../../../lib/words'
import type { ReadyPerson } from './usePerson'
import styles from './index.module.scss'

export function Head({ facts: { person, group } }: ReadyPerson) {
  return (
    <View className={styles.head}>
      <View className='t-head'>{person.name}</View>
      <View className='t-small c-2'>
        <Phrases text={[stageWords[person.stage], person.job].filter(Boolean).join('，')} />
      </View>
      <View className='t-small c-2'>
        <Phrases text={[person.branch, group].filter(Boolean).join('，')} />
      </View>
      <View className={styles.tags}>
        {person.exempt && (
          <View className={styles.tag}>
            <Tag state='exempt' />
          </View>
        )}
        {!person.joined && (
          <View className={styles.tag}>
            <Tag state='planned' word='未认领' />
          </View>
        )}
      </View>
    </View>
  )
}
