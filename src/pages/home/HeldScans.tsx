import { View } from '@tarojs/components'
import { shortDay } from '#domain/calendar'
import { Button } from '../../components/Button'
import { Phrases } from '../../components/Phrases'
import { forgetNews, useHeld } from '../../lib/heldScans'
import { kindWords } from '../../lib/words'
import type { OwnSession } from '../../me'
import styles from './HeldScans.module.scss'

/** 补传: what still waits for a network, and once what became of the rest. */
export function HeldScans({ sessions }: { sessions: OwnSession[] }) {
  const { waiting, news } = useHeld()
  if (!waiting.length && !news.length) return null
  const nameOf = (id: string) => {
    const session = sessions.find((one) => one.id === id)
    return session ? `${shortDay(session.start)}的${kindWords[session.kind]}` : '一场活动'
  }
  return (
    <View className={styles.held} ariaRole='status'>
      {waiting.map(({ sessionId }) => (
        <Line key={sessionId} text={`${nameOf(sessionId)}已记下扫码，连上网会自动补传。`} />
      ))}
      {news.map(({ sessionId, ...what }, index) => (
        <Line key={index} text={nameOf(sessionId) + outcomeOf(what)} />
      ))}
      {news.length > 0 && (
        <View className={styles.seen}>
          <Button kind='small' onClick={forgetNews}>
            知道了
          </Button>
        </View>
      )}
    </View>
  )
}

function outcomeOf({ pending, refusal }: { pending: boolean; refusal: string | null }): string {
  if (refusal !== null) return `的扫码没有补上：${refusal}。`
  return pending ? '的扫码已补传，支部书记确认后算数。' : '已签到，刚才的扫码已补上。'
}

const Line = ({ text }: { text: string }) => (
  <View className='t-small'>
    <Phrases text={text} />
  </View>
)
