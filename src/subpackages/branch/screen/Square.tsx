import { View } from '@tarojs/components'
import { Glyph } from '../../../components/Glyph'
import { Phrases } from '../../../components/Phrases'
import { QrCode } from '../../../components/QrCode'
import type { CodePurpose } from '#domain/signIn'
import type { Square as Shown } from './useScreen'
import styles from './index.module.scss'

const BARS = [1, 2, 3, 4, 5]

interface Props {
  square: Shown
  purpose: CodePurpose
  /** Of the seed that the next spot-check draws by. */
  seal: string | null
  opens: string
  offline: boolean
}

/** Enough of it to compare with what the draw tells afterwards. */
const SEAL_SHOWN = 8

export function Square({ square, purpose, seal, opens, offline }: Props) {
  const name = purpose === 'signIn' ? '签到码' : '签退码'
  return (
    <View className={styles.left}>
      {square.step === 'code' ? (
        <View className={styles.code} ariaRole='img' ariaLabel={name}>
          <QrCode text={square.link} />
        </View>
      ) : (
        <Instead square={square} opens={opens} />
      )}
      {square.step === 'code' && (
        <View className={styles.bars}>
          {BARS.map((bar) => (
            <View key={bar} className={`${styles.bar} ${bar <= square.bars ? styles.full : ''}`} />
          ))}
        </View>
      )}
      {square.step === 'code' && !offline && (
        <View
          className={styles.caption}
        >{`${purpose === 'signIn' ? '' : '签退'}码每 ${square.seconds} 秒更新一次，照片和截图无效${seal ? `；抽查封签 ${seal.slice(0, SEAL_SHOWN)}` : ''}`}</View>
      )}
      {offline && (
        <View className={`${styles.caption} ${styles.offline}`}>
          <View className={styles.offlineGlyph}>
            <Glyph state='late' />
          </View>
          {square.step === 'code' ? '网络断开，码仍有效' : '网络断开，正在重连'}
        </View>
      )}
    </View>
  )
}

type Empty = Exclude<Shown, { step: 'code' }>

const titles: Record<Empty['step'], string> = {
  early: '未开始',
  none: '暂时没有码',
  over: '签到已结束',
  cancelled: '已取消',
}

function textOf(square: Empty, opens: string): string {
  switch (square.step) {
    case 'early':
      return `${opens} 开始签到，码到时自动出现`
    case 'none':
      return square.reason
    case 'over':
      return '还没签上的，请支部书记点名'
    case 'cancelled':
      return '这场活动已取消，请留意新的通知'
  }
}

function Instead({ square, opens }: { square: Empty; opens: string }) {
  return (
    <View className={`${styles.code} ${styles.hold}`}>
      <View className={styles.holdTitle}>{titles[square.step]}</View>
      <View className={styles.holdText}>
        <Phrases text={textOf(square, opens)} />
      </View>
    </View>
  )
}
