import { Button } from '../../components/Button'
import { Dock } from '../../components/Dock'
import { Sheet } from '../../components/Sheet'
import { useAction } from '../../lib/useAction'
import { say } from '../../platform/dialog'
import { ReasonForm } from '../office/lectures/ReasonForm'
import { useReason } from '../office/lectures/useReason'

const usual = ['当天当班', '路上来不及', '身体不适', '没有备好课']

interface AnswerDockProps {
  stop: { id: string; start: number }
  reload: () => Promise<void>
}

/** 接单, or not with a reason. Give it the stop's id as key: what was written belongs to that stop. */
export function AnswerDock({ stop: { id: stopId, start }, reload }: AnswerDockProps) {
  const { state, run } = useAction('stop.answer')
  const reason = useReason(`declineStop:${stopId}`, usual)
  const busy = state.step === 'busy'

  async function answer(input: Parameters<typeof run>[0], sentence: string) {
    if (await run(input)) {
      reason.sent()
      say(sentence)
    }
    await reload()
  }

  return (
    <>
      <Dock>
        <Button kind='secondary' disabled={busy} onClick={reason.ask}>
          接不了
        </Button>
        <Button
          kind='primary'
          disabled={busy}
          why='正在办理'
          onClick={() => answer({ stopId, start, yes: true }, '已接单，到时候见')}
        >
          接单
        </Button>
      </Dock>
      <Sheet open={reason.asking} title='这一站接不了？' onClose={reason.close}>
        <ReasonForm
          reason={reason}
          label='原因'
          warning='宣讲办会看到原因，这一站另请别人。'
          verb='告诉宣讲办'
          busy={busy}
          onConfirm={() => answer({ stopId, start, yes: false, reason: reason.words }, '已告诉宣讲办')}
        />
      </Sheet>
    </>
  )
}
