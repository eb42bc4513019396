import { Row } from '../../../../components/Row'
import { Sheet } from '../../../../components/Sheet'
import { Confirm } from '../../Confirm'
import { AudienceSheet, KindSheet, TopicSheet } from './ChoiceSheets'
import { Content } from './Content'
import { DocumentSheet } from './DocumentSheet'
import { jumpTo } from './jump'
import { QuizSheet } from './QuizSheet'
import { StepSheet } from './StepSheet'
import { TrackSheet } from './TrackSheet'
import { contentOf } from './typed'
import type { Drawer, Editor } from './useEditor'

const drawers: Record<Drawer['of'], (props: Editor & { index: number }) => JSX.Element | null> = {
  missing: MissingSheet,
  preview: PreviewSheet,
  kind: KindSheet,
  audience: AudienceSheet,
  topic: TopicSheet,
  retire: RetireSheet,
  refuse: RefuseSheet,
  tracks: TrackSheet,
  documents: DocumentSheet,
  steps: StepSheet,
  quiz: QuizSheet,
}

export function Drawers(editor: Editor) {
  const { drawer } = editor
  if (!drawer) return null
  const Open = drawers[drawer.of]
  return <Open {...editor} index={'index' in drawer ? drawer.index : 0} />
}

function MissingSheet({ problems, close }: Editor) {
  return (
    <Sheet open title={`还差 ${problems.length} 项`} onClose={close}>
      {problems.map(({ field, sentence }, index) => (
        <Row
          key={`${field} ${sentence}`}
          title={sentence}
          last={index === problems.length - 1}
          onClick={() => {
            close()
            jumpTo(field)
          }}
        />
      ))}
    </Sheet>
  )
}

function PreviewSheet({ orgId, courseId, typed, close }: Editor) {
  return (
    <Sheet open title='预览' onClose={close}>
      <Content orgId={orgId} courseId={courseId} {...contentOf(typed)} />
    </Sheet>
  )
}

function RetireSheet({ known, steps, close }: Editor) {
  const lines = [
    `“${known.head.title}”不再出现在课程中心，扫张贴码的人会看到说明。`,
    '已经用过的班次和活动，保留当时的那一版。',
    '以后可以重新上架。',
  ]
  const retire = async () => {
    await steps.retire(true)
    close()
  }
  return (
    <Sheet open title='下架这门课？' onClose={close}>
      <Confirm lines={lines} verb='下架' busy={steps.busy} onConfirm={retire} />
    </Sheet>
  )
}

function RefuseSheet({ known, steps, close }: Editor) {
  const lines = [`退回以后，${known.byName}会看到没有通过，可以改好再提交。`, '请当面告诉作者要改哪里。']
  const refuse = async () => {
    await steps.release(known.revision, false)
    close()
  }
  return (
    <Sheet open title='退回给作者？' onClose={close}>
      <Confirm lines={lines} verb='退回' busy={steps.busy} onConfirm={refuse} />
    </Sheet>
  )
}
