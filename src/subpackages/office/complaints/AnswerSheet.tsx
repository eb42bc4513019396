import { View } from '@tarojs/components'
import { shortDay, timeOf, weekdayOf } from '#domain/calendar'
import { Button } from '../../../components/Button'
import { LongText } from '../../../components/Field/LongText'
import { Phrases } from '../../../components/Phrases'
import { Sheet } from '../../../components/Sheet'
import { lengthOf } from '../../../lib/lengthOf'
import { complaintWords } from '../../../lib/words'
import type { ReadyComplaints } from './useComplaints'
import styles from './index.module.scss'

const LONGEST = 500

export function AnswerSheet({ answering }: ReadyComplaints) {
  const { complaint, draft, write, busy, send, close } = answering
  if (!complaint) return null
  const { kind, text, who, askedAt } = complaint
  const length = lengthOf(draft)
  const why = length ? `多了 ${length - LONGEST} 字` : '还没有写答复'
  return (
    <Sheet open title={complaintWords[kind]} onClose={close}>
      <View className='t-body'>{text}</View>
      <View className={`${styles.from} t-cap c-3`}>
        <Phrases text={`${who}，${shortDay(askedAt)} ${weekdayOf(askedAt)} ${timeOf(askedAt)}`} />
      </View>
      <LongText
        label='答复'
        value={draft}
        longest={LONGEST}
        placeholder='查到了什么，怎么办，什么时候办好'
        fixed
        onChange={write}
      />
      <View className={`${styles.once} t-cap c-3`}>
        <Phrases text='答复给本人看，发出以后不能再改。' />
      </View>
      <Button
        kind='primary'
        disabled={!length || length > LONGEST || busy}
        why={busy ? '正在发出' : why}
        onClick={send}
      >
        答复
      </Button>
    </Sheet>
  )
}
