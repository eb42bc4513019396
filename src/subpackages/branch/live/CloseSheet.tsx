import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import { shortDay, timeOf } from '#domain/calendar'
import { Button } from '../../../components/Button'
import { Field } from '../../../components/Field'
import { Sheet } from '../../../components/Sheet'
import { useAction } from '../../../lib/useAction'
import { headsOf, turnoutOf } from './roster'
import type { ReadyLive } from './useLive'
import styles from './index.module.scss'

const MOST_HEADS = 20_000

/** Ending cannot be undone, so it is asked first; and who counts heads sees whether the list holds more. */
export function CloseSheet({ data, rollCallUntil, reload, shut }: ReadyLive) {
  const [typed, setTyped] = useState('')
  const closing = useAction('attendance.close')
  const { absent } = turnoutOf(data.people)
  const left = absent.length ? `还有 ${absent.length} 人未到。` : ''
  const until = `${shortDay(rollCallUntil)} ${timeOf(rollCallUntil)}`
  const isCount = /^\d{0,5}$/.test(typed) && Number(typed) <= MOST_HEADS

  async function close() {
    const headCount = typed ? { headCount: Number(typed) } : {}
    const done = await closing.run({ sessionId: data.session.id, ...headCount })
    if (!done) return
    shut()
    await reload()
  }

  return (
    <Sheet open title='现在结束签到？' onClose={shut}>
      <View className={styles.ask}>
        {`${left}结束以后不再出码，也不能再开。到了现场却没签上的，${until} 以前都可以补点名。`}
      </View>
      <Field
        label='现场人数（可不填）'
        hint={`名单上签到 ${headsOf(data.people)} 人，数一数现场的人，对不上会提醒您核对`}
        error={isCount ? null : '请填写整数，最多 20000'}
      >
        <Input
          className='field-box'
          type='number'
          value={typed}
          maxlength={6}
          placeholder='连旁听的一起数'
          ariaLabel='现场人数'
          onInput={({ detail }) => setTyped(detail.value.trim())}
        />
      </Field>
      <Button
        kind='primary'
        disabled={!isCount || closing.state.step === 'busy'}
        why={isCount ? '正在结束' : '请改正现场人数'}
        onClick={close}
      >
        确认结束
      </Button>
    </Sheet>
  )
}
