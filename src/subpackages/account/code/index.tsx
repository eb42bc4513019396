import { View } from '@tarojs/components'
import { Failure } from '../../../components/Failure'
import { Page } from '../../../components/Page'
import { Phrases } from '../../../components/Phrases'
import { QrCode } from '../../../components/QrCode'
import { useCode } from './useCode'
import styles from './index.module.scss'

const BARS = [1, 2, 3, 4, 5]

/** 反扫: the person in charge sees the face and scans this. */
export default function PersonalCodePage() {
  const { home, code, seconds, bars } = useCode()
  if (home.step !== 'ready') return <Page state={home} />
  if (!code) return <Page state={home}>{home.staleSince === null ? <Fetching /> : <NoKey />}</Page>

  const { name, branch } = home.data.me
  return (
    <Page>
      <View className={styles.card}>
        <View className={styles.code} ariaRole='img' ariaLabel={`${name}的签到码，请支部书记扫`}>
          <QrCode text={code} />
        </View>
        <View className={styles.bars} ariaHidden>
          {BARS.map((bar) => (
            <View key={bar} className={bar <= bars ? `${styles.bar} ${styles.full}` : styles.bar} />
          ))}
        </View>
        <View className={`${styles.name} t-head`}>{name}</View>
        <View className='t-body c-2'>{branch}</View>
      </View>
      <View className={`${styles.how} t-body`}>
        <Phrases text='请支部书记用月课扫这个码，见到本人才算数。' />
      </View>
      <View className='t-small c-2'>
        <Phrases text={`码每 ${seconds} 秒更新一次，截图无效。没有网络也能用。`} />
      </View>
    </Page>
  )
}

const Fetching = () => (
  <View className={`${styles.how} t-body c-2`} ariaRole='status'>
    正在取今天的码
  </View>
)

/** The key of the day has not come, and yesterday's opens nothing. */
const NoKey = () => <Failure title='还没有今天的码' text='连上网打开一次，当天就一直能用。请支部书记点名，一样有效。' />
