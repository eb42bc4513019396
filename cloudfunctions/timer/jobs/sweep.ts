import { HOUR } from '#domain/calendar'
import { _, db, find, removeMany } from '../../shared/db'
import { removeFile } from '../../shared/storage'
import type { Clock } from './announce'

/** With the five minutes between two ticks to spare, nothing is there after a day. */
const KEPT_MS = 23 * HOUR
const A_TICK = 50

/** What was written for somebody, and what was staged of a roster, goes within a day. Returns how much went. */
export async function sweep({ now, isOver }: Clock): Promise<number> {
  const old = now - KEPT_MS
  const goingIn = await find('rosterImports', { state: 'applying' }, { limit: A_TICK, by: { touchedAt: 'asc' } })
  let swept = await removeMany('rosterParts', {
    stagedAt: _.lt(old) as never,
    importId: _.nin(goingIn.map(({ _id }) => _id)) as never,
  })
  for (const { _id } of await find('exports', { createdAt: _.lt(old) }, { limit: A_TICK, by: { createdAt: 'asc' } })) {
    if (isOver()) break
    // the file first: a crash in between meets it gone, which is as good
    await removeFile(_id)
    await db.remove('exports', _id)
    swept += 1
  }
  return swept
}
