import { View } from '@tarojs/components'
import { Button } from '../../components/Button'
import { Phrases } from '../../components/Phrases'
import { Sheet } from '../../components/Sheet'
import type { OwnData } from './useOwnData'
import styles from './index.module.scss'

export function ReleaseSheet({ asking, busy, cancel, confirm }: OwnData['leaving']) {
  return (
    <Sheet open={asking} title='退出月课？' onClose={cancel}>
      <View className={styles.line}>
        <Phrases text='这部手机不再代表您，收不到通知，不能回复、请假和签到。' />
      </View>
      <View className={styles.line}>
        <Phrases text='支部里的记录都还在，一条不少。' />
      </View>
      <View className={styles.line}>
        <Phrases text='要再用，请重新认领身份，由支部书记确认。' />
      </View>
      <View className={styles.confirm}>
        <Button kind='primary' disabled={busy} why='正在退出' onClick={confirm}>
          确认退出
        </Button>
      </View>
    </Sheet>
  )
}
