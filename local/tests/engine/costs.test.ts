import type { Database, Index, Trip } from '../../engine/index'
import { openDatabase } from '../../engine/index'
import { actionsOn, newTrip, opened, temporaryFolder, wireError } from '../support/engine'

const COUNT = 2000
const indexes: Index[] = [
  { name: 'by_k_n', keys: { k: 1 as const, n: -1 as const } },
  { name: 'by_tags', keys: { tags: 1 as const } },
  { name: 'by_deep', keys: { 'o.x': 1 as const } },
  { name: 'by_pair', keys: { 'list.a': 1 as const, 'list.b': 1 as const } },
  { name: 'by_only', keys: { only: 1 as const }, unique: true },
]
let database: Database
let trip: Trip

beforeAll(async () => {
  database = await opened({ strict: false, declarations: { collections: { rows: { indexes }, few: {} } } })
  const rows = Array.from({ length: COUNT }, (_row, i) => ({
    _id: `r${String(i).padStart(4, '0')}`,
    ...{ k: i % 20, n: i, tags: [`t${i % 50}`, 'all'], o: { x: i % 100 }, only: i, plain: i % 20 },
    list: [
      { a: i % 10, b: 1 },
      { a: 99, b: i % 10 },
    ],
  }))
  await database.put('rows', ...rows)
  await database.put('few', { _id: 1 }, { _id: 2 }, { _id: 3 })
})
beforeEach(() => {
  trip = newTrip()
})

const cost = async (query: object, more: Record<string, unknown> = {}) => {
  const found = await actionsOn(database, () => trip).get(query, { limit: 1000, ...more })
  return { returned: found.length, examined: trip.examined, keys: trip.keys }
}

test.each<
  [
    name: string,
    query: object,
    more: Record<string, unknown>,
    expected: [returned: number, examined: number, keys: number],
  ]
>([
  ['_id', { _id: 'r0007' }, {}, [1, 1, 1]],
  ['_id and a condition', { _id: 'r0007', n: 5 }, {}, [0, 1, 1]],
  ['a missing _id', { _id: 'none' }, {}, [0, 0, 1]],
  ['_id in a list', { _id: { $in: ['r0001', 'r0002', 'none'] } }, {}, [2, 2, 3]],
  ['a page by _id', { _id: { $gt: 'r0100' } }, { order: { _id: 1 }, limit: 10 }, [10, 10, 10]],
  ['_id descending', {}, { order: { _id: -1 }, limit: 10 }, [10, 10, 10]],
  ['an equality', { k: 3 }, {}, [100, 100, 100]],
  ['an equality and the order: the page stops', { k: 3 }, { order: { n: -1 }, limit: 5 }, [5, 5, 5]],
  ['the order reversed', { k: 3 }, { order: { n: 1 }, limit: 5 }, [5, 5, 5]],
  ['the order, the equal field named too', { k: 3 }, { order: { k: 1, n: -1 }, limit: 5 }, [5, 5, 5]],
  ['an equality, a range and the order', { k: 3, n: { $lt: 1000 } }, { order: { n: -1 }, limit: 5 }, [5, 5, 5]],
  ['an equality and a range', { k: 3, n: { $gte: 1000, $lt: 1100 } }, {}, [5, 5, 5]],
  ['a range on the first field', { k: { $gte: 18 } }, {}, [200, 200, 200]],
  ['a list of values', { k: { $in: [1, 2] } }, {}, [200, 200, 200]],
  ['a list, then a range', { k: { $in: [1, 2] }, n: { $lt: 100 } }, {}, [10, 10, 10]],
  ['a list and the order: the ranges are merged', { k: { $in: [1, 2] } }, { order: { n: -1 }, limit: 5 }, [5, 5, 6]],
  ['a condition behind the index', { k: 3, plain: 4 }, {}, [0, 100, 100]],
  ['a sort the index does not have', { k: 3 }, { order: { plain: 1 }, limit: 5 }, [5, 100, 100]],
  ['a range of the wrong type', { k: { $gte: 'a' } }, {}, [0, 0, 0]],
  ['a range behind a gap', { n: { $lt: 10 } }, {}, [10, COUNT, 0]],
  ['an array', { tags: 't7' }, {}, [40, 40, 40]],
  ['a path', { 'o.x': 7 }, {}, [20, 20, 20]],
  [
    'two paths into one array: only the first bounds, each pair is a key',
    { 'list.a': 3, 'list.b': 1 },
    {},
    [200, 200, 400],
  ],
  ['a unique index', { only: 77 }, {}, [1, 1, 1]],
  ['null by an index', { only: null }, {}, [0, 0, 0]],
  ['an or of two indexes', { $or: [{ only: 5 }, { k: 3, n: 3 }] }, {}, [2, 2, 2]],
  ['an or with the same document twice', { $or: [{ only: 3 }, { k: 3, n: 3 }] }, {}, [1, 1, 2]],
  ['an or with one branch without index', { $or: [{ only: 5 }, { plain: 3 }] }, {}, [101, COUNT, 0]],
  ['an and of two conditions', { $and: [{ k: 3 }, { n: { $lt: 100 } }] }, {}, [5, 5, 5]],
  ['a pattern', { tags: { $regex: 't7' } }, {}, [40, COUNT, 0]],
  ['no index', { plain: 3 }, {}, [100, COUNT, 0]],
  ['a limit without order stops', { plain: { $gte: 0 } }, { limit: 7 }, [7, 7, 0]],
])('%s', async (_name, query, more, [returned, examined, keys]) => {
  expect(await cost(query, more)).toEqual({ returned, examined, keys })
})

test('an indexed page costs the same at any size', async () => {
  const page = { order: { n: -1 }, limit: 20 }
  const before = await cost({ k: 3 }, page)
  const more = Array.from({ length: COUNT }, (_row, i) => ({ _id: `s${i}`, k: i % 20, n: -i - 1, only: -i - 1 }))
  await database.put('rows', ...more)
  trip = newTrip()
  expect(await cost({ k: 3 }, page)).toEqual(before)
  for (const { _id } of more) await database.remove('rows', _id)
})

test('writes count what they look at and what they write', async () => {
  const { insert, remove, update } = actionsOn(database, () => trip)
  await insert({ _id: 'x', k: 100, only: 'x' })
  expect(trip).toMatchObject({ examined: 0, written: ['rows/x'] })
  trip = newTrip()
  await update({ k: 100 }, { $set: { k: 101 } }, { queryType: 'WHERE', multi: true })
  expect(trip).toMatchObject({ examined: 1, keys: 1, written: ['rows/x'] })
  expect(trip.bytesWritten).toBeGreaterThan(20)
  trip = newTrip()
  await update({ _id: 'x' }, { $set: { k: 101 } })
  expect(trip).toMatchObject({ examined: 1, written: [], bytesWritten: 0 })
  trip = newTrip()
  await remove({ _id: 'x' })
  expect(trip).toMatchObject({ examined: 1, written: ['rows/x'] })
})

test.each([
  ['everything', undefined, { total: COUNT, examined: 0 }],
  ['an indexed condition', '{"k":3}', { total: 100, examined: 100 }],
])('a count of %s', async (_name, query, { total, examined }) => {
  const { data } = await actionsOn(database, () => trip).perform('calculateDocument', { query })
  expect([data.total, trip.examined]).toEqual([total, examined])
})

test.each<[name: string, stages: [string, unknown][], examined: number]>([
  [
    'match at the head',
    [
      ['$match', { k: 3 }],
      ['$limit', 10],
    ],
    100,
  ],
  [
    'match, sort and limit at the head',
    [
      ['$match', { k: 3 }],
      ['$sort', { n: -1 }],
      ['$limit', 10],
    ],
    10,
  ],
  [
    'match behind another stage',
    [
      ['$addFields', { z: 1 }],
      ['$match', { k: 3 }],
      ['$limit', 10],
    ],
    COUNT,
  ],
  [
    'a lookup by an index',
    [
      ['$match', { _id: 'r0003' }],
      ['$lookup', { from: 'rows', localField: 'n', foreignField: 'only', as: 'x' }],
    ],
    2,
  ],
  [
    'a lookup by a pipeline',
    [
      ['$match', { k: 3, n: { $lt: 40 } }],
      ['$lookup', { from: 'few', pipeline: [], as: 'x' }],
    ],
    2 + 2 * 3,
  ],
  [
    'a lookup by no index',
    [
      ['$match', { _id: 'r0003' }],
      ['$lookup', { from: 'rows', localField: 'n', foreignField: 'plain', as: 'x' }],
    ],
    1 + COUNT,
  ],
])('an aggregation: %s', async (_name, stages, examined) => {
  const wire = stages.map(([stageKey, value]) => ({ stageKey, stageValue: JSON.stringify(value) }))
  await actionsOn(database, () => trip).perform('aggregateDocuments', { stages: wire })
  expect(trip.examined).toBe(examined)
})

test('a list of many values, and of many _ids', async () => {
  const many = Array.from({ length: 900 }, (_value, i) => i)
  expect(await cost({ only: { $in: many } })).toEqual({ returned: 900, examined: 900, keys: 900 })
  trip = newTrip()
  const ids = many.map((i) => `r${String(i).padStart(4, '0')}`)
  expect(await cost({ _id: { $in: ids } })).toEqual({ returned: 900, examined: 900, keys: 900 })
})

test.each<[cap: 100 | 1000, rows: number]>([
  [100, 100],
  [1000, 1000],
])('at a cap of %d a read of 1,000 returns %d rows', async (rowCap, rows) => {
  const capped = await opened({ rowCap })
  await capped.put('rows', ...Array.from({ length: 1100 }, (_row, _id) => ({ _id })))
  const { get } = actionsOn(capped)
  expect(await get({}, { order: { _id: 1 }, limit: 1000 })).toHaveLength(rows)
  expect(await wireError(get({}, { order: { _id: 1 }, limit: 1001 }))).toMatch(/StrictMode\] limit 1001 is above 1000/)
})

test('an index declared later is built from the documents; one that is violated refuses the start', async () => {
  const data = temporaryFolder()
  const unique = (path: string) => ({
    collections: { rows: { indexes: [{ name: `by_${path}`, keys: { [path]: 1 as const }, unique: true }] } },
  })
  const first = await openDatabase({ data, declarations: { collections: { rows: {} } } })
  await first.put('rows', { _id: 1, n: 1, same: 1 }, { _id: 2, n: 2, same: 1 })
  await first.close()
  const second = await openDatabase({ data, declarations: unique('n') })
  expect(second.collections()[0]).toMatchObject({
    count: 2,
    indexes: [{ name: '_id_' }, { name: 'by_n', unique: true }],
  })
  await expect(second.put('rows', { _id: 3, n: 1 })).rejects.toThrow(/E11000.*by_n/)
  await second.close()
  await expect(openDatabase({ data, declarations: unique('same') })).rejects.toThrow(/E11000.*by_same/)
  // and leaves the folder free
  await (await openDatabase({ data })).close()
})
