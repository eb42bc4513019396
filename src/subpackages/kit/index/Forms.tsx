import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/Button'
import { Chips } from '../../../components/Chips'
import { Field } from '../../../components/Field'
import { Check } from '../../../components/Field/Check'
import { LongText } from '../../../components/Field/LongText'
import { Option, Options } from '../../../components/Option'
import { Segments } from '../../../components/Segments'
import { Sheet } from '../../../components/Sheet'
import { Sample, Section } from './Section'
import styles from './index.module.scss'

const kinds = [
  { key: 'onDuty', label: '当班', icon: 'traffic-cone' },
  { key: 'sick', label: '病假', icon: 'heart-pulse' },
  { key: 'personal', label: '事假' },
  { key: 'official', label: '公务，到集团参加安全生产培训' },
] as const

const lists = [
  { key: 'absent', label: '未到', count: 3 },
  { key: 'present', label: '已到', count: 24 },
  { key: 'leave', label: '请假', count: 2 },
] as const

export function Forms() {
  const [kind, setKind] = useState<(typeof kinds)[number]['key'] | null>('onDuty')
  const [list, setList] = useState<(typeof lists)[number]['key']>('absent')
  const [place, setPlace] = useState('')
  return (
    <Section title='填写'>
      <Sample name='Chips：选中，未选'>
        <Chips items={kinds} value={kind} onChange={setKind} />
      </Sample>
      <Sample name='Option：选中，未选，两行，自己写'>
        <Alternatives />
      </Sample>
      <Sample name='Segments'>
        <Segments items={lists} value={list} onChange={setList} />
      </Sample>
      <View className={styles.gap} />
      <Field label='地点'>
        <Input
          className='field-box'
          value={place}
          placeholder='写清楚楼层和房间'
          ariaLabel='地点'
          onInput={({ detail }) => setPlace(detail.value)}
        />
      </Field>
      <Field label='地点，有误' error='还没有写地点，请写清楚楼层和房间'>
        <Input className='field-box' value='二楼' ariaLabel='地点，有误' />
      </Field>
      <Long />
      <Drawer />
    </Section>
  )
}

const reasons = [
  ['当班，找不到人替换', undefined],
  ['刚下夜班，需要休息', undefined],
  ['临时加班保通', '路上有雾，值班的人都留下了'],
] as const

function Alternatives() {
  const [taken, take] = useState(0)
  return (
    <Options>
      {reasons.map(([title, about], index) => (
        <Option key={title} title={title} about={about} on={index === taken} onClick={() => take(index)} />
      ))}
      <Option title='自己写' on={taken === reasons.length} pen last onClick={() => take(reasons.length)} />
    </Options>
  )
}

function Long() {
  const [text, setText] = useState('')
  const [agreed, setAgreed] = useState(true)
  return (
    <>
      <LongText label='说明' value={text} longest={60} placeholder='60 字以内' onChange={setText} />
      <Check label='我已经看过' about='勾上以后才能提交' value={agreed} onChange={setAgreed} />
    </>
  )
}

function Drawer() {
  const [open, setOpen] = useState(false)
  return (
    <Sample name='Sheet'>
      <Button kind='secondary' onClick={() => setOpen(true)}>
        打开抽屉
      </Button>
      <Sheet open={open} title='现在结束签到？' onClose={() => setOpen(false)}>
        <View className={styles.ask}>还有 3 人未到。结束以后不再出码，也不能再开。</View>
        <Button kind='primary' onClick={() => setOpen(false)}>
          确认结束
        </Button>
      </Sheet>
    </Sample>
  )
}
