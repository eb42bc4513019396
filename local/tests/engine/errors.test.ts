import type { Database } from '../../engine/index'
import { _, connect, db, refusal, rows } from '../support/sdk'

let database: Database
beforeAll(async () => {
  const by = { indexes: [{ name: 'by_k', keys: { k: 1 as const }, unique: true }] }
  database = (await connect({ declarations: { collections: { rows: {}, keyed: by } } })).database
})
beforeEach(async () => {
  await database.clear()
  await database.put('rows', { _id: 'a', n: null })
})

const ghosts = db.collection('ghosts')
const keyed = db.collection('keyed')

test.each<[name: string, call: () => Promise<unknown>, error: RegExp]>([
  ['get', () => ghosts.get(), /^-502005 .*ResourceNotFound\] Db or Table not exist/],
  ['doc.get', () => ghosts.doc('a').get(), /^-502005/],
  ['add', () => ghosts.add({ data: { a: 1 } }), /^-502005/],
  ['update', () => ghosts.doc('a').update({ data: { a: 1 } }), /^-502005/],
  ['set', () => ghosts.doc('a').set({ data: { a: 1 } }), /^-502005/],
  ['remove', () => ghosts.doc('a').remove(), /^-502005/],
  ['count', () => ghosts.count(), /^-502005/],
  ['aggregate', () => ghosts.aggregate().match({}).end(), /DATABASE_COLLECTION_NOT_EXIST/],
])('an unknown collection: %s', async (_name, call, error) => {
  expect(await refusal(call())).toMatch(error)
})

test.each<[name: string, call: () => Promise<unknown>, error: RegExp]>([
  [
    'a used _id',
    () => rows.add({ data: { _id: 'a' } }),
    /^-502001 .*E11000 duplicate key error collection: local\.rows index: _id_ dup key: \{ : "a" \}/,
  ],
  ['a $ name', () => rows.add({ data: { $x: 1 } }), /^-502001 .*The dollar \(\$\) prefixed field '\$x'/],
  [
    'a $ name inside',
    () => rows.add({ data: { o: [{ $x: 1 }] } }),
    /The dollar \(\$\) prefixed field '\$x' in 'o\.\$x'/,
  ],
  ['a dotted name', () => rows.add({ data: { 'a.b': 1 } }), /The dotted field 'a\.b'/],
  ['a dotted name in set', () => rows.doc('a').set({ data: { 'a.b': 1 } }), /The dotted field 'a\.b'/],
  ['a $ name in set', () => rows.doc('a').set({ data: { $x: 1 } }), /The dollar/],
  ['a query by __proto__', () => rows.where(JSON.parse('{"__proto__":{"x":1}}')).get(), /"__proto__.x" is not allowed/],
  ['the name constructor', () => rows.add({ data: { constructor: 1 } }), /field name "constructor" is not allowed/],
  ['a path through __proto__', () => rows.doc('a').update({ data: { 'o.__proto__.x': 1 } }), /is not allowed/],
  ['a query through constructor', () => rows.where({ 'constructor.name': 'Object' }).get(), /is not allowed/],
  ['a rename to __proto__', () => rows.doc('a').update({ data: { n: _.rename('__proto__') } }), /is not allowed/],
  ['an _id that is an object', () => rows.add({ data: { _id: { a: 1 } } }), /the _id must be a string or a number/],
  ['$where', () => rows.where({ $where: 'sleep(1000)' }).get(), /\$where is not supported/],
  ['$jsonSchema', () => rows.where(_.jsonSchema({ required: ['a'] })).get(), /\$jsonSchema is not supported/],
  ['$text', () => rows.where({ $text: { $search: 'a' } }).get(), /\$text is not supported/],
  [
    'near',
    () => rows.where({ at: _.geoNear({ geometry: db.Geo.Point(1, 1) }) }).get(),
    /\$nearSphere is not supported/,
  ],
  [
    'a projection by elemMatch',
    () =>
      rows
        .where({})
        .field({ t: _.project.elemMatch({ a: 1 }) })
        .get(),
    /\$elemMatch of t is not supported/,
  ],
  [
    'a positional projection',
    () => rows.where({ t: 1 }).field({ 't.$': 1 }).get(),
    /positional projection t\.\$ is not supported/,
  ],
  ['a mixed projection', () => rows.where({}).field({ a: 1, b: 0 }).get(), /mix of inclusion and exclusion/],
  ['an unknown query operator', () => rows.where({ a: { $foo: 1 } }).get(), /unknown query operator \$foo/],
  ['an unknown logical operator', () => rows.where({ $foo: [] }).get(), /unknown top level operator: \$foo/],
  ['in without an array', () => rows.where({ a: { $in: 1 } }).get(), /\$in needs an array/],
  ['mod by zero', () => rows.where({ a: _.mod(0, 1) }).get(), /divisor cannot be 0/],
  ['an unknown modifier', () => rows.doc('a').update({ data: { $foo: { a: 1 } } }), /Unknown modifier: \$foo/],
  ['a second collection of a name', () => db.createCollection('rows'), /DATABASE_REQUEST_FAILED .*Table exist/],
  ['an odd collection name', () => db.createCollection('a$b'), /collection name is not allowed/],
  [
    'parallel arrays in an index',
    () => keyed.add({ data: { k: [1], _id: 1 } }).then(() => keyed.add({ data: { k: [2, 1] } })),
    /E11000.*by_k/,
  ],
])('refused: %s', async (_name, call, error) => {
  expect(await refusal(call())).toMatch(error)
  expect(database.rows('rows')).toEqual([{ _id: 'a', n: null }])
  expect(Object.prototype).not.toHaveProperty('x')
})

describe('a unique index', () => {
  beforeEach(() => database.put('keyed', { _id: 1, k: 'x' }))
  test.each<[name: string, call: () => Promise<unknown>]>([
    ['insert', () => keyed.add({ data: { k: 'x' } })],
    ['update', () => keyed.add({ data: { _id: 2, k: 'y' } }).then(() => keyed.doc(2).update({ data: { k: 'x' } }))],
    ['set', () => keyed.doc(3).set({ data: { k: 'x' } })],
    ['null and missing', () => keyed.add({ data: { k: null } }).then(() => keyed.add({ data: { other: 1 } }))],
  ])('refuses by %s', async (_name, call) => {
    expect(await refusal(call())).toMatch(/^-502001 .*E11000 .*index: by_k/)
  })
  test('lets a document keep its own key, and a freed key be used', async () => {
    await keyed.doc(1).update({ data: { k: 'x', other: 1 } })
    await keyed.doc(1).update({ data: { k: 'z' } })
    await keyed.add({ data: { _id: 2, k: 'x' } })
    await keyed.doc(2).remove()
    await keyed.add({ data: { _id: 3, k: 'x' } })
    expect(database.rows('keyed').map(({ _id, k }) => [_id, k])).toEqual([
      [1, 'z'],
      [3, 'x'],
    ])
  })
})

test('a new collection can be used at once', async () => {
  await db.createCollection('fresh')
  await db.collection('fresh').add({ data: { _id: 1 } })
  expect(database.collections().map(({ name, count }) => [name, count])).toContainEqual(['fresh', 1])
})

test('values survive the wire', async () => {
  const at = new Date(1_700_000_000_123)
  const value = {
    n: 1,
    f: 1.5,
    big: 2 ** 40,
    less: -5,
    none: null,
    yes: true,
    at,
    old: new Date(-1),
    re: /ab+/i,
    o: { a: [1, { b: 'x' }] },
    文: '中文 😀',
  }
  await rows.doc('v').set({ data: value })
  expect((await rows.doc('v').get()).data).toEqual({ _id: 'v', ...value, re: { pattern: 'ab+', options: 'i' } })
})

test('trap: the SDK spreads __proto__ into the document, so nothing of it is seen on the wire', async () => {
  await rows.doc('v').set({ data: JSON.parse('{"__proto__":{"admin":true},"n":1}') as object })
  expect((await rows.doc('v').get()).data).toEqual({ _id: 'v', n: 1, admin: true })
})

test('NaN and Infinity survive the wire', async () => {
  await rows.doc('v').set({ data: { a: NaN, b: Infinity, c: -Infinity } })
  expect((await rows.doc('v').get()).data).toEqual({ _id: 'v', a: NaN, b: Infinity, c: -Infinity })
})

test('serverDate is one instant per request, also in a query', async () => {
  const before = Date.now()
  await rows.doc('s').set({ data: { at: db.serverDate(), later: db.serverDate({ offset: 60_000 }) } })
  const { at, later } = (await rows.doc('s').get()).data as { at: Date; later: Date }
  expect(later.getTime() - at.getTime()).toBe(60_000)
  expect(at.getTime()).toBeGreaterThanOrEqual(before)
  expect((await rows.where({ at: _.lte(db.serverDate()) }).get()).data).toHaveLength(1)
})

test('a reply is a copy: changing it changes nothing', async () => {
  const [row] = database.rows('rows')
  Object.assign(row ?? {}, { n: 'changed' })
  expect(database.rows('rows')).toEqual([{ _id: 'a', n: null }])
})
