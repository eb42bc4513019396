import { DAY, dayOf, MINUTE } from '#domain/calendar'
import { paceSeconds } from '#domain/signIn'
import { _, findParts, updateMany } from '../../shared/db'
import type { Session } from '../../shared/documents'
import type { Clock } from './announce'

/** Who starts within the same five minutes comes to the same door. */
const TOGETHER_MS = 5 * MINUTE
/** So long before the start phones may ask what awaits them. */
const AHEAD_MS = DAY
const PAGE = 1_000
/** The platform's own cap may be 100 rows a read: a page that is fuller may not be the last. */
const FULL = 100
/** As many branches as the group may ever have within a day. */
const MOST = 20_000
/** Phones come with the pass that home gave them: who it is is not looked up, and one insert is all. */
const REQUESTS = 2

const parts = ['start', 'invited', 'pace'] as const
type Starting = { _id: string } & Pick<Session, (typeof parts)[number]>

/** Spreads the arrivals of all that starts at once; written only where it changes. Returns for how many sessions it did. */
export async function pace({ now, rulesOn }: Clock): Promise<number> {
  const soon = await startingSoon(now)
  const changes = new Map<number, string[]>()
  for (const together of byStart(soon).values()) {
    const expected = together.reduce((sum, { invited }) => sum + (invited ?? 0), 0)
    const seconds = paceSeconds(rulesOn(dayOf(together[0]!.start)), expected, REQUESTS)
    const ids = together.flatMap((one) => ((one.pace ?? 0) === seconds || one.start <= now ? [] : [one._id]))
    if (ids.length) changes.set(seconds, [...(changes.get(seconds) ?? []), ...ids])
  }
  let changed = 0
  for (const [seconds, ids] of changes) {
    changed += await updateMany('sessions', { _id: _.in(ids) as never }, { pace: seconds })
  }
  return changed
}

function byStart(sessions: readonly Starting[]): Map<number, Starting[]> {
  const groups = new Map<number, Starting[]>()
  for (const session of sessions) {
    const start = Math.floor(session.start / TOGETHER_MS)
    const same = groups.get(start)
    if (same) same.push(session)
    else groups.set(start, [session])
  }
  return groups
}

/**
 * With those of these five minutes that have begun, or the sum of the others would fall. Hundreds begin at the same
 * instant, so those of it that were seen are asked for no more.
 */
async function startingSoon(now: number): Promise<Starting[]> {
  const found: Starting[] = []
  let since = Math.floor(now / TOGETHER_MS) * TOGETHER_MS
  let seen: string[] = []
  for (;;) {
    const start = _.and([_.gte(since), _.lte(now + AHEAD_MS)]) as never
    const where = { cancelled: false, start, _id: _.nin(seen) as never }
    const page = await findParts('sessions', where, { limit: PAGE, by: { start: 'asc' }, parts })
    found.push(...page)
    if (page.length < FULL || found.length >= MOST) return found
    const last = page.at(-1)!.start
    const atLast = page.flatMap((one) => (one.start === last ? [one._id] : []))
    seen = last === since ? [...seen, ...atLast] : atLast
    since = last
  }
}
