import type { LeaveKind } from '#domain/leave'
import { allowReminder } from '../../lib/remind'
import { useAction } from '../../lib/useAction'
import { useMe } from '../../me'

/** 参加 and 请假. What was done shows at once; home is asked again when it is next shown. */
export function useReplies() {
  const { changeSession } = useMe()
  const reply = useAction('themeDay.reply')
  const leave = useAction('leave.ask')

  async function come(sessionId: string) {
    // WeChat asks for the next message within this very tap, so it cannot wait for the answer
    const reminder = allowReminder()
    const answer = await reply.run({ sessionId })
    if (answer) changeSession(sessionId, { reply: answer.reply })
    await reminder
  }

  async function askLeave(sessionId: string, kind: LeaveKind) {
    const answer = await leave.run({ sessionId, kind })
    if (answer) changeSession(sessionId, { reply: answer.reply })
  }

  return { come, askLeave, busy: reply.state.step === 'busy' || leave.state.step === 'busy' }
}
