import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import type { Output } from '#types/contract'
import { Button } from '../../../components/Button'
import { Field } from '../../../components/Field'
import { Check } from '../../../components/Field/Check'
import { Phrases } from '../../../components/Phrases'
import { Row } from '../../../components/Row'
import { Sheet } from '../../../components/Sheet'
import { useAction } from '../../../lib/useAction'
import { useQuery } from '../../../lib/useQuery'
import { say } from '../../../platform/dialog'
import type { ReadyLive } from './useLive'
import styles from './index.module.scss'

type Legs = NonNullable<Output<'stop.ofSession'>['stop']>['legs']

/** 清点人数 of 现场教学: one leg after the other, so that nobody stays behind. */
export function LegsSheet({ data, shut }: ReadyLive) {
  const sessionId = data.session.id
  const query = useQuery('stop.ofSession', { sessionId })
  const legs = query.step === 'ready' ? (query.data.stop?.legs ?? []) : []
  const at = legs.findIndex(({ counted }) => counted === null)
  return (
    <Sheet open title='清点人数' onClose={shut}>
      {query.step === 'failed' && <Words text={`${query.message}。`} />}
      {query.step === 'ready' && !legs.length && <Words text='这一场没有安排外出，不用清点。' />}
      {legs.map((leg, index) => (
        <Row key={index} title={leg.name} sub={wordsOf(leg)} last={index === legs.length - 1} />
      ))}
      {at >= 0 && <Counting key={at} sessionId={sessionId} legs={legs} at={at} reload={query.reload} />}
      {at < 0 && legs.length > 0 && <Words text='每一程都清点过了。' />}
    </Sheet>
  )
}

const Words = ({ text }: { text: string }) => (
  <View className={styles.ask}>
    <Phrases text={text} />
  </View>
)

function wordsOf({ counted, expected }: Legs[number]): string {
  if (counted === null) return expected === null ? '还没有清点' : `应有 ${expected} 人，还没有清点`
  if (expected === null || counted >= expected) return `${counted} 人`
  return `${counted} 人，比应有的少 ${expected - counted} 人，已确认`
}

interface CountingProps {
  sessionId: string
  legs: Legs
  at: number
  reload: () => Promise<void>
}

function Counting({ sessionId, legs, at, reload }: CountingProps) {
  const [typed, setTyped] = useState('')
  const [all, setAll] = useState(false)
  const { state, run } = useAction('stop.count')
  const { name, expected } = legs[at]!
  const isCount = /^\d{1,4}$/.test(typed)
  const isFewer = isCount && expected !== null && Number(typed) < expected
  const why = !isCount ? '请填写人数' : isFewer && !all ? '请先确认' : '正在记下'

  async function count() {
    if (await run({ sessionId, leg: at, heads: Number(typed), all })) say(`${name}，${typed} 人，已记下`)
    await reload()
  }

  return (
    <>
      <Field label={`${name}，数到几个人？`}>
        <Input
          className='field-box'
          type='number'
          value={typed}
          maxlength={4}
          placeholder={expected === null ? '现场数一数' : `应有 ${expected} 人`}
          ariaLabel={`${name}的人数`}
          onInput={({ detail }) => setTyped(detail.value.trim())}
        />
      </Field>
      {isFewer && (
        <Check label={`少 ${expected! - Number(typed)} 人，都有交代，可以继续`} value={all} onChange={setAll} />
      )}
      <Button
        kind='primary'
        disabled={!isCount || (isFewer && !all) || state.step === 'busy'}
        why={why}
        onClick={count}
      >
        记下这一程
      </Button>
    </>
  )
}
