import type { Database } from '../../engine/index'
import { _, $, connect, db, pretend, refusal, rows } from '../support/sdk'

const many = Array.from({ length: 1200 }, (_row, i) => ({ _id: `m${i}`, k: i % 10, n: i, plain: i }))
let database: Database

beforeAll(async () => {
  const indexes = [{ name: 'by_k_n', keys: { k: 1 as const, n: -1 as const } }]
  const declarations = { collections: { rows: {}, many: { indexes } } }
  database = (await connect({ strict: true, declarations })).database
  await database.put('many', ...many)
})
beforeEach(async () => {
  for (const { _id } of database.rows('rows')) await database.remove('rows', String(_id))
  await database.put('rows', { _id: 'a', n: 1 }, { _id: 'b', n: 1 })
})

const many_ = db.collection('many')
const large = 'x'.repeat(70_000)

test.each<[name: string, call: () => Promise<unknown>, error: RegExp]>([
  ['an update of nothing', () => rows.doc('a').update({ data: { o: {} } }), /an update of nothing/],
  ['an update of undefined', () => rows.doc('a').update({ data: { o: undefined } }), /an update of nothing/],
  ['where().update of nothing', () => rows.where({ n: 1 }).update({ data: {} }), /an update of nothing|data/],
  ['update without a query', () => rows.where({}).update({ data: { n: 2 } }), /an update without a query/],
  ['remove without a query', () => rows.where({}).remove(), /a remove without a query/],
  ['skip', () => rows.where({ n: 1 }).orderBy('_id', 'asc').skip(1).get(), /skip: read on from the last row/],
  ['skip in an aggregation', () => rows.aggregate().sort({ _id: 1 }).skip(1).end(), /skip/],
  [
    'a result cut off without an order',
    () => rows.where({ n: 1 }).limit(1).get(),
    /more than 1 rows match and there is no order/,
  ],
  ['the default limit without an order', () => many_.where({ k: 1 }).get(), /more than 100 rows match/],
  [
    'a full scan above 1,000',
    () => many_.where({ plain: 5 }).get(),
    /full scan of many \(1200 documents\) by plain: an index is missing/,
  ],
  ['a full scan for an order', () => many_.where({}).orderBy('plain', 'asc').limit(5).get(), /full scan of many/],
  ['a full scan in a count', () => many_.where({ plain: 5 }).count(), /full scan/],
  ['a full scan in an update', () => many_.where({ plain: 5 }).update({ data: { x: 1 } }), /full scan/],
  ['a full scan in a remove', () => many_.where({ plain: 5 }).remove(), /full scan/],
  ['a full scan in an aggregation', () => many_.aggregate().match({ plain: 5 }).end(), /full scan/],
  [
    'a full scan in a lookup',
    () => rows.aggregate().lookup({ from: 'many', localField: 'n', foreignField: 'plain', as: 'x' }).end(),
    /full scan/,
  ],
  [
    'a walk along a whole index',
    () => many_.where({ plain: 1190 }).orderBy('_id', 'asc').get(),
    /a walk along all of many/,
  ],
  [
    'an aggregation of more than 20 without a limit',
    () => many_.aggregate().match({ k: 1 }).end(),
    /more than 20 rows and no limit/,
  ],
  ['a document above 64 KB', () => rows.add({ data: { large } }), /a document of 700\d\d bytes, above 64 KB/],
  ['a document grown above 64 KB', () => rows.doc('a').update({ data: { large } }), /above 64 KB/],
])('refused: %s', async (_name, call, error) => {
  expect(await refusal(call())).toMatch(error)
  expect(database.rows('rows')).toEqual([
    { _id: 'a', n: 1 },
    { _id: 'b', n: 1 },
  ])
})

test.each<[name: string, call: () => Promise<unknown>]>([
  ['a result cut off in an order', () => many_.where({ k: 1 }).orderBy('n', 'desc').limit(5).get()],
  [
    'a page by _id',
    () =>
      many_
        .where({ _id: _.gt('m5') })
        .orderBy('_id', 'asc')
        .limit(100)
        .get(),
  ],
  ['a scan of a small collection', () => rows.where({ n: _.gt(0) }).get()],
  ['a count of everything', () => many_.count()],
  ['an update of one of several', () => rows.where({ n: 1 }).update({ data: { m: 1 }, multi: false })],
  [
    'where().get() inside a transaction',
    () => db.runTransaction(async (t) => t.collection('rows').where({ n: 1 }).get()),
  ],
  ['an or of indexed conditions', () => many_.where(_.or({ k: 1, n: 1 }, { _id: 'm7' })).get()],
  ['a document of almost 64 KB', () => rows.doc('a').update({ data: { large: large.slice(0, 60_000) } })],
])('allowed: %s', async (_name, call) => {
  await expect(call()).resolves.toBeDefined()
})

test('a reply above 1 MB is refused', async () => {
  const text = 'x'.repeat(60_000)
  for (let i = 0; i < 18; i++) await database.put('rows', { _id: `l${i}`, text })
  expect(await refusal(rows.where({ text }).get())).toMatch(/a reply of \d+ bytes, above 1 MB/)
  await expect(rows.where({ text }).orderBy('_id', 'asc').limit(5).get()).resolves.toBeDefined()
})

describe('while the invocation has an open transaction', () => {
  test.each<[name: string, call: () => Promise<unknown>]>([
    ['where().update', () => rows.where({ n: 1 }).update({ data: { n: 2 } })],
    ['where().remove', () => rows.where({ n: 1 }).remove()],
    ['count', () => rows.where({ n: 1 }).count()],
    [
      'aggregate',
      () =>
        rows
          .aggregate()
          .group({ _id: null, n: $.sum?.(1) })
          .end(),
    ],
  ])('%s is refused', async (_name, call) => {
    pretend('one')
    const transaction = await db.startTransaction()
    expect(await refusal(call())).toMatch(/StrictMode\] \w+ while this invocation has an open transaction/)
    pretend('two')
    await expect(call()).resolves.toBeDefined()
    pretend('one')
    await transaction.rollback()
    await database.put('rows', { _id: 'a', n: 1 }, { _id: 'b', n: 1 })
    await expect(call()).resolves.toBeDefined()
    pretend('test')
  })
  test('document operations outside it are allowed', async () => {
    const transaction = await db.startTransaction()
    await rows.doc('a').update({ data: { n: 5 } })
    expect((await rows.doc('a').get()).data).toEqual({ _id: 'a', n: 5 })
    await transaction.rollback()
  })
})
