import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/Button'
import { Check } from '../../../components/Field/Check'
import { Field } from '../../../components/Field'
import { Phrases } from '../../../components/Phrases'
import { Sheet } from '../../../components/Sheet'
import { useAction } from '../../../lib/useAction'
import { say } from '../../../platform/dialog'
import { countOf } from '../place/draft'
import { PlacesField } from '../place/PlacesField'
import type { Editing } from './useEdit'
import styles from './index.module.scss'

const MOST = 200

export function PlacesSheet({ stop, close, reload }: Editing) {
  const { state, run } = useAction('tour.setPlaces')
  const [typed, type] = useState(String(stop.places))
  const [isOpen, setOpen] = useState(stop.open)
  const busy = state.step === 'busy'
  const places = countOf(typed)
  const problem = whyNot(places, stop.speakers.length)

  async function save() {
    const answer = await run({ stopId: stop.id, open: isOpen, places })
    if (answer) {
      close()
      const names = answer.promoted.map(({ name }) => name).join('、')
      say(names ? `已保存，${names}排到了名额` : '已保存')
    }
    await reload()
  }

  return (
    <Sheet open title='名额和报名' onClose={close}>
      <PlacesField value={typed} error={problem} onChange={type} />
      <Field label='报名' hint='讲这个主题的宣讲员能看到，有空的可以自己报名。'>
        <Check label='开放报名' value={isOpen} onChange={setOpen} />
      </Field>
      {stop.waiting.length > 0 && (
        <View className={styles.lines}>
          <Phrases text={`有 ${stop.waiting.length} 位在排队，名额多了会按先后补上。`} />
        </View>
      )}
      <Button
        kind='primary'
        disabled={problem !== null || busy}
        why={busy ? '正在保存' : (problem ?? '')}
        onClick={save}
      >
        保存
      </Button>
    </Sheet>
  )
}

function whyNot(places: number, taken: number): string | null {
  if (places < 1 || places > MOST) return '请填写 1 到 200 的整数'
  return places < taken ? `已有 ${taken} 位，不能更少` : null
}
