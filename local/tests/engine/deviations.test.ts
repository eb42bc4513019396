import { Aggregator } from 'mingo/aggregator'
import { Context } from 'mingo/core'
import * as accumulator from 'mingo/operators/accumulator'
import * as expression from 'mingo/operators/expression'
import * as pipeline from 'mingo/operators/pipeline'
import * as projection from 'mingo/operators/projection'
import * as query from 'mingo/operators/query'
import { Query } from 'mingo/query'
import { actionsOn, opened } from '../support/engine'

/**
 * Where mingo and the server differ: each row shows mingo's own answer beside ours. A row whose two answers agree has
 * lost its reason, so both are asserted.
 */
const context = Context.init({ accumulator, expression, pipeline, projection, query } as never)
type Doc = Record<string, unknown>

const ids = (rows: Doc[]) => rows.map(({ _id }) => _id)

async function databaseWith(rows: Doc[]) {
  const database = await opened({ strict: false })
  await database.put('rows', ...rows)
  return actionsOn(database)
}

test.each<[name: string, rows: Doc[], condition: Doc, mingos: unknown[], ours: unknown[]]>([
  [
    'elemMatch on documents skips scalars',
    [
      { _id: 1, a: [5] },
      { _id: 2, a: [{ b: 5 }] },
    ],
    { a: { $elemMatch: { b: { $ne: 6 } } } },
    [1, 2],
    [2],
  ],
  ['all of one value matches a scalar', [{ _id: 1, a: 'x' }], { a: { $all: ['x'] } }, [], [1]],
  ['a path does not enter nested arrays', [{ _id: 1, a: [[{ x: 1 }]] }], { 'a.x': { $exists: true } }, [1], []],
  ['equality of documents is exact', [{ _id: 1, a: { x: 1, y: 2 } }], { a: { $eq: { y: 2, x: 1 } } }, [1], []],
  ['in with a whole array', [{ _id: 1, a: ['x'] }], { a: { $in: [['x']] } }, [], [1]],
  ['in with documents is exact', [{ _id: 1, a: { x: 1, y: 2 } }], { a: { $in: [{ y: 2, x: 1 }] } }, [1], []],
])('query: %s', async (_name, rows, condition, mingos, ours) => {
  expect(ids(new Query(condition, { context }).find<Doc>(rows).all())).toEqual(mingos)
  expect(ids(await (await databaseWith(rows)).get(condition))).toEqual(ours)
})

test('a descending sort takes the greatest element of an array', async () => {
  const rows = [
    { _id: 1, a: [1, 9] },
    { _id: 2, a: 5 },
  ]
  expect(ids(new Query({}, { context }).find<Doc>(rows).sort({ a: -1 }).all())).toEqual([2, 1])
  expect(ids(await (await databaseWith(rows)).get({}, { order: { a: -1 } }))).toEqual([1, 2])
})

const sunday = { $date: '2026-01-04T00:00:00Z' }
test.each<[name: string, stage: Doc, mingos: string, ours: string]>([
  ['week', { $project: { v: { $week: '$at' } } }, '[{"v":2,"_id":1}]', '[{"_id":1,"v":1}]'],
  [
    'comparison between types',
    { $project: { v: { $gt: ['$n', '$none'] } } },
    '[{"v":false,"_id":1}]',
    '[{"_id":1,"v":true}]',
  ],
  [
    'equality of documents',
    { $project: { v: { $eq: ['$o', { $literal: { y: 2, x: 1 } }] } } },
    '[{"v":true,"_id":1}]',
    '[{"_id":1,"v":false}]',
  ],
  [
    'membership of documents',
    { $project: { v: { $in: [{ $literal: { y: 2, x: 1 } }, ['$o']] } } },
    '[{"v":true,"_id":1}]',
    '[{"_id":1,"v":false}]',
  ],
  ['a path into nested arrays', { $project: { v: '$a.x' } }, '[{"v":[[{"x":1}],2],"_id":1}]', '[{"_id":1,"v":[2]}]'],
  ['an index in a path', { $project: { v: '$list.0' } }, '[{"v":7,"_id":1}]', '[{"_id":1,"v":[]}]'],
  [
    'the year of nothing',
    { $project: { v: { $year: '$gone' } } },
    'cannot convert "$gone" to date',
    '[{"_id":1,"v":null}]',
  ],
  ['upper case of nothing', { $project: { v: { $toUpper: '$gone' } } }, '[{"v":null,"_id":1}]', '[{"_id":1,"v":""}]'],
  ['trunc of one argument', { $project: { v: { $trunc: '$n' } } }, '$trunc expects array(2)', '[{"_id":1,"v":3}]'],
  [
    'empty buckets',
    { $bucket: { groupBy: '$n', boundaries: [0, 2, 9] } },
    '[{"count":0,"_id":0},{"count":1,"_id":2}]',
    '[{"_id":2,"count":1}]',
  ],
  [
    'a value on a boundary',
    { $bucket: { groupBy: '$two', boundaries: [0, 2, 9] } },
    '[{"count":1,"_id":0},{"count":0,"_id":2}]',
    '[{"_id":2,"count":1}]',
  ],
])('aggregation: %s', async (_name, stage, mingos, ours) => {
  const row = { _id: 1, n: 3.5, two: 2, none: null, o: { x: 1, y: 2 }, a: [[{ x: 1 }], { x: 2 }], list: [7] }
  const own = () => new Aggregator([stage], { context }).run([{ ...row, at: new Date(sunday.$date) }])
  let answer: string
  try {
    answer = JSON.stringify(own())
  } catch (error) {
    answer = (error as Error).message
  }
  expect(answer).toBe(mingos)

  const { insert, perform } = await databaseWith([])
  await insert({ ...row, at: sunday })
  const [[stageKey, value] = ['', {}]] = Object.entries(stage)
  const stages = [{ stageKey, stageValue: JSON.stringify(value) }]
  const { data } = await perform('aggregateDocuments', { stages })
  expect(`[${(data.list as string[]).join()}]`).toBe(ours)
})
