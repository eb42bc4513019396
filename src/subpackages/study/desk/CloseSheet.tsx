import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { LongText } from '../../../components/Field/LongText'
import { Phrases } from '../../../components/Phrases'
import { Sheet } from '../../../components/Sheet'
import { lengthOf } from '../../../lib/lengthOf'
import { useAction } from '../../../lib/useAction'
import { useDraft } from '../../../lib/useDraft'
import type { ReadyDesk } from './useDesk'
import styles from './index.module.scss'

const LONGEST = 60

/** 收尾: what is left open is waived with a reason, never silently. */
export function CloseSheet({ sessionId, left, reload, shut }: ReadyDesk) {
  const { draft, keep, forget } = useDraft(`draft:waive:${sessionId}`, (kept) => (typeof kept === 'string' ? kept : ''))
  const { state, run } = useAction('question.close')
  const busy = state.step === 'busy'
  const length = lengthOf(draft)
  const tooMany = length - LONGEST
  const isWhole = !left || (length > 0 && tooMany <= 0)

  async function close() {
    const closed = await run({ sessionId, ...(left && { waive: draft }) })
    if (closed) {
      forget()
      shut()
    }
    // a refusal may mean that a question has come meanwhile
    await reload()
  }

  return (
    <Sheet open title={left ? `还有 ${left} 个没有结果` : '收尾'} onClose={shut}>
      <View className={styles.closing}>
        <Phrases
          text={
            left
              ? '可以先逐个处理，也可以写明原因就此收尾。收尾以后不再提问，也不再处理。'
              : '收尾以后不再提问，也不再处理，问题和回答留在这里。'
          }
        />
      </View>
      {left > 0 && (
        <LongText
          label='原因'
          value={draft}
          longest={LONGEST}
          placeholder='比如：时间不够，转到下次活动回答'
          error={tooMany > 0 ? `多了 ${tooMany} 字，请写短一点` : null}
          fixed
          onChange={keep}
        />
      )}
      <Button
        kind='primary'
        disabled={!isWhole || busy}
        why={busy ? '正在提交' : length ? `多了 ${tooMany} 字` : '还没有写原因'}
        onClick={close}
      >
        收尾
      </Button>
    </Sheet>
  )
}
