import { Text, View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Icon } from '../../../components/Icon'
import { monthOf } from '#domain/calendar'
import { Phrases } from '../../../components/Phrases'
import { goBack } from '../../../lib/navigate'
import { kindWords } from '../../../lib/words'
import type { Live } from '../live/roster'
import { Square } from './Square'
import { countdown, momentOf } from './words'
import { type Screen, useScreen } from './useScreen'
import styles from './index.module.scss'

/** Longer topics take the smaller size. */
const SHORT_TOPIC = 14

export default function ScreenPage() {
  const screen = useScreen()
  return (
    <View className={`yk fs-m ${styles.screen}`}>
      <View className={styles.line} />
      {screen.step === 'loading' && <Loading />}
      {screen.step === 'ready' && <Wall {...screen} />}
      {screen.step === 'failed' && <Failed {...screen} />}
    </View>
  )
}

/** A title that names the month's theme day already is not told twice. */
function eyeOf({ branch, session: { kind, start, title } }: Live) {
  const word = kindWords[kind]
  return title.includes(word) ? branch : `${branch}，${Number(monthOf(start).slice(5))} 月${word}`
}

function Wall({ live, now, square, present, expected, offline }: Extract<Screen, { step: 'ready' }>) {
  const { session } = live
  const clock = countdown(session, now)
  return (
    <>
      <Square square={square} opens={momentOf(session.window.opensAt, now)} offline={offline} />
      <View className={styles.right}>
        <View className={styles.eye}>{eyeOf(live)}</View>
        <View className={`${styles.topic} ${session.title.length > SHORT_TOPIC ? styles.topicLong : ''}`}>
          <Phrases text={session.title} />
        </View>
        {square.step === 'code' && (
          <View className={styles.how}>
            <View className={styles.howIcon}>
              <Icon name='scan-line' />
            </View>
            {square.isLink ? '打开微信“扫一扫”，对准屏幕上的码' : '打开月课，点“扫码签到”'}
          </View>
        )}
        <View className={styles.numbers}>
          <View>
            <View className={styles.value}>
              {present}
              <Text className={styles.of}>{`/${expected}`}</Text>
            </View>
            <View className={styles.key}>实到 / 应到</View>
          </View>
          <View>
            <View className={styles.value}>
              {clock.value}
              {clock.unit && <Text className={styles.of}>{clock.unit}</Text>}
            </View>
            <View className={styles.key}>{clock.key}</View>
          </View>
        </View>
        <View className={styles.foot}>
          <Text className={styles.footText}>没带手机？请支部书记点名，一样有效。</Text>
          <View className={styles.exit} ariaRole='button' onClick={() => void goBack()}>
            退出投屏
          </View>
        </View>
      </View>
    </>
  )
}

const Loading = () => (
  <View className={`${styles.failed} ${styles.hold}`}>
    <View className={styles.holdText}>正在取签到码</View>
  </View>
)

function Failed({ reason, retry }: Extract<Screen, { step: 'failed' }>) {
  return (
    <View className={`${styles.failed} ${styles.hold}`}>
      <View className={styles.holdTitle}>没有取到这场活动</View>
      <View className={styles.holdText}>{reason}</View>
      <View className={styles.retry}>
        <Button kind='small' onClick={retry}>
          再试一次
        </Button>
      </View>
    </View>
  )
}
