import { View } from '@tarojs/components'
import { Empty } from '../../components/Empty'
import { Page } from '../../components/Page'
import { useNow } from '../../lib/clock'
import styles from './index.module.scss'

const BARS = [1, 2, 3, 4, 5]

/** Scanned, in a crowd: calm, and it says how long. */
export function Waiting({ since, until }: { since: number; until: number }) {
  const now = useNow(1000)
  const share = until > since ? (now - since) / (until - since) : 1
  const left = Math.max(0, Math.ceil((until - now) / 1000))
  return (
    <Page>
      <View ariaRole='status'>
        <Empty title='已扫码，正在提交' text='人多，各人错开提交，不影响签到时间。请别关这一页。' />
      </View>
      <View className={styles.bars} ariaHidden>
        {BARS.map((bar) => (
          <View
            key={bar}
            className={bar <= Math.ceil(share * BARS.length) ? `${styles.bar} ${styles.full}` : styles.bar}
          />
        ))}
      </View>
      <View className={`${styles.left} t-small c-2`}>{left ? `还有约 ${left} 秒` : '正在等回执'}</View>
    </Page>
  )
}
