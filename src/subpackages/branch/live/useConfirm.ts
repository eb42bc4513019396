import { useAction } from '../../../lib/useAction'

/** As many as one request may name. */
const BATCH = 100

export function useConfirm(sessionId: string, reload: () => Promise<void>) {
  const confirmation = useAction('attendance.confirm')

  /** A list that somebody else has decided meanwhile is read anew, whatever the answer. */
  async function confirm(memberIds: readonly string[], accept: boolean) {
    for (let from = 0; from < memberIds.length; from += BATCH) {
      const batch = memberIds.slice(from, from + BATCH)
      if (!(await confirmation.run({ sessionId, memberIds: batch, accept }))) break
    }
    await reload()
  }

  return { confirm, confirming: confirmation.state.step === 'busy' }
}
