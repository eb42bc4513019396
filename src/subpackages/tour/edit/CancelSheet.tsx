import { Sheet } from '../../../components/Sheet'
import { useAction } from '../../../lib/useAction'
import { say } from '../../../platform/dialog'
import { ReasonForm } from '../../office/lectures/ReasonForm'
import { useReason } from '../../office/lectures/useReason'
import type { Editing } from './useEdit'

const usual = ['支部临时有任务', '宣讲员来不了', '天气恶劣']

export function CancelSheet({ stop, close, reload }: Editing) {
  const { state, run } = useAction('tour.cancelStop')
  const reason = useReason(`draft:cancelStop:${stop.id}`, usual)
  async function cancel() {
    if (await run({ stopId: stop.id, reason: reason.words })) {
      reason.sent()
      close()
      say('已取消')
    }
    await reload()
  }
  return (
    <Sheet open title='为什么取消？' onClose={close}>
      <ReasonForm
        reason={reason}
        label='取消的原因'
        warning='支部和有安排、在排队的宣讲员随即会知道，取消以后不能恢复。'
        verb='确认取消'
        busy={state.step === 'busy'}
        onConfirm={cancel}
      />
    </Sheet>
  )
}
