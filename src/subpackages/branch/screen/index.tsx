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
import type { CodePurpose } from '#domain/signIn'
import type { Numbers } from './useNumbers'
import { type Screen, type Square as Shown, useScreen } from './useScreen'
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

type Ready = Extract<Screen, { step: 'ready' }>

function Wall({ live, now, square, numbers, offline, purpose, turn, seal }: Ready) {
  const { session } = live
  const clock = countdown(session, now)
  const sub = numbersBeside(numbers, purpose)
  return (
    <>
      <Square
        square={square}
        purpose={purpose}
        seal={seal}
        opens={momentOf(session.window.opensAt, now)}
        offline={offline}
      />
      <View className={styles.right}>
        <View className={styles.eye}>{eyeOf(live)}</View>
        <View className={`${styles.topic} ${session.title.length > SHORT_TOPIC ? styles.topicLong : ''}`}>
          <Phrases text={session.title} />
        </View>
        {square.step === 'code' && <How square={square} purpose={purpose} />}
        <View className={styles.numbers}>
          <View>
            <View className={styles.value}>
              {purpose === 'signIn' ? numbers.present + numbers.late : numbers.signedOut}
              <Text className={styles.of}>{`/${leftOf(numbers, purpose)}`}</Text>
            </View>
            <View className={styles.key}>{purpose === 'signIn' ? '实到 / 应到' : '已签退 / 实到'}</View>
          </View>
          <View>
            <View className={styles.value}>
              {clock.value}
              {clock.unit && <Text className={styles.of}>{clock.unit}</Text>}
            </View>
            <View className={styles.key}>{clock.key}</View>
          </View>
        </View>
        {sub && <View className={styles.beside}>{sub}</View>}
        <View className={styles.foot}>
          <Text className={styles.footText}>没带手机？请支部书记点名，一样有效。</Text>
          {turn && <Exit words={purpose === 'signIn' ? '换成签退码' : '换成签到码'} onTap={turn} />}
          <Exit words='退出投屏' onTap={() => void goBack()} />
        </View>
      </View>
    </>
  )
}

const leftOf = ({ expected, present, late }: Numbers, purpose: CodePurpose) =>
  purpose === 'signIn' ? (expected ?? '—') : present + late

/** Only what there is any of. */
function numbersBeside({ late, onLeave, undecided, observers }: Numbers, purpose: CodePurpose): string {
  if (purpose === 'signOut') return ''
  const all: [string, number][] = [
    ['其中迟到', late],
    ['待确认', undecided],
    ['请假', onLeave],
    ['旁听', observers],
  ]
  return all
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${word} ${count}`)
    .join('，')
}

function How({ square, purpose }: { square: Extract<Shown, { step: 'code' }>; purpose: CodePurpose }) {
  const own = purpose === 'signIn' ? '打开月课，点“扫码签到”' : '打开月课，点“扫码签退”'
  return (
    <View>
      <View className={styles.how}>
        <View className={styles.howIcon}>
          <Icon name='scan-line' />
        </View>
        {square.isLink ? '打开微信“扫一扫”，对准屏幕上的码' : own}
      </View>
      {square.digits && (
        <View className={styles.digits}>
          <Text className={styles.digitsKey}>扫不了，输数字码</Text>
          <Text className={styles.digitsValue}>{square.digits}</Text>
        </View>
      )}
    </View>
  )
}

const Exit = ({ words, onTap }: { words: string; onTap: () => void }) => (
  <View className={styles.exit} ariaRole='button' onClick={onTap}>
    {words}
  </View>
)

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
