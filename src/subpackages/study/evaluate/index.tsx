import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { Empty } from '../../../components/Empty'
import { Page } from '../../../components/Page'
import { SessionHead } from '../SessionHead'
import { Form } from './Form'
import { Result } from './Result'
import { type ReadyEvaluation, useEvaluate } from './useEvaluate'

/** 评课: three taps without a name; the lecturer sees averages from five answers on. */
export default function EvaluatePage() {
  const evaluation = useEvaluate()
  if (evaluation.step !== 'ready') return <Page state={evaluation} />
  const { data, session } = evaluation
  const head = headOf(evaluation)
  if (!data.mayGive && !data.tenths) {
    return (
      <Page state={evaluation}>
        <Empty full={data.given} title={head.title} text={head.about} />
      </Page>
    )
  }
  return (
    <Page state={evaluation} dock={data.mayGive && <GiveDock {...evaluation} />}>
      <View>
        <SessionHead session={session} {...head} />
        {data.mayGive ? <Form {...evaluation} /> : <Result {...data} />}
      </View>
    </Page>
  )
}

function headOf({ data: { mayGive, given, mayRead, answers, needed, tenths } }: ReadyEvaluation) {
  if (mayGive) {
    return { title: '这堂课怎么样？', about: `不署名，满 ${needed} 人评课，主讲人才看得到平均分。` }
  }
  const many = answers ? `已有 ${answers} 人评课` : '还没有人评课'
  if (mayRead && tenths) return { title: '大家这样评', about: '不署名，也看不到是谁评的。' }
  if (mayRead) return { title: many, about: `还差 ${needed - answers} 人才出结果，这样谁也猜不出是谁评的。` }
  if (given) return { title: '评课已交', about: `${many}，谢谢您。` }
  return { title: many, about: '散场以后七天内，请到场的同志评课。' }
}

function GiveDock({ missing, tooMany, busy, submit }: ReadyEvaluation) {
  const why = missing ? `还差 ${missing} 项` : `多了 ${tooMany} 字`
  return (
    <Dock note='交了以后不能再改'>
      <Button
        kind='primary'
        disabled={missing > 0 || tooMany > 0 || busy}
        why={busy ? '正在提交' : why}
        onClick={submit}
      >
        交评课
      </Button>
    </Dock>
  )
}
