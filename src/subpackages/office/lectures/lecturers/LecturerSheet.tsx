import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../components/Button'
import { Check } from '../../../../components/Field/Check'
import { Field } from '../../../../components/Field'
import { Row } from '../../../../components/Row'
import { Sheet } from '../../../../components/Sheet'
import { say } from '../../../../platform/dialog'
import { Line } from '../../../branch/meetings/plan/Line'
import { Namesakes } from './Namesakes'
import type { Lecturers } from './useLecturers'
import styles from './index.module.scss'

export function LecturerSheet({ orgId, opened, draft, problems, busy, change, close, save }: Lecturers) {
  const [isChoosing, setChoosing] = useState(false)
  const missing = Object.keys(problems).length
  const name = draft.name.trim()
  if (isChoosing) {
    return (
      <Sheet open title={`哪一位是${name}？`} onClose={() => setChoosing(false)}>
        <Namesakes
          orgId={orgId}
          name={name}
          chosen={draft.memberId}
          choose={(memberId) => {
            change({ memberId })
            setChoosing(false)
          }}
        />
      </Sheet>
    )
  }
  return (
    <Sheet open title={opened === 'new' ? '登记主讲人' : '修改主讲人'} onClose={close}>
      <Words draft={draft} problems={problems} change={change} />
      <Row
        icon='user-round-check'
        title={draft.memberId === null ? '是本单位的党员' : '已认定为本单位的党员'}
        sub={draft.memberId === null ? '本人可以在手机上回答问题，看预习的总数' : '点开可以改为外请的同志'}
        last
        onClick={() => (name ? setChoosing(true) : say('请先填写姓名，再找是哪一位'))}
      />
      {opened !== 'new' && (
        <View className={styles.retired}>
          <Check label='不再主讲，安排时不再出现' value={draft.retired} onChange={(retired) => change({ retired })} />
        </View>
      )}
      <Button
        kind='primary'
        disabled={missing > 0 || busy}
        why={busy ? '正在保存' : `还差 ${missing} 项`}
        onClick={save}
      >
        保存
      </Button>
    </Sheet>
  )
}

function Words({ draft, problems, change }: Pick<Lecturers, 'draft' | 'problems' | 'change'>) {
  return (
    <>
      <Field label='姓名' error={draft.name ? (problems.name ?? null) : null}>
        <Input
          className='field-box'
          value={draft.name}
          maxlength={-1}
          placeholder='12 字以内'
          ariaLabel='姓名'
          onInput={({ detail }) => change({ name: detail.value })}
        />
      </Field>
      <Field label='单位和职务' error={draft.title ? (problems.title ?? null) : null}>
        <Line
          label='单位和职务'
          value={draft.title}
          placeholder='20 字以内'
          fixed
          onChange={(title) => change({ title })}
        />
      </Field>
    </>
  )
}
