import { Textarea, View } from '@tarojs/components'
import { Chips } from '../../../components/Chips'
import { Field } from '../../../components/Field'
import { Phrases } from '../../../components/Phrases'
import { Notice } from '../Notice'
import { LONGEST } from './draft'
import type { Feedback } from './useFeedback'
import { hints, kinds } from './words'
import styles from './index.module.scss'
import './parts.scss'

export function Form({ draft, length, textError, refusal, isSent, change, leaveText }: Feedback) {
  return (
    <>
      <View className={styles.head}>
        <View className='t-head'>
          <Phrases text='请讲，管理员会答复。' />
        </View>
        <View className='t-small c-2'>
          <Phrases text='管理员看得到是谁提的，别人看不到。' />
        </View>
      </View>
      {isSent && <Notice state='present' text='已提交，答复会出现在下面。' />}
      <Field label='类别'>
        <View className='feedback-kinds'>
          <Chips items={kinds} value={draft.kind} onChange={(kind) => change({ kind })} />
        </View>
      </Field>
      {draft.kind === 'deletion' && (
        <View className={styles.note}>
          <Phrases text='按规定要保存的记录不能删，其余的由管理员核对后删除。' />
        </View>
      )}
      <Field label='内容' error={textError}>
        <Textarea
          className='field-box feedback-text'
          value={draft.text}
          maxlength={-1}
          autoHeight
          showConfirmBar={false}
          placeholder={draft.kind ? hints[draft.kind] : '请写下要说的话'}
          onInput={({ detail }) => change({ text: detail.value })}
          onBlur={leaveText}
        />
        <View className={styles.count}>{`${length} / ${LONGEST} 字`}</View>
      </Field>
      {refusal && <Notice state='late' text={refusal} />}
    </>
  )
}
