import { View } from '@tarojs/components'
import { Row } from '../../components/Row'
import { navigate } from '../../lib/navigate'
import type { OwnSession } from '../../me'
import styles from './index.module.scss'

interface OtherWaysProps {
  session: OwnSession | undefined
  onDigits?: () => void
}

/** For whom the camera does not work. */
export function OtherWays({ session, onDigits }: OtherWaysProps) {
  return (
    <View className={styles.ways}>
      {onDigits && session?.door.digits && (
        <Row icon='pen-line' title='输入数字码' sub='屏幕上的六位数字' onClick={onDigits} />
      )}
      <Row
        icon='user-round'
        title='没法扫码？'
        sub='请支部书记扫我的码'
        last
        onClick={() => void navigate('personalCode')}
      />
    </View>
  )
}
