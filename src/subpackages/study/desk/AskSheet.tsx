import * as v from 'valibot'
import { Button } from '../../../components/Button'
import { Check } from '../../../components/Field/Check'
import { LongText } from '../../../components/Field/LongText'
import { Sheet } from '../../../components/Sheet'
import { View } from '@tarojs/components'
import { Phrases } from '../../../components/Phrases'
import { lengthOf } from '../../../lib/lengthOf'
import { randomId } from '../../../lib/randomId'
import { useAction } from '../../../lib/useAction'
import { useDraft } from '../../../lib/useDraft'
import type { ReadyDesk } from './useDesk'
import styles from './index.module.scss'

const LONGEST = 100

/** `id` makes a second tap and a second try the same question; other words after a try that may have arrived are a new one. */
const draftSchema = v.object({ id: v.string(), text: v.string(), named: v.boolean(), tried: v.boolean() })
type Draft = v.InferOutput<typeof draftSchema>

const draftOf = (kept: unknown): Draft =>
  v.is(draftSchema, kept) ? kept : { id: randomId(), text: '', named: false, tried: false }

function useAsk({ sessionId, reload, shut }: ReadyDesk) {
  const { draft, keep, forget } = useDraft(`draft:question:${sessionId}`, draftOf)
  const { state, run } = useAction('question.ask')
  return {
    draft,
    change: (part: Partial<Draft>) => keep({ ...draft, ...part, ...(draft.tried && { id: randomId(), tried: false }) }),
    busy: state.step === 'busy',
    async submit() {
      keep({ ...draft, tried: true })
      const { id, text, named } = draft
      if (!(await run({ sessionId, id, text, named }))) return
      forget()
      shut()
      await reload()
    },
  }
}

export function AskSheet(desk: ReadyDesk) {
  const { draft, change, busy, submit } = useAsk(desk)
  const { text, named } = draft
  const length = lengthOf(text)
  const tooMany = length - LONGEST
  return (
    <Sheet open title='想问什么？' onClose={desk.shut}>
      <LongText
        label='一次问一件事'
        value={text}
        longest={LONGEST}
        placeholder='比如：雨雾天车道封一半，先放哪边的车？'
        error={tooMany > 0 ? `多了 ${tooMany} 字，请写短一点` : null}
        fixed
        onChange={(next) => change({ text: next })}
      />
      <Check label='署上我的姓名' value={named} onChange={(next) => change({ named: next })} />
      <View className={styles.who}>
        <Phrases
          text={named ? '大家和主讲人都看得到是您问的。' : '不署名，谁也看不到是您问的，主讲人和组织者也看不到。'}
        />
      </View>
      <Button
        kind='primary'
        disabled={!length || tooMany > 0 || busy}
        why={busy ? '正在提交' : length ? `多了 ${tooMany} 字` : '还没有写'}
        onClick={submit}
      >
        提出问题
      </Button>
    </Sheet>
  )
}
