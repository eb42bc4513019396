import { useState } from 'react'
import { Picker, View } from '@tarojs/components'
import { dayOf, instantOf, shortDay, weekdayOf } from '#domain/calendar'
import type { MakeupWay } from '#domain/record'
import { Button } from '../../../components/Button'
import { Field } from '../../../components/Field'
import { Phrases } from '../../../components/Phrases'
import { Sheet } from '../../../components/Sheet'
import { serverNow } from '../../../lib/clock'
import { useAction } from '../../../lib/useAction'
import styles from './index.module.scss'

interface MakeUpSheetProps {
  sessionId: string
  person: { memberId: string; name: string }
  way: MakeupWay
  /** When the session was. */
  held: number
  onDone: () => Promise<void>
  onClose: () => void
}

const verbs: Record<MakeupWay, [title: string, about: string]> = {
  makeup: ['补课了？', '补课另外记，不改当天的到会情况。'],
  deliver: ['送学上门了？', '送学另外记，不改当天的到会情况。'],
}

/** Today, or the day it was. */
export function MakeUpSheet({ sessionId, person: { memberId, name }, way, held, onDone, onClose }: MakeUpSheetProps) {
  const today = dayOf(serverNow())
  const [day, setDay] = useState(today)
  const { state, run } = useAction('record.makeUp')
  const [title, about] = verbs[way]
  const when = instantOf(day)
  const words = `${shortDay(when)} ${weekdayOf(when)}`

  async function send() {
    if (!(await run({ sessionId, memberId, way, day }))) return
    onClose()
    await onDone()
  }

  return (
    <Sheet open title={`${name}${title}`} onClose={onClose}>
      <Field label='哪一天'>
        <Picker mode='date' value={day} start={dayOf(held)} end={today} onChange={({ detail }) => setDay(detail.value)}>
          <View className='field-box' ariaRole='button' ariaLabel={`哪一天，${words}`}>
            {day === today ? `今天，${words}` : words}
          </View>
        </Picker>
      </Field>
      <View className={styles.hint}>
        <Phrases text={about} />
      </View>
      <Button kind='primary' disabled={state.step === 'busy'} why='正在记' onClick={send}>
        {way === 'makeup' ? '记补课' : '记送学'}
      </Button>
    </Sheet>
  )
}
