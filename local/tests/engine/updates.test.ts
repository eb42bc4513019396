import type { Database } from '../../engine/index'
import { _, connect, refusal, rows } from '../support/sdk'

let database: Database
beforeAll(async () => {
  database = (await connect()).database
})

/** The document after an update of `{_id: 'd', ...before}`, without its _id. */
async function updated(before: object, data: object) {
  await database.put('rows', { _id: 'd', ...before })
  const { stats } = await rows.doc('d').update({ data })
  const { _id, ...after } = (await rows.doc('d').get()).data ?? {}
  return { after, count: stats.updated }
}

const at = new Date(1_700_000_000_000)

test.each<[name: string, before: object, data: object, after: object]>([
  ['a field', { a: 1 }, { a: 2 }, { a: 2 }],
  ['a new field', { a: 1 }, { b: 2 }, { a: 1, b: 2 }],
  ['nested fields are merged', { o: { a: 1 } }, { o: { b: 2 } }, { o: { a: 1, b: 2 } }],
  ['nested fields are created', {}, { o: { p: { q: 1 } } }, { o: { p: { q: 1 } } }],
  ['a dotted path', { o: { a: 1 } }, { 'o.a': 2 }, { o: { a: 2 } }],
  ['an element by its index', { t: [1, 2] }, { 't.1': 9 }, { t: [1, 9] }],
  ['an element behind the end fills with null', { t: [1] }, { 't.3': 9 }, { t: [1, null, null, 9] }],
  ['a field in an element', { t: [{ n: 1 }] }, { 't.0.n': 2 }, { t: [{ n: 2 }] }],
  ['an index in a missing field makes a document', {}, { 't.0': 1 }, { t: { 0: 1 } }],
  ['an array replaces', { t: [1, 2, 3] }, { t: [4] }, { t: [4] }],
  ['a date', {}, { at }, { at }],
  ['null', { a: 1 }, { a: null }, { a: null }],
  ['set replaces a document', { o: { a: 1 } }, { o: _.set({ b: 2 }) }, { o: { b: 2 } }],
  ['set of an empty document', { o: { a: 1 } }, { o: _.set({}) }, { o: {} }],
  ['remove', { a: 1, b: 2 }, { a: _.remove() }, { b: 2 }],
  ['remove on a path', { o: { a: 1, b: 2 } }, { 'o.a': _.remove() }, { o: { b: 2 } }],
  ['remove of an element leaves null', { t: [1, 2] }, { 't.0': _.remove() }, { t: [null, 2] }],
  ['inc', { n: 1 }, { n: _.inc(2) }, { n: 3 }],
  ['inc by a negative number', { n: 1 }, { n: _.inc(-2) }, { n: -1 }],
  ['inc by a fraction', { n: 1 }, { n: _.inc(0.5) }, { n: 1.5 }],
  ['inc of a missing field', {}, { 'o.n': _.inc(2) }, { o: { n: 2 } }],
  ['mul', { n: 3 }, { n: _.mul(4) }, { n: 12 }],
  ['mul of a missing field is 0', {}, { n: _.mul(4) }, { n: 0 }],
  ['min takes the smaller', { n: 3 }, { n: _.min(2) }, { n: 2 }],
  ['min of a missing field', {}, { n: _.min(2) }, { n: 2 }],
  ['min compares types: null is less', { n: 3 }, { n: _.min(null) }, { n: null }],
  ['max takes the greater', { n: 3 }, { n: _.max(5) }, { n: 5 }],
  ['max of a date', { at: new Date(0) }, { at: _.max(at) }, { at }],
  ['rename', { a: 1 }, { a: _.rename('b') }, { b: 1 }],
  ['rename onto another field', { a: 1, b: 2 }, { a: _.rename('b') }, { b: 1 }],
  ['rename into a document', { a: 1 }, { a: _.rename('o.a') }, { o: { a: 1 } }],
  ['bit and', { n: 13 }, { n: _.bit({ and: 10 }) }, { n: 8 }],
  ['bit or', { n: 3 }, { n: _.bit({ or: 5 }) }, { n: 7 }],
  ['bit xor', { n: 1 }, { n: _.bit({ xor: 5 }) }, { n: 4 }],
  ['bit on a missing field', {}, { n: _.bit({ or: 5 }) }, { n: 5 }],
  ['push', { t: [1] }, { t: _.push([2, 3]) }, { t: [1, 2, 3] }],
  ['push on a missing field', {}, { t: _.push([1]) }, { t: [1] }],
  ['push a document', { t: [] }, { t: _.push([{ a: 1 }]) }, { t: [{ a: 1 }] }],
  ['push at a position', { t: [1, 2] }, { t: _.push({ each: [9], position: 1 }) }, { t: [1, 9, 2] }],
  ['push at a position from the end', { t: [1, 2] }, { t: _.push({ each: [9], position: -1 }) }, { t: [1, 9, 2] }],
  ['push and sort', { t: [3, 1] }, { t: _.push({ each: [2], sort: 1 }) }, { t: [1, 2, 3] }],
  ['push and sort descending', { t: [3, 1] }, { t: _.push({ each: [2], sort: -1 }) }, { t: [3, 2, 1] }],
  [
    'push and sort by a field',
    { t: [{ k: 3 }, { k: 1 }] },
    { t: _.push({ each: [{ k: 2 }], sort: { k: -1 } }) },
    { t: [{ k: 3 }, { k: 2 }, { k: 1 }] },
  ],
  ['push and keep the first', { t: [1, 2] }, { t: _.push({ each: [3], slice: 2 }) }, { t: [1, 2] }],
  ['push and keep the last', { t: [1, 2] }, { t: _.push({ each: [3], slice: -2 }) }, { t: [2, 3] }],
  ['push and keep nothing', { t: [1, 2] }, { t: _.push({ each: [3], slice: 0 }) }, { t: [] }],
  ['sort happens before slice', { t: [5, 1] }, { t: _.push({ each: [3], sort: 1, slice: 2 }) }, { t: [1, 3] }],
  ['unshift', { t: [1] }, { t: _.unshift([2, 3]) }, { t: [2, 3, 1] }],
  ['pop', { t: [1, 2] }, { t: _.pop() }, { t: [1] }],
  ['shift', { t: [1, 2] }, { t: _.shift() }, { t: [2] }],
  ['pop of an empty array', { t: [] }, { t: _.pop() }, { t: [] }],
  ['pop of a missing field', { a: 1 }, { t: _.pop() }, { a: 1 }],
  ['pull a value', { t: [1, 2, 1] }, { t: _.pull(1) }, { t: [2] }],
  ['pull by a condition', { t: [1, 5, 9] }, { t: _.pull(_.gt(4)) }, { t: [1] }],
  ['pull by several values', { t: [1, 5, 9] }, { t: _.pull(_.in([1, 9])) }, { t: [5] }],
  ['pull documents by a field', { t: [{ a: 1, b: 1 }, { a: 2 }] }, { t: _.pull({ a: 1 }) }, { t: [{ a: 2 }] }],
  ['pull documents by a condition', { t: [{ a: 1 }, { a: 7 }] }, { t: _.pull({ a: _.gte(5) }) }, { t: [{ a: 1 }] }],
  ['pull by a pattern', { t: ['ab', 'cd'] }, { t: _.pull(/^a/) }, { t: ['cd'] }],
  ['pull from a missing field', { a: 1 }, { t: _.pull(1) }, { a: 1 }],
  ['pullAll', { t: [1, 2, 3, 1] }, { t: _.pullAll([1, 3]) }, { t: [2] }],
  [
    'pullAll documents, exactly',
    {
      t: [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
    },
    { t: _.pullAll([{ a: 1, b: 2 }]) },
    { t: [{ b: 2, a: 1 }] },
  ],
  ['addToSet', { t: [1] }, { t: _.addToSet(2) }, { t: [1, 2] }],
  ['addToSet of what is there', { t: [1, 2] }, { t: _.addToSet(2) }, { t: [1, 2] }],
  ['addToSet keeps duplicates that are there', { t: [1, 1] }, { t: _.addToSet(2) }, { t: [1, 1, 2] }],
  ['addToSet on a missing field', {}, { t: _.addToSet(2) }, { t: [2] }],
  ['addToSet of several', { t: [1] }, { t: _.addToSet({ $each: [1, 2, 2] }) }, { t: [1, 2] }],
  [
    'addToSet: the order of fields makes a difference',
    { t: [{ a: 1, b: 2 }] },
    { t: _.addToSet({ b: 2, a: 1 }) },
    {
      t: [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
    },
  ],
  ['trap: each without $ is a document', { t: [] }, { t: _.addToSet({ each: [1] }) }, { t: [{ each: [1] }] }],
  ['all elements', { t: [{ n: 1 }, { n: 2 }] }, { 't.$[].n': _.inc(1) }, { t: [{ n: 2 }, { n: 3 }] }],
  ['several operators at once', { a: 1, t: [1] }, { a: _.inc(1), b: 5, t: _.push([2]) }, { a: 2, b: 5, t: [1, 2] }],
  ['trap: the SDK drops an empty object', { a: 1 }, { b: {}, a: 2 }, { a: 2 }],
])('%s', async (_name, before, data, after) => {
  expect((await updated(before, data)).after).toEqual(after)
})

test.each<[name: string, before: object, data: object, count: number]>([
  ['the same value changes nothing', { a: 1 }, { a: 1 }, 0],
  ['the same array', { t: [1, { a: 1 }] }, { t: [1, { a: 1 }] }, 0],
  ['removing what is not there', { a: 1 }, { b: _.remove() }, 0],
  ['inc by 0', { n: 1 }, { n: _.inc(0) }, 0],
  ['addToSet of what is there', { t: [1] }, { t: _.addToSet(1) }, 0],
  ['max of less', { n: 5 }, { n: _.max(1) }, 0],
  ['another value', { a: 1 }, { a: 2 }, 1],
  ['another order of fields', { o: { a: 1, b: 2 } }, { o: _.set({ b: 2, a: 1 }) }, 1],
])('counts what changed: %s', async (_name, before, data, count) => {
  expect((await updated(before, data)).count).toBe(count)
})

test.each<[name: string, before: object, data: object, error: RegExp]>([
  ['a path through null', { a: null }, { 'a.b': 1 }, /Cannot create field 'b' in element \{a: null\}/],
  ['a path through a scalar', { a: 'x' }, { 'a.b': 1 }, /Cannot create field 'b' in element \{a: "x"\}/],
  ['a path through an array', { a: [1] }, { 'a.b': 1 }, /Cannot create field 'b' in element \{a: \[1\]\}/],
  ['inc through null', { a: null }, { 'a.b': _.inc(1) }, /Cannot create field 'b'/],
  [
    'inc on text',
    { n: 'x' },
    { n: _.inc(1) },
    /Cannot apply \$inc to a value of non-numeric type. \{_id: "d"\} has the field 'n' of non-numeric type string/,
  ],
  ['inc on null', { n: null }, { n: _.inc(1) }, /of non-numeric type null/],
  ['inc by text', { n: 1 }, { n: _.inc('x') }, /Cannot increment with non-numeric argument: \{n: "x"\}/],
  ['mul on text', { n: 'x' }, { n: _.mul(2) }, /Cannot apply \$mul/],
  ['mul by text', { n: 1 }, { n: _.mul('x') }, /Cannot multiply with non-numeric argument/],
  [
    'push on text',
    { t: 'x' },
    { t: _.push([1]) },
    /The field 't' must be an array but is of type string in document \{_id: "d"\}/,
  ],
  ['push on null', { t: null }, { t: _.push([1]) }, /must be an array but is of type null/],
  [
    'addToSet on a number',
    { t: 1 },
    { t: _.addToSet(1) },
    /Cannot apply \$addToSet to non-array field. Field named 't' has non-array type int/,
  ],
  ['pop on text', { t: 'x' }, { t: _.pop() }, /contains an element of non-array type 'string'/],
  ['pull on text', { t: 'x' }, { t: _.pull(1) }, /Cannot apply \$pull to a non-array value/],
  ['pullAll on text', { t: 'x' }, { t: _.pullAll([1]) }, /Cannot apply \$pullAll to a non-array value/],
  ['pullAll of no array', { t: [1] }, { t: _.pullAll(1) }, /\$pullAll requires an array argument/],
  ['bit on a fraction', { n: 1.5 }, { n: _.bit({ or: 1 }) }, /Cannot apply \$bit to a value of non-integral type/],
  ['bit by nonsense', { n: 1 }, { n: _.bit({ nand: 1 }) }, /only supports 'and', 'or', and 'xor'/],
  ['rename to itself', { a: 1 }, { a: _.rename('a') }, /must differ/],
  ['rename of an element', { t: [1] }, { 't.0': _.rename('b') }, /cannot be an array element/],
  ['rename to no name', { a: 1 }, { a: _.rename(5) }, /must be a string/],
  [
    'one path twice',
    { a: { b: 1 } },
    { 'a.b': 1, a: _.set({}) },
    /Updating the path 'a(\.b)?' would create a conflict at 'a'/,
  ],
  ['a rename onto a changed path', { a: 1, b: 1 }, { a: _.rename('b'), b: 2 }, /would create a conflict at 'b'/],
  ['a name with $', { a: 1 }, { $bad: 1 }, /Unknown modifier: \$bad|Modifiers operate on fields/],
  [
    'a name with $ inside',
    { a: 1 },
    { o: _.set({ $bad: 1 }) },
    /The dollar \(\$\) prefixed field '\$bad' in 'o\.\$bad' is not valid/,
  ],
  [
    'a name with a dot inside',
    { a: 1 },
    { o: _.set({ 'a.b': 1 }) },
    /The dotted field 'a\.b' in 'o\.a\.b' is not valid/,
  ],
  ['an empty part of a path', { a: 1 }, { 'a..b': 1 }, /contains an empty field name/],
  ['a position without a condition', { t: [1] }, { 't.$': 1 }, /The positional operator did not find the match/],
  ['all elements of no array', { a: 1 }, { 't.$[]': 1 }, /must exist in the document in order to apply array updates/],
  ['a named filter', { t: [1] }, { 't.$[x]': 1 }, /No array filter found for identifier 'x'/],
  [
    'push with an unknown clause',
    { t: [] },
    { $push: { t: { $each: [1], $bad: 1 } } },
    /Unrecognized clause in \$push: \$bad/,
  ],
  ['an empty operator', { a: 1 }, { $set: {} }, /'\$set' is empty/],
])('refused, and nothing changes: %s', async (_name, before, data, error) => {
  await database.put('rows', { _id: 'd', ...before })
  expect(await refusal(rows.doc('d').update({ data }))).toMatch(error)
  expect(database.rows('rows')).toEqual([{ _id: 'd', ...before }])
})

test.each<[name: string, query: object, data: object, list: unknown[]]>([
  [
    'by a field of the element',
    { 'list.k': 2 },
    { 'list.$.v': 9 },
    [
      { k: 1, v: 1 },
      { k: 2, v: 9 },
      { k: 2, v: 3 },
    ],
  ],
  [
    'by elemMatch',
    { list: _.elemMatch({ k: 2, v: 3 }) },
    { 'list.$.v': _.inc(1) },
    [
      { k: 1, v: 1 },
      { k: 2, v: 2 },
      { k: 2, v: 4 },
    ],
  ],
  [
    'by two conditions',
    _.and({ 'list.k': 1 }, { _id: 'p' }),
    { 'list.$': 'gone' },
    ['gone', { k: 2, v: 2 }, { k: 2, v: 3 }],
  ],
])('the position of the match, %s', async (_name, query, data, list) => {
  await database.clear()
  await database.put('rows', {
    _id: 'p',
    list: [
      { k: 1, v: 1 },
      { k: 2, v: 2 },
      { k: 2, v: 3 },
    ],
  })
  await rows.where(query).update({ data })
  expect(database.rows('rows')).toEqual([{ _id: 'p', list }])
})

describe('set, add, remove', () => {
  beforeEach(async () => {
    await database.clear()
    await database.put('rows', { _id: 'a', n: 1, k: 1 }, { _id: 'b', n: 1 }, { _id: 'c', n: 2 })
  })
  const ids = () =>
    database
      .rows('rows')
      .map(({ _id }) => _id)
      .join('')

  test('set replaces and counts also what is identical', async () => {
    expect((await rows.doc('a').set({ data: { m: 5 } })).stats).toMatchObject({ updated: 1, created: 0 })
    expect((await rows.doc('a').set({ data: { m: 5 } })).stats).toMatchObject({ updated: 1, created: 0 })
    expect(database.rows('rows')[0]).toEqual({ _id: 'a', m: 5 })
  })
  test('set creates', async () => {
    expect((await rows.doc('new').set({ data: { m: 5 } })).stats).toMatchObject({ updated: 0, created: 1 })
    expect(ids()).toBe('abcnew')
  })
  test('update of a missing document does nothing', async () => {
    expect((await rows.doc('none').update({ data: { m: 5 } })).stats.updated).toBe(0)
    expect(ids()).toBe('abc')
  })
  test('where().update changes all matches', async () => {
    expect((await rows.where({ n: 1 }).update({ data: { n: _.inc(10) } })).stats.updated).toBe(2)
    expect(database.rows('rows').map(({ n }) => n)).toEqual([11, 11, 2])
  })
  test('where().update counts only what changed', async () => {
    expect((await rows.where({ n: 1 }).update({ data: { k: 1 } })).stats.updated).toBe(1)
  })
  test('where().update of one', async () => {
    expect((await rows.where({ n: 1 }).update({ data: { n: 5 }, multi: false })).stats.updated).toBe(1)
  })
  test('a failing update keeps what came before, as on the server', async () => {
    await database.put('rows', { _id: 'd', n: 'text' }, { _id: 'e', n: 1 })
    const call = rows.where({ _id: _.in(['a', 'b', 'd', 'e']) }).update({ data: { n: _.inc(1) } })
    expect(await refusal(call)).toMatch(/non-numeric/)
    expect(database.rows('rows').map(({ n }) => n)).toEqual([2, 2, 2, 'text', 1])
  })
  test('add makes an _id of 32 hex digits', async () => {
    expect((await rows.add({ data: { x: 1 } }))._id).toMatch(/^[0-9a-f]{32}$/)
  })
  test('add keeps an _id, also a number and 24 hex digits', async () => {
    expect((await rows.add({ data: { _id: 7 } }))._id).toBe(7)
    const hex = '0123456789abcdef01234567'
    expect((await rows.add({ data: { _id: hex } }))._id).toBe(hex)
    expect((await rows.doc(hex).get()).data).toEqual({ _id: hex })
  })
  test('add of several', async () => {
    expect((await rows.add({ data: [{ _id: 'x' }, { _id: 'y' }] }))._ids).toEqual(['x', 'y'])
  })
  test('a batch stops at the first duplicate; earlier rows stay', async () => {
    expect(await refusal(rows.add({ data: [{ _id: 'x' }, { _id: 'a' }, { _id: 'y' }] }))).toMatch(/E11000/)
    expect(ids()).toBe('abcx')
  })
  test('remove of a document', async () => {
    expect((await rows.doc('a').remove()).stats.removed).toBe(1)
    expect((await rows.doc('a').remove()).stats.removed).toBe(0)
    expect(ids()).toBe('bc')
  })
  test('where().remove', async () => {
    expect((await rows.where({ n: 1 }).remove()).stats.removed).toBe(2)
    expect(ids()).toBe('c')
  })
  test('where().remove of one', async () => {
    expect((await rows.where({ n: 1 }).remove({ multi: false })).stats.removed).toBe(1)
  })
})
