import { Input } from '@tarojs/components'
import { useState } from 'react'
import { siteTypes } from '#domain/lecture'
import { Button } from '../../../../components/Button'
import { Chips } from '../../../../components/Chips'
import { Field } from '../../../../components/Field'
import { Sheet } from '../../../../components/Sheet'
import { siteTypeWords } from '../../../../lib/lectureWords'
import { Line } from '../../../branch/meetings/plan/Line'
import { Branches } from '../Branches'
import { ChooseBox } from '../ChooseBox'
import type { Sites } from './useSites'

const types = siteTypes.map((key) => ({ key, label: siteTypeWords[key] }))

export function SiteSheet({ orgId, opened, draft, problems, busy, change, close, save }: Sites) {
  const [isChoosing, setChoosing] = useState(false)
  const words = { draft, problems, change }
  const missing = Object.keys(problems).length
  if (isChoosing) {
    return (
      <Sheet open title='哪个支部当东道主？' onClose={() => setChoosing(false)}>
        <Branches
          orgId={orgId}
          kind='radio'
          chosen={draft.host ? [draft.host.id] : []}
          onTap={(host) => {
            change({ host })
            setChoosing(false)
          }}
        />
      </Sheet>
    )
  }
  return (
    <Sheet open title={opened === 'new' ? '登记现场' : '修改现场'} onClose={close}>
      <Words {...words} field='name' label='名称' placeholder='20 字以内' />
      <Field label='类别'>
        <Chips items={types} value={draft.type} onChange={(type) => change({ type })} />
      </Field>
      <Words {...words} field='address' label='地址' placeholder='在哪里集合，40 字以内' />
      <ChooseBox
        label='东道主支部'
        words={draft.host?.name ?? null}
        placeholder='请选择支部'
        hint='安排一讲以后，由这个支部的书记确认。'
        onClick={() => setChoosing(true)}
      />
      <Field label='能坐多少人' error={draft.capacity ? (problems.capacity ?? null) : null}>
        <Input
          className='field-box'
          type='number'
          value={draft.capacity}
          maxlength={4}
          placeholder='按座位和安全要求填'
          ariaLabel='能坐多少人'
          onInput={({ detail }) => change({ capacity: detail.value })}
        />
      </Field>
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

interface WordsProps extends Pick<Sites, 'draft' | 'problems' | 'change'> {
  field: 'name' | 'address'
  label: string
  placeholder: string
}

const Words = ({ field, label, placeholder, draft, problems, change }: WordsProps) => (
  <Field label={label} error={draft[field] ? (problems[field] ?? null) : null}>
    <Line
      label={label}
      value={draft[field]}
      placeholder={placeholder}
      fixed
      onChange={(text) => change({ [field]: text })}
    />
  </Field>
)
