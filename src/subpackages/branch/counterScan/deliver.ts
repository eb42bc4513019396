import { AppError } from '#domain/errors'
import { call } from '../../../lib/call'
import { type Answered, changeScans, type Scan, type Scans } from './pendingScans'

const mayPass = ({ code }: AppError) => code === 'NETWORK' || code === 'INTERNAL'

/** The first `count` of those that wait are on their way. */
export function takeBatch(sessionId: string, count: number): readonly Scan[] {
  let batch: readonly Scan[] = []
  changeScans(sessionId, (old) => {
    batch = old.waiting.slice(0, count)
    return { ...old, waiting: old.waiting.slice(count), sending: [...old.sending, ...batch] }
  })
  return batch
}

const without = (sending: readonly Scan[], batch: readonly Scan[]) => sending.filter((scan) => !batch.includes(scan))

const answer = (
  { waiting, sending, answered }: Scans,
  batch: readonly Scan[],
  results: readonly Answered[],
): Scans => ({
  waiting,
  sending: without(sending, batch),
  answered: [...[...results].reverse(), ...answered],
})

/** Null when everything was answered; what a bad line held up waits again. */
export async function deliver(sessionId: string, batch: readonly Scan[]): Promise<AppError | null> {
  try {
    const { results } = await call('attendance.counterScan', {
      sessionId,
      scans: batch.map(({ code, at }) => ({ code, at })),
    })
    const answered = batch.map(({ memberId, name }, index): Answered => {
      const result = results[index]
      const { person = null, observer = false, refusal = null } = result ?? {}
      return { memberId, name: person?.name ?? name, observer, refusal: refusal?.message ?? null }
    })
    changeScans(sessionId, (old) => answer(old, batch, answered))
    return null
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const refused = batch.map(({ memberId, name }) => ({ memberId, name, observer: false, refusal: error.message }))
    changeScans(sessionId, (old) =>
      mayPass(error)
        ? { ...old, sending: without(old.sending, batch), waiting: [...batch, ...old.waiting] }
        : answer(old, batch, refused),
    )
    return error
  }
}

export const isPassing = (error: AppError | null) => error !== null && mayPass(error)
