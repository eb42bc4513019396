import { View } from '@tarojs/components'
import { Chips } from '../../../components/Chips'
import { Field } from '../../../components/Field'
import { LongText } from '../../../components/Field/LongText'
import { Phrases } from '../../../components/Phrases'
import { Notice } from '../Notice'
import { LONGEST } from './draft'
import type { Feedback } from './useFeedback'
import { hints, kinds } from './words'
import './parts.scss'

export function Form({ draft, textError, refusal, isSent, change, leaveText }: Feedback) {
  return (
    <>
      <View className='form-head'>
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
        <View className='form-note'>
          <Phrases text='按规定要保存的记录不能删，其余的由管理员核对后删除。' />
        </View>
      )}
      <LongText
        label='内容'
        value={draft.text}
        longest={LONGEST}
        placeholder={draft.kind ? hints[draft.kind] : '请写下要说的话'}
        error={textError}
        onChange={(text) => change({ text })}
        onLeave={leaveText}
      />
      {refusal && <Notice state='late' text={refusal} />}
    </>
  )
}
