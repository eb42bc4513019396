import { View } from '@tarojs/components'
import { Icon } from '../../components/Icon'
import { Phrases } from '../../components/Phrases'
import styles from './index.module.scss'

/** GR2 */
export function Promised() {
  return (
    <View className={styles.promised}>
      <View className={styles.lock}>
        <Icon name='lock' size='s' />
      </View>
      <View className={styles.promise}>
        <Phrases text='听到哪里，只有您自己看得到，也不计学时。' />
      </View>
    </View>
  )
}
