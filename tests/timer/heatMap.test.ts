import { addMonths, DAY, dayOf, HOUR, MINUTE, monthOf, startOfMonth } from '#domain/calendar'
import { decodeStates, type MonthFacts, stateOfMonth, untouched } from '#domain/heatMap'
import { rulesOn } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'
import { packFor } from '../../scripts/demo/monthPack'
import type { ActivityRecord, Org, Session } from '../../cloudfunctions/shared/documents'
import { branchOrg, change, changeTree, type Dice, diceOf, givenTree, sessionOf } from '../support/heatWorld'
import { given, rows, setClock, tick, useWorld, world } from '../support/world'

useWorld()

const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000)
const now = () => world().clock.now()
const later = (ms: number) => world().clock.freeze(now() + ms)
const openNow = () => Array.from({ length: 14 }, (_month, index) => addMonths(monthOf(now()), index - 11))

/** Nothing is asked of who came after the 15th, or left before the month was over. */
const wasThere = ({ from, to }: Org, month: string) =>
  from <= `${month}-15` && (to === null || to >= dayOf(startOfMonth(addMonths(month, 1)) - DAY))

const factsOf = (session: Session, record: ActivityRecord | undefined): MonthFacts => ({
  ...untouched,
  publishedAt: session.publishedAt,
  start: session.start,
  end: session.end,
  cancelled: session.cancelled,
  ...(record && {
    recordedAt: record.recordedAt,
    reportedAt: record.reportedAt,
    acceptedAt: record.acceptedAt,
    returnedAt: record.returnedAt,
  }),
})

/** Every cell, found by going through all documents there are. */
function recomputed(): Record<string, string> {
  const [sessions, records, orgs] = [rows('sessions'), rows('records'), rows('orgs')]
  const packs = rows('monthPacks').map(({ _id }) => _id)
  const cellOf = (branch: Org, month: string): string => {
    const [newest] = sessions
      .filter(({ kind, org, start }) => kind === 'themeDay' && org === branch._id && monthOf(start) === month)
      .sort((a, b) => b.version - a.version)
    if (!wasThere(branch, month) && (!newest || newest.cancelled)) return 'exempt'
    const nothing = packs.includes(month) ? untouched : null
    const known = newest
      ? factsOf(
          newest,
          records.find(({ _id }) => _id === newest._id),
        )
      : nothing
    return stateOfMonth(known, month, now(), rulesOn(currentPack, `${month}-01`))
  }
  const branches = orgs.filter(({ level }) => level === 'branch')
  return Object.fromEntries(
    branches.flatMap((branch) =>
      openNow().map((month) => [`${branch.path[1]} ${branch.name} ${month}`, cellOf(branch, month)] as const),
    ),
  )
}

function shown(): Record<string, string> {
  const open = openNow()
  return Object.fromEntries(
    rows('heatmaps').flatMap(({ unitId, year, branches, months }) =>
      months.flatMap((letters, index) => {
        const month = `${year}-${String(index + 1).padStart(2, '0')}`
        const states = decodeStates(letters)
        if (states.length !== branches.length) throw new Error(`${unitId} ${month}: ${letters}`)
        if (!open.includes(month)) return []
        return branches.map(({ name }, at) => [`${unitId} ${name} ${month}`, states[at]!] as const)
      }),
    ),
  )
}

async function givenWorld(dice: Dice, { units = 3, branches = 6, changes = 150 } = {}): Promise<void> {
  await givenTree(units, branches, dice)
  const end = setClock('10 09:00:00')
  for (let step = changes; step > 0; step -= 1) {
    world().clock.freeze(end - step * 20 * HOUR)
    await change(now(), dice)
  }
  world().clock.freeze(end)
}

const mustTick = async () => expect((await tick()).reply).toMatchObject({ failed: [] })

test(`the documents say what going through everything says, before and after 200 changes (seed ${SEED})`, async () => {
  const dice = diceOf(SEED)
  await givenWorld(dice)
  await mustTick()
  expect(new Set(Object.values(recomputed())).size).toBeGreaterThan(6)
  expect(shown()).toEqual(recomputed())
  for (let step = 1; step <= 200; step += 1) {
    // at once, too: written by a call that had begun before the tick
    later(step % 4 ? dice(5 * HOUR) : 0)
    await change(now() - 40_000, dice)
    if (step % 3 === 0) await mustTick()
    if (step % 20 === 0) {
      later(5 * MINUTE)
      await mustTick()
      expect(shown()).toEqual(recomputed())
    }
  }
})

test(`a change of the tree shows on the next day at the latest (seed ${SEED})`, async () => {
  const dice = diceOf(SEED)
  await givenWorld(dice)
  await mustTick()
  for (let day = 0; day < 12; day += 1) {
    await changeTree(now(), dice)
    await change(now(), dice)
    later(DAY)
    await mustTick()
    expect(shown()).toEqual(recomputed())
  }
})

test('branches stand by name; one that was merged stays where it was, and is asked for nothing more', async () => {
  await givenTree(1, 3, diceOf(1))
  setClock('10 09:00:00')
  const [first, second] = rows('orgs').filter(({ level }) => level === 'branch')
  await given(
    'orgs',
    { ...first!, name: '丁', path: ['group', 'u0', second!._id, first!._id], to: '2026-08-31' },
    { ...second!, name: '丙' },
  )
  await given('sessions', sessionOf(first!, { month: '2026-07', day: 5, version: 1, at: now() }))
  await mustTick()
  const [year] = rows('heatmaps').filter(({ _id }) => _id === 'u0:2026')
  const names = year!.branches.map(({ name }) => name)
  expect(names).toEqual([...names].sort())
  const at = names.indexOf('丁')
  expect(year!.months.map((letters) => letters[at]).join('')).toBe('PPPPPPWPxxxx')
})

test('a branch that came in between stands in all months as soon as anything of its unit changes', async () => {
  await givenWorld(diceOf(6))
  await mustTick()
  const known = rows('orgs').find(({ level }) => level === 'branch')!
  const fresh = branchOrg(known.parent!, '一个新支部')
  await given('orgs', { ...fresh, path: [...known.path.slice(0, -1), fresh._id] })
  later(HOUR)
  await given('sessions', sessionOf(known, { month: '2026-11', day: 25, version: 8, at: now() }))
  await mustTick()
  expect(shown()).toEqual(recomputed())
})

test('a theme day that ends, and a day that ends, show without anybody doing anything', async () => {
  await givenTree(1, 1, diceOf(1))
  await given('monthPacks', packFor('2026-11', 0))
  const [branch] = rows('orgs').filter(({ level }) => level === 'branch')
  const cell = () => shown()[`u0 ${branch!.name} 2026-11`]
  setClock('01 09:00:00')
  await mustTick()
  expect(cell()).toBe('planned')
  await given('sessions', sessionOf(branch!, { month: '2026-11', day: 4, version: 1, at: now() }))
  const seen: (string | undefined)[] = []
  for (const time of ['01 09:05:00', '05 16:55:00', '05 17:00:00', '10 23:55:00', '11 00:00:00']) {
    setClock(time)
    await mustTick()
    seen.push(cell())
  }
  expect(seen).toEqual(['published', 'published', 'held', 'held', 'lateRecord'])
})

test('a tick in which nothing has changed costs little and writes nothing but its cursor', async () => {
  await givenWorld(diceOf(7))
  await mustTick()
  later(HOUR)
  await mustTick()
  later(HOUR)
  const { cost } = await tick()
  expect(cost.written).toEqual(['jobs/heatMap'])
  expect(cost.examined).toBeLessThan(40)
})

test('one branch’s change costs a handful of requests, whatever the other units are', async () => {
  await givenWorld(diceOf(7), { units: 12 })
  await mustTick()
  later(HOUR)
  await mustTick()
  const quiet = (await tick()).cost.requests
  const branch = rows('orgs').find(({ level }) => level === 'branch')!
  later(HOUR)
  await given('sessions', sessionOf(branch, { month: '2026-11', day: 25, version: 8, at: now() }))
  const { cost } = await tick()
  expect(cost.requests - quiet).toBeLessThanOrEqual(5)
  expect(cost.written.sort()).toEqual([`heatmaps/${branch.parent}:2026`, 'jobs/heatMap'])
  expect(shown()).toEqual(recomputed())
})

test('rung twice at once, or again, it changes nothing', async () => {
  await givenWorld(diceOf(3))
  await mustTick()
  const once = rows('heatmaps')
  world().faults.latency = { ms: 0, jitterMs: 3 }
  await Promise.all([tick(), tick(), tick()])
  expect(rows('heatmaps')).toEqual(once)
})

test('ended after any request, the next tick makes up for it', async () => {
  const dice = diceOf(5)
  await givenWorld(dice, { units: 2, branches: 3, changes: 40 })
  await mustTick()
  for (let requests = 1; requests <= 40; requests += 3) {
    later(requests % 2 ? HOUR : DAY)
    await change(now(), dice)
    world().faults.crashAfter = { requests, function: 'timer' }
    await tick().catch(() => undefined)
    world().faults.crashAfter = null
    later(5 * MINUTE)
    await mustTick()
    expect(shown()).toEqual(recomputed())
  }
})

test('a round that takes longer than a tick goes on where it stopped, and forgets nothing', async () => {
  const dice = diceOf(9)
  await givenWorld(dice, { units: 6, branches: 2, changes: 60 })
  // each unit takes so long that a tick has time for one: its last document of three
  const stop = world().database.onCommit((changes) => {
    if (changes.some(({ collection, id }) => collection === 'heatmaps' && /:2027/.test(String(id)))) later(MINUTE)
  })
  const written: number[] = []
  while (rows('jobs')[0]?.begun !== null) {
    await change(now(), dice)
    written.push((await tick()).cost.written.filter((path) => path.startsWith('heatmaps/')).length)
    later(5 * MINUTE)
  }
  stop()
  expect(written).toEqual([3, 3, 3, 3, 3, 3])
  await mustTick()
  expect(shown()).toEqual(recomputed())
})

test('one unit that cannot be read does not stop the others, and is tried again', async () => {
  await givenWorld(diceOf(4), { units: 3 })
  world().faults.add({ kind: 'timeout', collection: 'heatmaps', times: 1 })
  expect((await tick()).reply).toMatchObject({ failed: ['heatMap'] })
  expect(new Set(rows('heatmaps').map(({ unitId }) => unitId)).size).toBe(2)
  later(5 * MINUTE)
  await mustTick()
  expect(shown()).toEqual(recomputed())
})

test('a roster that went in shows at the next tick', async () => {
  await givenTree(1, 1, diceOf(1))
  setClock('02 09:00:00')
  await mustTick()
  later(HOUR)
  await givenTree(2, 2, diceOf(1))
  await given('rosterImports', { _id: 'i', state: 'done', touchedAt: now() } as never)
  later(5 * MINUTE)
  await mustTick()
  expect(new Set(rows('heatmaps').map(({ unitId }) => unitId)).size).toBe(2)
  expect(shown()).toEqual(recomputed())
})
