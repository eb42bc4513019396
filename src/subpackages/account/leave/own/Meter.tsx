import { View } from '@tarojs/components'
import { Phrases } from '../../../../components/Phrases'
import { limitOf, limitWords, shareWords, warningWords } from '../words'
import type { OwnLeave } from './useOwnLeave'
import styles from './index.module.scss'

/** Filled up to the limit; the numbers stand above it, what they mean below. */
export function Meter({ share, warning, now }: Pick<OwnLeave, 'share' | 'warning' | 'now'>) {
  const limit = limitOf(share, now)
  const filled = limit ? Math.min(100, Math.round((share.leave / limit) * 100)) : 0
  const isPassed = warning === 'passed'
  return (
    <View className={styles.meter}>
      <View className='t-title'>
        <Phrases text={shareWords(share)} />
      </View>
      <View className={styles.track} ariaRole='img' ariaLabel={shareWords(share)}>
        <View className={isPassed ? `${styles.fill} ${styles.passed}` : styles.fill} style={{ width: `${filled}%` }} />
      </View>
      <View className='t-small c-2'>
        <Phrases text={warningWords(warning, '等批的假条批准以后', now) ?? limitWords(now)} />
      </View>
    </View>
  )
}
