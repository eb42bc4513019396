import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { Empty } from '../../../components/Empty'
import { Page } from '../../../components/Page'
import { Row } from '../../../components/Row'
import { Pager } from '../../../components/Pager'
import { usePart } from '../../../lib/usePart'
import { SessionHead } from '../SessionHead'
import { AskSheet } from './AskSheet'
import { CloseSheet } from './CloseSheet'
import { EndSheet } from './EndSheet'
import { QuestionItem } from './QuestionItem'
import { type ReadyDesk, useDesk } from './useDesk'

/** 问题台: what people ask, what most ask, and how each ended. */
export default function DeskPage() {
  const desk = useDesk()
  if (desk.step !== 'ready') return <Page state={desk} />
  return (
    <Page state={desk} dock={<AskDock {...desk} />}>
      <Questions {...desk} />
      <Drawers {...desk} />
    </Page>
  )
}

function headOf({ data: { open, closed, mayEnd, questions }, left }: ReadyDesk) {
  if (closed) return { title: '问题台已经收尾', about: '提过的问题和回答都留在这里。' }
  if (mayEnd && questions.length) {
    return left
      ? { title: `还有 ${left} 个问题没有结果`, about: '同问多的排在前面，每个都要有结果。' }
      : { title: '问题都有了结果' }
  }
  if (!open) return { title: '现在不收问题', about: '活动前一天到结束后一天可以提问。' }
  return { title: '有什么想问主讲人的？', about: '别人提过的，点“同问”，主讲人先答问得多的。' }
}

function Questions(desk: ReadyDesk) {
  const { data, session, open, mayClose, left } = desk
  const part = usePart(data.questions, '')
  if (!data.questions.length) return <Nothing {...desk} />
  return (
    <View>
      <SessionHead session={session} {...headOf(desk)} />
      {part.shown.map((question, index) => (
        <QuestionItem key={question.id} question={question} last={index === part.shown.length - 1} {...desk} />
      ))}
      <Pager onBack={part.onBack} onNext={part.onNext} />
      {mayClose && (
        <Row
          icon='check'
          title='收尾'
          sub={left ? '还有没结果的，收尾要写明原因' : '以后不再提问，问题和回答留存'}
          last
          onClick={() => open({ kind: 'close' })}
        />
      )}
    </View>
  )
}

function Nothing({ data: { open, closed, mayEnd } }: ReadyDesk) {
  if (closed) return <Empty full title='问题台已经收尾' text='这场没有人提问。' />
  if (!open) return <Empty title='还没有问题' text='活动前一天到结束后一天可以提问。' />
  return mayEnd ? (
    <Empty title='还没有人提问' text='有人提问，会出现在这里，可以回答、合并，或写明原因不答。' />
  ) : (
    <Empty title='有什么想问主讲人的？' text='可以署名，也可以不署名。' />
  )
}

/** Whoever only lectures or runs it is not among those who ask. */
function AskDock({ data: { open, mayEnd }, session, open: openDrawer }: ReadyDesk) {
  if (!open || (mayEnd && !session)) return null
  return (
    <Dock>
      <Button kind='primary' icon='message-circle-question' onClick={() => openDrawer({ kind: 'ask' })}>
        提问题
      </Button>
    </Dock>
  )
}

function Drawers(desk: ReadyDesk) {
  const { drawer, data } = desk
  if (drawer?.kind === 'ask') return <AskSheet {...desk} />
  if (drawer?.kind === 'close') return <CloseSheet {...desk} />
  if (drawer?.kind !== 'end') return null
  const question = data.questions.find(({ id }) => id === drawer.id)
  return question ? <EndSheet key={question.id} question={question} {...desk} /> : null
}
