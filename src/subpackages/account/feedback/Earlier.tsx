import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Phrases } from '../../../components/Phrases'
import { Tag } from '../../../components/Tag'
import { useNow } from '../../../lib/clock'
import { pastTime } from '../../../lib/spoken'
import { complaintWords } from '../../../lib/words'
import { type Earlier as Query, useEarlier } from './useFeedback'
import styles from './index.module.scss'

/** My earlier ones with the answers. */
export function Earlier({ sendings }: { sendings: number }) {
  const mine = useEarlier(sendings)
  return (
    <>
      <View className='sec'>我提过的</View>
      <List mine={mine} />
    </>
  )
}

function List({ mine }: { mine: Query }) {
  const now = useNow(60_000)
  if (mine.step === 'loading') return null
  if (mine.step === 'failed') {
    return (
      <>
        <View className={`${styles.quiet} t-small c-2`}>
          <Phrases text={`以前提的暂时看不到，${mine.message}。`} />
        </View>
        <View className={styles.retry}>
          <Button kind='small' onClick={mine.reload}>
            再试一次
          </Button>
        </View>
      </>
    )
  }
  const { complaints } = mine.data
  if (!complaints.length) return <View className='t-small c-3'>还没有提过。</View>
  return complaints.map((complaint) => <Item key={complaint.id} complaint={complaint} now={now} />)
}

type Complaint = Extract<Query, { step: 'ready' }>['data']['complaints'][number]

function Item({ complaint: { kind, text, state, askedAt, answer }, now }: { complaint: Complaint; now: number }) {
  return (
    <View className={styles.item}>
      <View className={styles.itemHead}>
        <View className={styles.itemKind}>
          <View className='strong'>{complaintWords[kind]}</View>
          <View className='t-cap c-3'>{pastTime(askedAt, now)}</View>
        </View>
        {state === 'open' ? <Tag state='open' word='等答复' /> : <Tag state='present' word='已答复' />}
      </View>
      <View className={styles.said}>{text}</View>
      {answer && (
        <View className={styles.answer}>
          <View className='t-cap c-3'>管理员答复</View>
          <View className={styles.said}>{answer}</View>
        </View>
      )}
    </View>
  )
}
