import { View } from '@tarojs/components'
import * as v from 'valibot'
import { rulings } from '#domain/attendance'
import { Button } from '../../../components/Button'
import { Chips } from '../../../components/Chips'
import { Field } from '../../../components/Field'
import { LongText } from '../../../components/Field/LongText'
import { Phrases } from '../../../components/Phrases'
import { Sheet } from '../../../components/Sheet'
import { lengthOf } from '../../../lib/lengthOf'
import { useAction } from '../../../lib/useAction'
import { useDraft } from '../../../lib/useDraft'
import { rulingWords, statusWords } from '../../../lib/words'
import type { Person } from './roster'
import { aboutSignIn } from './sentences'
import type { ReadyLive } from './useLive'
import styles from './index.module.scss'

const LONGEST = 60
const OWN = 'own'
const presets = ['没带手机或没电', '在现场，忘了签到', '签到以后提前离开', '点错了名字', '事后补了假条']

const draftSchema = v.object({ to: v.nullable(v.picklist(rulings)), why: v.nullable(v.string()), own: v.string() })
type Draft = v.InferOutput<typeof draftSchema>
const empty: Draft = { to: null, why: null, own: '' }

const choices = rulings.map((key) => ({ key, label: rulingWords[key] }))
const reasons = [...presets.map((text) => ({ key: text, label: text })), { key: OWN, label: '自己写' }]

function useCorrection({ data, reload, open }: ReadyLive, person: Person) {
  const sessionId = data.session.id
  const { draft, keep, forget } = useDraft(`correct:${sessionId}:${person.id}`, (kept) =>
    v.is(draftSchema, kept) ? kept : empty,
  )
  const correction = useAction('attendance.correct')
  const reason = (draft.why === OWN ? draft.own : (draft.why ?? '')).trim()

  async function send() {
    if (!draft.to) return
    const done = await correction.run({ sessionId, memberId: person.id, to: draft.to, reason })
    await reload()
    if (!done) return
    forget()
    open({ kind: 'person', memberId: person.id })
  }

  return { draft, keep, send, missing: missingOf(draft, reason), busy: correction.state.step === 'busy' }
}

function missingOf({ to, why }: Draft, reason: string): string | null {
  if (!to) return '请选改成什么'
  if (!reason) return why === OWN ? '请写明原因' : '请选一个原因'
  return lengthOf(reason) > LONGEST ? `原因太长，请减到 ${LONGEST} 字以内` : null
}

/** What was there stays, with who, when and why. */
export function CorrectSheet({ person, ...live }: ReadyLive & { person: Person }) {
  const { draft, keep, send, missing, busy } = useCorrection(live, person)
  const settled = live.data.settledAt === null ? '' : '名单已定，更正会留痕。'
  const was = [statusWords[person.status], person.signIn && aboutSignIn(person)].filter(Boolean).join('，')

  return (
    <Sheet open title={`更正 ${person.name}`} onClose={live.shut}>
      <View className={styles.ask}>
        <Phrases text={`原来：${was}。${settled}`} />
      </View>
      <Field label='改成'>
        <Chips items={choices} value={draft.to} onChange={(to) => keep({ ...draft, to })} />
      </Field>
      <Field label='原因'>
        <Chips items={reasons} value={draft.why} onChange={(why) => keep({ ...draft, why })} />
      </Field>
      {draft.why === OWN && (
        <LongText
          label='写明原因'
          value={draft.own}
          longest={LONGEST}
          placeholder='看到了什么，向谁核实的'
          fixed
          onChange={(own) => keep({ ...draft, own })}
        />
      )}
      <Button kind='primary' disabled={busy || missing !== null} why={busy ? '正在记' : (missing ?? '')} onClick={send}>
        更正
      </Button>
    </Sheet>
  )
}
