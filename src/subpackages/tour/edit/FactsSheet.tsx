import { View } from '@tarojs/components'
import { useState } from 'react'
import { dayOf, instantOf } from '#domain/calendar'
import { topicNames } from '#domain/need'
import { regionNames } from '#domain/region'
import { Button } from '../../../components/Button'
import { Field } from '../../../components/Field'
import { Phrases } from '../../../components/Phrases'
import { Sheet } from '../../../components/Sheet'
import { stopDay } from '../../../lib/tourWords'
import { Line } from '../../branch/meetings/plan/Line'
import { When } from '../../branch/When'
import { Confirm } from '../../office/Confirm'
import { ChooseBox } from '../../office/lectures/ChooseBox'
import { spanOf } from '../place/Form'
import { lengths } from '../place/lengths'
import { RegionChips } from '../RegionChips'
import { TopicChips } from '../TopicChips'
import type { Editing } from './useEdit'
import { type FactsForm, useFacts } from './useFacts'
import styles from './index.module.scss'

/** A stop's time, place and topic, and what stands against a change. */
export function FactsSheet(editing: Editing) {
  const form = useFacts(editing)
  const [choosing, choose] = useState<'topic' | 'region' | null>(null)
  if (form.conflicts.length) {
    return (
      <Sheet open title='有人去不了' onClose={form.back}>
        <Confirm
          lines={[...form.conflicts, '可以换下去不了的宣讲员，再另派人，也可以返回改别的时间。']}
          verb='换下宣讲员'
          busy={form.busy}
          onConfirm={form.drop}
          onBack={form.back}
        />
      </Sheet>
    )
  }
  if (choosing) return <ChoiceSheet {...form} choosing={choosing} onClose={() => choose(null)} />
  return (
    <Sheet open title='改时间、地点、主题' onClose={editing.close}>
      <Fields {...editing} form={form} choose={choose} />
      <Button
        kind='primary'
        disabled={form.problem !== null || form.busy}
        why={form.busy ? '正在保存' : (form.problem ?? '')}
        onClick={form.save}
      >
        {editing.stop.sessionId === null ? '保存' : '存入草案'}
      </Button>
    </Sheet>
  )
}

interface FieldsProps extends Editing {
  form: FactsForm
  choose: (which: 'topic' | 'region') => void
}

function Fields({ form: { draft, problems, change }, tour, now, stop, choose }: FieldsProps) {
  return (
    <>
      {stop.sessionId !== null && (
        <View className={styles.lines}>
          <Phrases text='这一站已经发布，改动先记在草案里，下次发布以后生效，有关的同志会收到通知。' />
        </View>
      )}
      <When
        draft={draft}
        words={stopDay(instantOf(draft.day), now)}
        span={spanOf(tour.quarter, dayOf(now))}
        lengths={lengths}
        problems={{ day: problems.day }}
        change={change}
      />
      <ChooseBox
        label='所在市州'
        words={regionNames[draft.region]}
        placeholder='请选择'
        onClick={() => choose('region')}
      />
      <Field label='地点' error={problems.place}>
        <Line
          label='地点'
          value={draft.place}
          placeholder='如“二楼职工之家”'
          fixed
          onChange={(place) => change({ place })}
        />
      </Field>
      <ChooseBox label='讲什么' words={topicNames[draft.topic]} placeholder='请选择' onClick={() => choose('topic')} />
    </>
  )
}

interface ChoiceSheetProps extends FactsForm {
  choosing: 'topic' | 'region'
  onClose: () => void
}

function ChoiceSheet({ draft, change, choosing, onClose }: ChoiceSheetProps) {
  function take(part: Parameters<typeof change>[0]) {
    change(part)
    onClose()
  }
  return (
    <Sheet open title={choosing === 'topic' ? '讲什么？' : '在哪个市州？'} onClose={onClose}>
      {choosing === 'topic' ? (
        <TopicChips value={draft.topic} onChange={(topic) => take({ topic })} />
      ) : (
        <RegionChips value={draft.region} onChange={(region) => take({ region })} />
      )}
    </Sheet>
  )
}
