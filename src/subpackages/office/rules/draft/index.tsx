import { View } from '@tarojs/components'
import type { Output } from '#types/contract'
import { ruleIds, ruleWords } from '#domain/ruleWords'
import { Button } from '../../../../components/Button'
import { Dock } from '../../../../components/Dock'
import { LongText } from '../../../../components/Field/LongText'
import { Page } from '../../../../components/Page'
import { Phrases } from '../../../../components/Phrases'
import { Row } from '../../../../components/Row'
import { Notice } from '../../../account/Notice'
import { daysWords } from '../words'
import { ChangeSheet } from './ChangeSheet'
import { draftProblem, LONGEST } from './form'
import { type RuleDraft, useRuleDraft, useRuleSource } from './useRuleDraft'

/** 起草: which rules change, from when, on what ground. Nothing is in force before it is tried and released. */
export default function RuleDraftPage() {
  const source = useRuleSource()
  if (source.step !== 'ready') return <Page state={source} />
  const { version, isNew, data } = source
  return <Form version={version} isNew={isNew} pack={data} />
}

function Form({ version, isNew, pack }: { version: string; isNew: boolean; pack: Output<'rulePack.get'> }) {
  const ready = useRuleDraft(version, isNew, pack)
  const { draft, base, refusal, setNote, choose } = ready
  return (
    <Page dock={<DraftDock {...ready} />}>
      <View>
        <View className='form-head'>
          <View className='t-head'>{`起草第 ${version} 版`}</View>
          <View className='t-small c-2'>
            <Phrases text={`在第 ${base} 版上改，保存以后还要试算，由另一人发布。`} />
          </View>
        </View>
        <LongText
          label='为什么要改'
          value={draft.note}
          longest={LONGEST}
          placeholder='给发布的同志看'
          onChange={setNote}
        />
        <View className='sec'>点开要改的规则</View>
        {ruleIds.map((id, index) => {
          const change = draft.changes.find((one) => one.id === id)
          return (
            <Row
              key={id}
              title={ruleWords[id].name}
              sub={change ? `已改，${daysWords(change.validFrom, change.validTo)}` : '没有改动'}
              last={index === ruleIds.length - 1}
              onClick={() => choose(id)}
            />
          )
        })}
        {refusal && <Notice state='late' text={refusal} />}
        <ChangeSheet {...ready} />
      </View>
    </Page>
  )
}

function DraftDock({ draft, busy, send }: RuleDraft) {
  const problem = draftProblem(draft)
  return (
    <Dock>
      <Button
        kind='primary'
        disabled={problem !== null || busy}
        why={busy ? '正在保存' : (problem ?? '')}
        onClick={send}
      >
        保存草稿
      </Button>
    </Dock>
  )
}
