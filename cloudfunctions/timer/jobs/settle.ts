import { DAY, dayOf, HOUR } from '#domain/calendar'
import { _, find } from '../../shared/db'
import type { Session } from '../../shared/documents'
import { withoutSecrets } from '../../shared/mask'
import { isDue, settleOne } from '../../shared/settle'
import type { Clock } from './announce'

const PAGE = 100
/** Settled at once: they have nothing in common, and each waits for the database several times. */
const TOGETHER = 10
/** What ended before is left as it is, judged whenever it is read: nobody can correct it any more. */
const LOOKED_BACK_MS = 56 * DAY
/** As many as cannot be settled now are passed by; more of them is a defect that shows. */
const MOST_PASSED = 500

/**
 * Over for a day and not settled, the longest first. What is settled is found no more, so each page is the next; what fails
 * is passed by and tried again at the next tick. Returns how many were settled.
 */
export async function settle(clock: Clock): Promise<number> {
  const passed: string[] = []
  const failed: string[] = []
  let settled = 0
  for (;;) {
    const page = await unsettled(clock, passed)
    for (let at = 0; at < page.length; at += TOGETHER) {
      if (clock.isOver()) return settled
      const batch = page.slice(at, at + TOGETHER)
      const outcomes = await Promise.all(batch.map((session) => settleIfDue(session, clock)))
      settled += outcomes.filter((outcome) => outcome === 'settled').length
      passed.push(...batch.flatMap(({ _id }, index) => (outcomes[index] === 'settled' ? [] : [_id])))
      failed.push(...batch.flatMap(({ _id }, index) => (outcomes[index] === 'failed' ? [_id] : [])))
    }
    if (page.length < PAGE || passed.length > MOST_PASSED) break
  }
  if (failed.length) throw new Error(`the settling of ${failed.join(', ')}`)
  return settled
}

/**
 * Of sessions from before there was settling the field is missing, which is the same as null. By today's hours: where those
 * of the day itself were longer, the session is passed by.
 */
function unsettled({ now, rulesOn }: Clock, passed: readonly string[]): Promise<Session[]> {
  const before = now - rulesOn(dayOf(now)).SI.rollCallHours * HOUR
  const end = _.and([_.gt(now - LOOKED_BACK_MS), _.lt(before)]) as never
  const where = { settledAt: null, cancelled: false, end, _id: _.nin([...passed]) as never }
  return find('sessions', where, { limit: PAGE, by: { end: 'asc' } })
}

async function settleIfDue(
  session: Session,
  { now, rulesOn, ruleVersion }: Clock,
): Promise<'settled' | 'later' | 'failed'> {
  const rules = rulesOn(dayOf(session.start))
  if (!isDue(rules, session, now)) return 'later'
  try {
    await settleOne(session, { now, rules, ruleVersion })
    return 'settled'
  } catch (error) {
    console.error('settle', session._id, withoutSecrets(error))
    return 'failed'
  }
}
