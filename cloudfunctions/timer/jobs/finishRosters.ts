import { MINUTE } from '#domain/calendar'
import { AppError } from '#domain/errors'
import { _, find, updateIf } from '../../shared/db'
import { withoutSecrets } from '../../shared/mask'
import { applyRoster } from '../../shared/roster/apply'
import type { Clock } from './announce'

/** So long an administrator's own page is waited for. */
const LEFT_ALONE_MS = 2 * MINUTE

/** A roster that was started goes in to its end, whoever closed the page. Returns how many it finished. */
export async function finishRosters(clock: Clock): Promise<number> {
  const { now, isOver } = clock
  const stale = { state: 'applying' as const, touchedAt: _.lt(now - LEFT_ALONE_MS) as never }
  let finished = 0
  for (const started of await find('rosterImports', stale, { limit: 5, by: { touchedAt: 'asc' } })) {
    if (isOver()) break
    try {
      const { state } = await applyRoster(started, clock)
      if (state === 'done') finished += 1
    } catch (error) {
      console.error('finishRosters', started._id, withoutSecrets(error))
      await giveUpOn(started._id, error)
    }
  }
  return finished
}

/** What cannot be finished is not tried for ever; anything else may pass. */
async function giveUpOn(_id: string, error: unknown): Promise<void> {
  const isLost = error instanceof AppError && (error.code === 'ROSTER_PART_MISSING' || error.code === 'ROSTER_CHANGED')
  if (isLost) await updateIf('rosterImports', { _id, state: 'applying' }, { state: 'failed' })
}
