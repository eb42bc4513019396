import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/Button'
import { Option, Options } from '../../../components/Option'
import { Phrases } from '../../../components/Phrases'
import { Row } from '../../../components/Row'
import { Sheet } from '../../../components/Sheet'
import { whyNot } from '../../account/leave/choice'
import { KindAndReason } from '../../account/leave/KindAndReason'
import { type EnteringLeave, useEnterLeave } from './useEnterLeave'
import type { ReadyLive } from './useLive'
import styles from './leave.module.scss'

const MOST = 20

/** 代请假, for somebody who lies in hospital or has no phone: who, then why. */
export function EnterLeave(live: ReadyLive) {
  const entering = useEnterLeave(live)
  const { isOffered, isOpen, open, close, person } = entering
  if (!isOffered) return null
  return (
    <>
      <Row icon='pen-line' title='代请假' sub='本人请不了时，由支部书记代填' onClick={open} />
      <Sheet open={isOpen} title={person ? `替${person.name}请假` : '替谁请假？'} onClose={close}>
        {person ? <Why {...entering} /> : <Who {...entering} />}
      </Sheet>
    </>
  )
}

function Who({ candidates, choosePerson }: EnteringLeave) {
  const [typed, setTyped] = useState('')
  const found = candidates.filter(({ name }) => name.includes(typed.trim()))
  const shown = found.slice(0, MOST)
  const more = found.length - shown.length
  return (
    <>
      <Input
        className='field-box'
        value={typed}
        placeholder='按姓名找'
        ariaLabel='按姓名找'
        onInput={({ detail }) => setTyped(detail.value)}
      />
      <View className={styles.names}>
        {shown.length > 0 && (
          <Options>
            {shown.map(({ id, name, job }, index) => (
              <Option
                key={id}
                title={name}
                about={job}
                on={false}
                last={index === shown.length - 1}
                onClick={() => choosePerson(id)}
              />
            ))}
          </Options>
        )}
      </View>
      <View className={styles.hint}>
        <Phrases text={hintOf(more, found.length)} />
      </View>
    </>
  )
}

function hintOf(more: number, found: number): string {
  if (!found) return '没有这个姓名，已经签到或已经请假的不在这里。'
  return more ? `还有 ${more} 人，写上姓名就能找到。` : '已经签到或已经请假的不在这里。'
}

function Why({ choice, change, choosePerson, isWhole, busy, confirm }: EnteringLeave) {
  return (
    <>
      <KindAndReason choice={choice} fixed onChange={change} />
      <View className={styles.hint}>
        <Phrases text='交上就算支部书记已经同意，假条上会记下是谁代填的。' />
      </View>
      <Button kind='primary' disabled={!isWhole || busy} why={busy ? '正在提交' : whyNot(choice)} onClick={confirm}>
        代交假条
      </Button>
      <View className={styles.other}>
        <Button kind='secondary' disabled={busy} onClick={() => choosePerson(null)}>
          换一个人
        </Button>
      </View>
    </>
  )
}
