import { allowReminder } from '../../lib/remind'
import { useAction } from '../../lib/useAction'
import { useMe } from '../../me'

/** 参加. What was done shows at once; home is asked again when it is next shown. */
export function useReplies() {
  const { changeSession } = useMe()
  const reply = useAction('themeDay.reply')

  async function come(sessionId: string) {
    // WeChat asks for the next message within this very tap, so it cannot wait for the answer
    const reminder = allowReminder()
    const answer = await reply.run({ sessionId })
    if (answer) changeSession(sessionId, { reply: answer.reply })
    await reminder
  }

  return { come, busy: reply.state.step === 'busy' }
}
