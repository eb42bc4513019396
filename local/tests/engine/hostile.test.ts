import type { Database } from '../../engine/index'
import { actionsOn, newTrip, opened, wireError } from '../support/engine'

let database: Database
beforeAll(async () => {
  database = await opened({ strict: false })
  await database.put('rows', { _id: 'a', n: 1 })
})

const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`

const MALFORMED: [name: string, text: unknown][] = [
  ['no JSON', '{'],
  ['an empty text', ''],
  ['an object instead of a text', { a: 1 }],
  ['a number', 5],
  ['a list', '[]'],
  ['null', 'null'],
  ['a bad int', '{"a":{"$numberInt":"x"}}'],
  ['an int of the wrong type', '{"a":{"$numberInt":1}}'],
  ['a bad double', '{"a":{"$numberDouble":""}}'],
  ['a bad date', '{"a":{"$date":"yesterday"}}'],
  ['a date without a number', '{"a":{"$date":{}}}'],
  ['a bad ObjectId', '{"a":{"$oid":"123"}}'],
  ['a bad pattern', '{"a":{"$regularExpression":{"pattern":"(","options":""}}}'],
  ['a pattern without text', '{"a":{"$regularExpression":{}}}'],
  ['a bad server date', '{"a":{"$tcb_server_date":{"offset":"x"}}}'],
  ['two types at once', '{"a":{"$numberInt":"1","b":2}}'],
  ['an unsupported type', '{"a":{"$numberDecimal":"1"}}'],
  ['binary data', '{"a":{"$binary":{"base64":"","subType":"00"}}}'],
  ['too deep', deep(150)],
  ['far too deep', deep(50_000)],
  ['__proto__', '{"__proto__":{"polluted":1}}'],
  ['__proto__ inside', '{"a":{"__proto__":{"polluted":1}}}'],
  ['constructor', '{"a":{"constructor":{"prototype":{"polluted":1}}}}'],
  ['a dotted __proto__', '{"a.__proto__.polluted":1}'],
  ['NUL in a name', '{"a\\u0000b":1}'],
]
const ERROR = /^(INVALID_PARAM \[InvalidParameter\]|DATABASE_REQUEST_FAILED \[(UnsupportedOperation|FailedOperation)) ?/

test.each(MALFORMED)('malformed: %s', async (_name, text) => {
  const { perform } = actionsOn(database)
  const update = { query: '{"_id":"a"}', data: '{"$set":{"n":2}}', multi: true, merge: true }
  const calls = [
    perform('insertDocument', { data: [text] }),
    perform('getDocument', { query: text }),
    perform('calculateDocument', { query: text }),
    perform('modifyDocument', { ...update, query: text }),
    perform('modifyDocument', { ...update, data: text }),
    perform('modifyDocument', { ...update, data: text, merge: false, upsert: true, queryType: 'DOC' }),
    perform('removeDocument', { query: text, multi: true }),
    perform('aggregateDocuments', { stages: [{ stageKey: '$match', stageValue: text }] }),
  ]
  for (const call of calls) expect(await wireError(call)).toMatch(ERROR)
  expect(database.rows('rows')).toEqual([{ _id: 'a', n: 1 }])
  expect(Object.prototype).not.toHaveProperty('polluted')
})

test.each<[name: string, action: string, params: Record<string, unknown>, error: RegExp]>([
  ['an unknown action', 'dropDatabase', {}, /unknown action/],
  ['an action of Object', 'toString', {}, /unknown action/],
  ['no collection', 'getDocument', { collectionName: undefined }, /COLLECTION_NOT_EXIST/],
  ['a collection that is no text', 'getDocument', { collectionName: { $ne: 1 } }, /COLLECTION_NOT_EXIST/],
  ['the collection __proto__', 'getDocument', { collectionName: '__proto__' }, /COLLECTION_NOT_EXIST/],
  ['creating __proto__', 'addCollection', { collectionName: '__proto__' }, /name is not allowed/],
  ['creating nothing', 'addCollection', { collectionName: '' }, /name is not allowed/],
  ['creating a system collection', 'addCollection', { collectionName: 'system.users' }, /name is not allowed/],
  ['no documents', 'insertDocument', { data: [] }, /data must be an array/],
  ['documents that are no list', 'insertDocument', { data: '{}' }, /data must be an array/],
  ['a negative limit', 'getDocument', { limit: -5 }, /limit must be a whole number/],
  ['a limit that is text', 'getDocument', { limit: '5' }, /limit must be a whole number/],
  ['an offset that is a fraction', 'getDocument', { offset: 0.5 }, /offset must be a whole number/],
  ['an order by nonsense', 'getDocument', { order: '{"a":"up"}' }, /order of a must be 1 or -1/],
  ['no stages', 'aggregateDocuments', {}, /stages must be an array/],
  ['a stage without a name', 'aggregateDocuments', { stages: [{}] }, /stageKey/],
  ['a stage that is none', 'aggregateDocuments', { stages: [{ stageKey: 'match', stageValue: '{}' }] }, /stageKey/],
  ['an unknown stage', 'aggregateDocuments', { stages: [{ stageKey: '$foo', stageValue: '{}' }] }, /\$foo/],
  ['$out', 'aggregateDocuments', { stages: [{ stageKey: '$out', stageValue: '"rows"' }] }, /\$out is not supported/],
  [
    '$merge',
    'aggregateDocuments',
    { stages: [{ stageKey: '$merge', stageValue: '"rows"' }] },
    /\$merge is not supported/,
  ],
  [
    '$function',
    'aggregateDocuments',
    { stages: [{ stageKey: '$project', stageValue: '{"a":{"$function":{"body":"1","args":[]}}}' }] },
    /\$function is not supported/,
  ],
  ['$where deep inside', 'getDocument', { query: '{"$or":[{"$and":[{"$where":"1"}]}]}' }, /\$where is not supported/],
  [
    'a forged transaction',
    'getDocument',
    { query: '{"_id":"a"}', transactionId: 'f'.repeat(32) },
    /TransactionNotExist/,
  ],
  ['a transaction that is an object', 'getDocument', { transactionId: { $ne: null } }, /TransactionNotExist/],
  [
    'an empty transaction',
    'modifyDocument',
    { transactionId: '', query: '{"_id":"a"}', data: '{"$set":{"n":2}}', merge: true },
    /TransactionNotExist/,
  ],
  ['a commit of nothing', 'commitTransaction', {}, /TransactionNotExist/],
  ['an abort of __proto__', 'abortTransaction', { transactionId: '__proto__' }, /TransactionNotExist/],
  [
    'another _id in a replacement',
    'modifyDocument',
    { query: '{"_id":"a"}', data: '{"_id":"b"}', merge: false, upsert: true },
    /immutable/,
  ],
  [
    'another _id in an update',
    'modifyDocument',
    { query: '{"_id":"a"}', data: '{"$set":{"_id":"b"}}', merge: true },
    /immutable field '_id'/,
  ],
  [
    'an update without operators',
    'modifyDocument',
    { query: '{"_id":"a"}', data: '{"n":2}', merge: true },
    /must contain atomic operators/,
  ],
])('refused: %s', async (_name, action, params, error) => {
  const call = database.perform(`database.${action}`, { collectionName: 'rows', ...params }, newTrip())
  expect(await wireError(call)).toMatch(error)
  expect(database.rows('rows')).toEqual([{ _id: 'a', n: 1 }])
})

test('an upsert with an _id that is a condition is refused', async () => {
  const { update } = actionsOn(database)
  const call = update({ _id: { $gt: '' } }, { n: 5 }, { merge: false, upsert: true })
  expect(await wireError(call)).toMatch(/the _id must be a string or a number/)
})

test('names of Object.prototype are ordinary names', async () => {
  const { get, insert, remove, update } = actionsOn(database)
  const document = { _id: 'p', toString: 1, hasOwnProperty: 'x', valueOf: [1], then: 2 }
  await insert(document)
  await update({ _id: 'p' }, { $inc: { toString: 1 }, $push: { valueOf: 2 } })
  expect(await get({ toString: 2, valueOf: 2 })).toEqual([{ ...document, toString: 2, valueOf: [1, 2] }])
  expect(await get({ isPrototypeOf: { $exists: true } })).toEqual([])
  await remove({ _id: 'p' })
})
