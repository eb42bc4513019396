import { dayOf, MINUTE, monthOf } from '#domain/calendar'
import { _, db, find, getMany } from '../../shared/db'
import type { Job } from '../../shared/documents'
import { withoutSecrets } from '../../shared/mask'
import { factsOfUnit, heatMapId, isInStep, openMonths, treeOf, yearOf, yearWith } from '../../shared/heatMap'
import type { Clock } from './announce'

const JOB = 'heatMap'
/** A call takes its time before it begins, and may write up to a minute after: what it writes is looked for that much longer. */
const OVERLAP = 5 * MINUTE
/** A page, as small as the platform may cut it: where more has changed at once, everything is gone through. */
const MOST_CHANGES = 100
const MOST_UNITS = 1_000

/** Unit → its months that are to be gone through. */
type Due = Map<string, Set<string>>

/**
 * Keeps the heat map's documents up to date: what changed since the last tick, and, because what is late shows by the day,
 * everything on the first tick of a day. Returns how many documents it wrote. The cursor moves when the whole round is
 * done; a round that lasts longer than a tick goes on where it stopped.
 */
export async function heatMap(clock: Clock): Promise<number> {
  const { now, isOver } = clock
  const job = (await db.get('jobs', JOB)) ?? { _id: JOB, cursor: 0, day: '', packs: [], begun: null }
  const begun = job.begun ?? now
  const packs = await packsSeen(job, clock)
  const due = await dueSince(job, { ...clock, begun, packs })
  let written = 0
  const failed: string[] = []
  for (const [unitId, months] of due) {
    if (isOver()) {
      await db.set('jobs', { ...job, begun })
      return written
    }
    try {
      written += await bring(unitId, [...months], { ...clock, packs, doneFrom: job.begun ?? Infinity })
    } catch (error) {
      failed.push(unitId)
      console.error('heatMap', unitId, withoutSecrets(error))
    }
  }
  // the others are up to date; the cursor stays, so that this one is tried again
  if (failed.length) throw new Error(`the heat map of ${failed.join(', ')}`)
  await db.set('jobs', { _id: JOB, cursor: begun, day: dayOf(begun), packs, begun: null })
  return written
}

/** Months of which the group's pack is there. One is never taken back, so each is looked for until it is met. */
async function packsSeen({ packs }: Job, clock: Clock): Promise<string[]> {
  const open = openMonths(clock)
  const met = await getMany(
    'monthPacks',
    open.filter((month) => !packs.includes(month)),
  )
  const known = new Set([...packs, ...met.map(({ _id }) => _id)])
  return open.filter((month) => known.has(month))
}

async function dueSince(
  job: Job,
  { begun, packs, ...clock }: Clock & { begun: number; packs: readonly string[] },
): Promise<Due> {
  const since = job.cursor - OVERLAP
  // what is late by other rules shows at once
  const isOnlyNews = job.day === dayOf(begun) && clock.rulesSince < since
  const changes = isOnlyNews ? await changesSince(since, clock.now) : null
  const everywhere = changes ? packs.filter((month) => !job.packs.includes(month)) : openMonths(clock)
  const due: Due = new Map()
  for (const unitId of everywhere.length ? await allUnits() : []) due.set(unitId, new Set(everywhere))
  for (const { unitId, month } of changes ?? []) due.set(unitId, (due.get(unitId) ?? new Set()).add(month))
  return due
}

/** Whose cells the changes concern; null if it may be everybody's: more than can be listed, or a roster that went in. */
async function changesSince(since: number, now: number): Promise<{ unitId: string; month: string }[] | null> {
  const ended = _.and([_.gte(since), _.lte(now)]) as never
  const [changed, over, records, rosters] = await Promise.all([
    find('sessions', { changedAt: _.gte(since) }, { limit: MOST_CHANGES, by: { changedAt: 'asc' } }),
    find('sessions', { end: ended }, { limit: MOST_CHANGES, by: { end: 'asc' } }),
    find('records', { changedAt: _.gte(since) }, { limit: MOST_CHANGES, by: { changedAt: 'asc' } }),
    find('rosterImports', { state: 'done', touchedAt: _.gte(since) }, { limit: 1, by: { touchedAt: 'asc' } }),
  ])
  if (rosters.length || [changed, over, records].some(({ length }) => length >= MOST_CHANGES)) return null
  const sessions = [...changed, ...over].filter(({ kind }) => kind === 'themeDay')
  return [
    ...sessions.map(({ orgPath, start }) => ({ unitId: orgPath[1]!, month: monthOf(start) })),
    ...records.flatMap(({ orgPath, month }) => (month === null ? [] : [{ unitId: orgPath[1]!, month }])),
  ]
}

async function allUnits(): Promise<string[]> {
  const groups = await find('orgs', { parent: null }, { limit: 10, by: { name: 'asc' } })
  const parent = _.in(groups.map(({ _id }) => _id)) as never
  const units = await find('orgs', { parent }, { limit: MOST_UNITS, by: { name: 'asc' } })
  return units.filter(({ level }) => level === 'unit').map(({ _id }) => _id)
}

/** Each document is written whole from what is there now: done twice, or by two at once, it says the same. */
async function bring(
  unitId: string,
  asked: readonly string[],
  { packs, doneFrom, ...clock }: Clock & { packs: readonly string[]; doneFrom: number },
): Promise<number> {
  const yearsOf = (months: readonly string[]) => [...new Set(months.map(yearOf))].sort()
  const months = [...new Set([...asked, ...openMonths(clock)])]
  const ids = yearsOf(months).map((year) => heatMapId(unitId, year))
  const [old, tree] = await Promise.all([getMany('heatmaps', ids), treeOf(unitId)])
  if (!tree) return 0
  const isDone = asked.every((month) =>
    old.some(({ year, updatedAt }) => year === yearOf(month) && updatedAt >= doneFrom),
  )
  if (isDone) return 0
  // a branch more, or another name, moves every letter
  const isWhole = old.length < ids.length || !old.every((doc) => isInStep(doc, tree.branches))
  const wanted = isWhole ? months : asked
  const unitNow = { ...tree, facts: await factsOfUnit(unitId, wanted), packs, ...clock }
  for (const year of yearsOf(wanted)) {
    const before = old.find((doc) => doc.year === year)
    await db.set('heatmaps', yearWith(wanted, year, before, unitNow))
  }
  return yearsOf(wanted).length
}
