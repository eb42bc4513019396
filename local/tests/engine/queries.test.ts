import type { Database } from '../../engine/index'
import { _, $, connect, db, rows } from '../support/sdk'

const day = (n: number) => new Date(Date.UTC(2026, 0, n))
const DOCUMENTS = [
  { _id: 'a', n: 1, s: 'alpha', at: day(1), tags: ['x', 'y'], o: { a: 1, b: 2 } },
  { _id: 'b', n: 2, s: 'Beta', at: day(2), tags: ['y', 'z'], o: { b: 2, a: 1 } },
  { _id: 'c', n: 3.5, s: 'gamma', at: day(3), tags: [], o: { a: { x: 5 } } },
  { _id: 'd', n: null, s: '中文', at: null, tags: 'x' },
  { _id: 'e', s: '', ok: true, tags: [['x'], 'q'] },
  {
    _id: 'f',
    n: [1, 9],
    ok: false,
    list: [
      { k: 1, v: 'p' },
      { k: 2, v: 'q' },
    ],
  },
  { _id: 'g', n: '2', list: [{ k: 2, v: 'p' }, { k: 3 }] },
  { _id: 'h', n: -7, list: [[{ k: 1 }], { k: 9, deep: [{ z: 1 }, { z: 4 }] }] },
  { _id: 'i', n: [], list: [1, 2] },
  { _id: 1, n: 12, s: 'x-ray' },
  { _id: '1', n: 12, s: 'x.ray' },
]

let database: Database
beforeAll(async () => {
  database = (await connect()).database
  await database.put('rows', ...DOCUMENTS)
})

const idsOf = async (query: unknown) => (await rows.where(query).get()).data.map(({ _id }) => _id).join(' ')

test.each<[name: string, query: unknown, ids: string]>([
  ['equal number, also inside an array', { n: 1 }, 'a f'],
  ['equal string is not a number', { n: '2' }, 'g'],
  ['equal null matches null and missing', { n: null }, 'd e'],
  ['equal empty string', { s: '' }, 'e'],
  ['equal boolean', { ok: false }, 'f'],
  ['equal date', { at: day(2) }, 'b'],
  ['equal array is the whole array', { tags: _.eq(['x', 'y']) }, 'a'],
  ['equal array is also an element', { tags: _.eq(['x']) }, 'e'],
  ['equal empty array', { n: _.eq([]) }, 'i'],
  ['an element of an array', { tags: 'y' }, 'a b'],
  ['an element or the scalar itself', { tags: 'x' }, 'a d'],
  ['an embedded document as a value, keys in order', { o: _.eq({ a: 1, b: 2 }) }, 'a'],
  ['the same with the other order of keys', { o: _.eq({ b: 2, a: 1 }) }, 'b'],
  ['a nested object means its paths', { o: { a: 1 } }, 'a b'],
  ['a dotted path', { 'o.a.x': 5 }, 'c'],
  ['a dotted path through an array of documents', { 'list.k': 2 }, 'f g'],
  ['a dotted path does not enter arrays in arrays', { 'list.k': 1 }, 'f'],
  ['a dotted path with an index', { 'list.0.k': 2 }, 'g'],
  ['an index into an array of arrays', { 'list.0.0.k': 1 }, 'h'],
  ['an index at the end', { 'n.1': 9 }, 'f'],
  ['a path through two arrays', { 'list.deep.z': 4 }, 'h'],
  ['null on a path: a document lacks it', { 'list.v': null }, 'a b c d e g h 1 1'],
  ['_id as a string', { _id: '1' }, '1'],
  ['_id as a number', { _id: 1 }, '1'],
  ['two fields', { n: 12, s: 'x-ray' }, '1'],
  ['nothing matches', { n: 4711 }, ''],

  ['neq matches a missing field', { ok: _.neq(true) }, 'a b c d f g h i 1 1'],
  ['neq on an array: no element may be equal', { tags: _.neq('y') }, 'c d e f g h i 1 1'],
  ['neq null: there and not null', { n: _.neq(null) }, 'a b c f g h i 1 1'],
  ['gt stays within the type', { n: _.gt(2) }, 'c f 1 1'],
  ['gte', { n: _.gte(2) }, 'b c f 1 1'],
  ['lt', { n: _.lt(1) }, 'h'],
  ['lte', { n: _.lte(1) }, 'a f h'],
  ['gt of a string', { s: _.gt('alpha') }, 'c d 1 1'],
  ['gt of a string by code point', { s: _.gte('x-') }, 'd 1 1'],
  ['gt of a date', { at: _.gt(day(1)) }, 'b c'],
  ['lte of a date', { at: _.lte(day(1)) }, 'a'],
  ['gte null is null or missing', { at: _.gte(null) }, 'd e f g h i 1 1'],
  ['gt null is nothing', { at: _.gt(null) }, ''],
  ['gt of a boolean', { ok: _.gt(false) }, 'e'],
  ['a range', { n: _.gt(1).and(_.lt(12)) }, 'b c f'],
  ['a range in an array: two elements may share it', { n: _.gt(5).and(_.lt(2)) }, 'f'],

  ['in', { n: _.in([1, 12]) }, 'a f 1 1'],
  ['in with null', { ok: _.in([null, true]) }, 'a b c d e g h i 1 1'],
  ['in with a pattern', { s: _.in([/^al/, 'Beta']) }, 'a b'],
  ['in nothing', { n: _.in([]) }, ''],
  ['in with an array', { tags: _.in([['x'], 'z']) }, 'b e'],
  ['in on _id', { _id: _.in(['a', 1, 'none']) }, '1 a'],
  ['nin', { n: _.nin([1, 2, 12]) }, 'c d e g h i'],
  ['nin with null', { at: _.nin([null]) }, 'a b c'],
  ['exists', { ok: _.exists(true) }, 'e f'],
  ['exists: null is there', { n: _.exists(true) }, 'a b c d f g h i 1 1'],
  ['does not exist', { n: _.exists(false) }, 'e'],
  ['exists on a path', { 'list.v': _.exists(true) }, 'f g'],
  ['mod', { n: _.mod(2, 0) }, 'b 1 1'],
  ['mod truncates', { n: _.mod(3, 0) }, 'c f 1 1'],

  ['all', { tags: _.all(['y', 'x']) }, 'a'],
  ['all of one matches a scalar', { tags: _.all(['x']) }, 'a d'],
  ['all of nothing', { tags: _.all([]) }, ''],
  ['all with elemMatch', { list: _.all([_.elemMatch({ k: 1, v: 'p' }), _.elemMatch({ k: 2 })]) }, 'f'],
  ['size', { tags: _.size(2) }, 'a b e'],
  ['size zero', { n: _.size(0) }, 'i'],
  ['size is not of a scalar', { s: _.size(1) }, ''],
  ['elemMatch on documents: one element has it all', { list: _.elemMatch({ k: 2, v: 'p' }) }, 'g'],
  ['elemMatch on documents skips scalars', { list: _.elemMatch({ k: _.exists(false) }) }, 'h'],
  ['elemMatch on values: one element in the range', { n: { $elemMatch: { $gt: 5, $lt: 10 } } }, 'f'],
  ['elemMatch is not for scalars', { n: _.elemMatch(_.eq(12)) }, ''],
  ['elemMatch does not open arrays in arrays', { tags: _.elemMatch(_.eq('x')) }, 'a'],

  ['and', _.and({ n: _.gt(1) }, { s: 'Beta' }), 'b'],
  ['or', _.or({ n: 1 }, { s: 'Beta' }), 'a b f'],
  ['or on one field', { s: _.eq('alpha').or(_.eq('gamma')) }, 'a c'],
  ['or inside and', _.and(_.or({ n: 12 }, { n: 2 }), { s: /ray/ }), '1 1'],
  ['nor', _.nor({ n: _.exists(true) }, { ok: true }), ''],
  ['nor of two', _.nor({ s: _.exists(true) }, { list: _.exists(true) }), ''],
  ['not', { n: _.not(_.gt(0)) }, 'd e g h i'],
  ['not of a pattern', { s: _.not(_.eq('alpha')) }, 'b c d e f g h i 1 1'],
  ['a pattern', { s: /^a/ }, 'a'],
  ['a pattern with flags', { s: db.RegExp({ regexp: '^b', options: 'i' }) }, 'b'],
  ['a pattern with the flag g', { s: /a/g }, 'a b c 1 1'],
  ['a pattern in an array', { tags: /^[yz]$/ }, 'a b'],
  ['a dot in a pattern is any character', { s: /^x.ray$/ }, '1 1'],
  ['a pattern in Chinese', { s: /文/ }, 'd'],
  ['expr compares two fields', _.expr($.gt?.(['$o.b', '$o.a'])), 'a b'],
  ['expr with literals', _.expr($.eq?.(['$n', 12])), '1 1'],
])('%s', async (_name, query, ids) => {
  expect(await idsOf(query)).toBe(ids)
})

const listed = (data: Record<string, unknown>[]) => data.map(({ _id }) => _id).join(' ')

test.each<[name: string, order: [string, 'asc' | 'desc'][], ids: string]>([
  ['by types first: empty array, null, numbers, text', [['n', 'asc']], 'i d e h a f b c 1 1 g'],
  ['descending takes the greatest element of an array', [['n', 'desc']], 'g 1 1 f c b a h d e i'],
  [
    'a second field breaks ties',
    [
      ['n', 'desc'],
      ['s', 'desc'],
    ],
    'g 1 1 f c b a h d e i',
  ],
  ['text by code point', [['s', 'asc']], 'f g h i e b a c 1 1 d'],
  [
    'on a path',
    [
      ['o.b', 'desc'],
      ['_id', 'asc'],
    ],
    'a b 1 1 c d e f g h i',
  ],
  [
    'on a path through an array',
    [
      ['list.k', 'asc'],
      ['_id', 'asc'],
    ],
    '1 1 a b c d e i f g h',
  ],
  [
    'booleans and missing',
    [
      ['ok', 'desc'],
      ['_id', 'desc'],
    ],
    'e f i h g d c b a 1 1',
  ],
])('sorted %s', async (_name, order, ids) => {
  let query = rows.where({})
  for (const [path, direction] of order) query = query.orderBy(path, direction)
  expect(listed((await query.get()).data)).toBe(ids)
})

test('limit, skip, count', async () => {
  const byId = rows.where({ s: _.exists(true) }).orderBy('_id', 'asc')
  expect(listed((await byId.limit(2).get()).data)).toBe('1 1')
  expect(listed((await byId.skip(2).limit(3).get()).data)).toBe('a b c')
  expect(listed((await byId.skip(50).get()).data)).toBe('')
  expect((await rows.where({ n: 12 }).count()).total).toBe(2)
  expect((await rows.count()).total).toBe(DOCUMENTS.length)
})

test.each<[name: string, fields: object, document: object]>([
  ['named fields and _id', { n: true }, { _id: 'f', n: [1, 9] }],
  ['without _id', { n: 1, _id: 0 }, { n: [1, 9] }],
  ['only _id', { _id: 1 }, { _id: 'f' }],
  ['all but one', { list: false, n: false }, { _id: 'f', ok: false }],
  ['a path in an array of documents', { 'list.v': 1 }, { _id: 'f', list: [{ v: 'p' }, { v: 'q' }] }],
  ['all but a path', { 'list.v': 0, n: 0, ok: 0 }, { _id: 'f', list: [{ k: 1 }, { k: 2 }] }],
  ['a slice', { n: _.project.slice(1), list: 0 }, { _id: 'f', n: [1], ok: false }],
  ['a slice from the end', { n: _.project.slice(-1), list: 0 }, { _id: 'f', n: [9], ok: false }],
  ['a slice in the middle', { n: _.project.slice([1, 5]), list: 0 }, { _id: 'f', n: [9], ok: false }],
])('field: %s', async (_name, fields, document) => {
  expect((await rows.doc('f').field(fields).get()).data).toEqual(document)
})

test('a missing document is null', async () => {
  expect((await rows.doc('nobody').get()).data).toBeNull()
})
