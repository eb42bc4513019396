import { Text, View } from '@tarojs/components'
import { Icon } from '../../components/Icon'
import { scanPoster } from './scanPoster'
import styles from './index.module.scss'

/** 海报上的码 */
export function ScanButton() {
  return (
    <View className={styles.side} hoverClass={styles.press} ariaRole='button' onClick={() => void scanPoster()}>
      <View className={styles.sideIcon}>
        <Icon name='scan-line' />
      </View>
      <Text>扫码</Text>
    </View>
  )
}
