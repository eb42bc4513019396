import type { Database } from '../../engine/index'
import type { Pipeline } from '../support/sdk'
import { $, _, connect, db, refusal } from '../support/sdk'

const at = new Date('2026-03-01T20:30:05.250Z')
let database: Database
beforeAll(async () => {
  const declarations = { collections: { sales: {}, shops: {}, one: {} } }
  database = (await connect({ declarations })).database
  await database.put(
    'sales',
    { _id: 1, shop: 'n', item: 'tea', price: 3, count: 2, tags: ['hot', 'drink'] },
    { _id: 2, shop: 'n', item: 'bun', price: 1.5, count: 4, tags: [] },
    { _id: 3, shop: 's', item: 'tea', price: 3.5, count: 1, tags: ['hot'] },
    { _id: 4, shop: 's', item: 'ice', price: 2, count: null },
    { _id: 5, shop: 'x', item: 'jam', price: 8, count: 3, tags: ['sweet'] },
  )
  await database.put('shops', { _id: 'n', name: 'North' }, { _id: 's', name: 'South' })
  await database.put('one', {
    _id: 0,
    ...{ n: 7, f: -2.5, z: 0, s: 'Hello 世界', none: null, yes: true, at, list: [3, 1, 2], o: { a: 1, b: 2 } },
    ...{
      docs: [
        { k: 'a', v: 1 },
        { k: 'b', v: 2 },
      ],
      nested: [[1], [2, 3]],
    },
  })
})

const run = async (build: (pipeline: Pipeline) => Pipeline, collection = 'sales') =>
  (await build(db.collection(collection).aggregate()).end()).list
const byId = (pipeline: Pipeline) => pipeline.sort({ _id: 1 })

test.each<[name: string, build: (pipeline: Pipeline) => Pipeline, rows: unknown[]]>([
  [
    'match',
    (p) => byId(p.match({ shop: 'n' })).project({ item: 1 }),
    [
      { _id: 1, item: 'tea' },
      { _id: 2, item: 'bun' },
    ],
  ],
  ['match with commands', (p) => p.match({ price: _.gt(3).and(_.lt(8)) }).project({ _id: 1 }), [{ _id: 3 }]],
  ['match twice', (p) => p.match({ shop: 's' }).match({ item: 'ice' }).project({ _id: 1 }), [{ _id: 4 }]],
  [
    'match with expr',
    (p) =>
      p
        .match(_.expr($.gt?.(['$price', '$count'])))
        .sort({ _id: 1 })
        .project({ _id: 1 }),
    [{ _id: 1 }, { _id: 3 }, { _id: 4 }, { _id: 5 }],
  ],
  [
    'sort and limit',
    (p) => p.sort({ price: -1 }).limit(2).project({ price: 1 }),
    [
      { _id: 5, price: 8 },
      { _id: 3, price: 3.5 },
    ],
  ],
  [
    'sort by two fields',
    (p) => p.sort({ item: 1, price: -1 }).project({ _id: 1 }),
    [2, 4, 5, 3, 1].map((_id) => ({ _id })),
  ],
  ['skip', (p) => byId(p).skip(3).project({ _id: 1 }), [{ _id: 4 }, { _id: 5 }]],
  ['count', (p) => p.match({ item: 'tea' }).count('many'), [{ many: 2 }]],
  [
    'group and sum',
    (p) => byId(p.group({ _id: '$shop', total: $.sum?.('$price') })),
    [
      { _id: 'n', total: 4.5 },
      { _id: 's', total: 5.5 },
      { _id: 'x', total: 8 },
    ],
  ],
  [
    'group counts',
    (p) => byId(p.group({ _id: '$item', c: $.sum?.(1) })),
    [
      { _id: 'bun', c: 1 },
      { _id: 'ice', c: 1 },
      { _id: 'jam', c: 1 },
      { _id: 'tea', c: 2 },
    ],
  ],
  ['group by null', (p) => p.group({ _id: null, avg: $.avg?.('$price') }), [{ _id: null, avg: 3.6 }]],
  ['avg leaves out null', (p) => p.group({ _id: null, avg: $.avg?.('$count') }), [{ _id: null, avg: 2.5 }]],
  [
    'min and max',
    (p) => p.group({ _id: null, lo: $.min?.('$price'), hi: $.max?.('$price') }),
    [{ _id: null, lo: 1.5, hi: 8 }],
  ],
  [
    'first and last after a sort',
    (p) => p.sort({ price: 1 }).group({ _id: null, a: $.first?.('$item'), z: $.last?.('$item') }),
    [{ _id: null, a: 'bun', z: 'jam' }],
  ],
  [
    'push',
    (p) => byId(byId(p).group({ _id: '$shop', ids: $.push?.('$_id') })),
    [
      { _id: 'n', ids: [1, 2] },
      { _id: 's', ids: [3, 4] },
      { _id: 'x', ids: [5] },
    ],
  ],
  [
    'addToSet',
    (p) => p.match({ item: 'tea' }).group({ _id: '$item', all: $.addToSet?.('$item') }),
    [{ _id: 'tea', all: ['tea'] }],
  ],
  [
    'group by an object',
    (p) => p.match({ shop: 's' }).group({ _id: { s: '$shop' }, n: $.sum?.(1) }),
    [{ _id: { s: 's' }, n: 2 }],
  ],
  [
    'group by an expression',
    (p) => byId(p.group({ _id: $.gte?.(['$price', 3]), n: $.sum?.(1) })),
    [
      { _id: false, n: 2 },
      { _id: true, n: 3 },
    ],
  ],
  ['stdDevPop', (p) => p.match({ shop: 's' }).group({ _id: 0, d: $.stdDevPop?.('$price') }), [{ _id: 0, d: 0.75 }]],
  [
    'unwind',
    (p) => byId(p.match({ _id: 1 }).unwind('$tags')).project({ tags: 1 }),
    [
      { _id: 1, tags: 'hot' },
      { _id: 1, tags: 'drink' },
    ],
  ],
  [
    'unwind drops empty and missing',
    (p) => p.unwind('$tags').group({ _id: null, n: $.sum?.(1) }),
    [{ _id: null, n: 4 }],
  ],
  [
    'unwind keeps them when asked',
    (p) => p.unwind({ path: '$tags', preserveNullAndEmptyArrays: true }).group({ _id: null, n: $.sum?.(1) }),
    [{ _id: null, n: 6 }],
  ],
  [
    'unwind with an index',
    (p) => p.match({ _id: 1 }).unwind({ path: '$tags', includeArrayIndex: 'i' }).project({ _id: 0, i: 1 }),
    [{ i: 0 }, { i: 1 }],
  ],
  [
    'addFields',
    (p) =>
      p
        .match({ _id: 1 })
        .addFields({ cost: $.multiply?.(['$price', '$count']) })
        .project({ cost: 1 }),
    [{ _id: 1, cost: 6 }],
  ],
  ['project computes', (p) => p.match({ _id: 1 }).project({ _id: 0, c: $.add?.(['$price', 1]) }), [{ c: 4 }]],
  [
    'project leaves out',
    (p) => p.match({ _id: 4 }).project({ count: 0, price: 0 }),
    [{ _id: 4, shop: 's', item: 'ice' }],
  ],
  ['replaceRoot', (p) => p.match({ _id: 1 }).replaceRoot({ newRoot: { i: '$item' } }), [{ i: 'tea' }]],
  ['sortByCount', (p) => p.match({ item: 'tea' }).sortByCount('$item'), [{ _id: 'tea', count: 2 }]],
  [
    'bucket leaves out empty ones',
    (p) => p.bucket({ groupBy: '$price', boundaries: [0, 2, 3, 3.2, 10] }),
    [
      { _id: 0, count: 1 },
      { _id: 2, count: 1 },
      { _id: 3, count: 1 },
      { _id: 3.2, count: 2 },
    ],
  ],
  [
    'bucket: nothing between',
    (p) => p.bucket({ groupBy: '$price', boundaries: [0, 4, 7, 10] }),
    [
      { _id: 0, count: 4 },
      { _id: 7, count: 1 },
    ],
  ],
  [
    'bucket with a default',
    (p) => p.bucket({ groupBy: '$price', boundaries: [0, 4], default: 'more', output: { n: $.sum?.(1) } }),
    [
      { _id: 0, n: 4 },
      { _id: 'more', n: 1 },
    ],
  ],
  [
    'bucketAuto',
    (p) => p.bucketAuto({ groupBy: '$price', buckets: 2 }).project({ _id: 0, count: 1 }),
    [{ count: 3 }, { count: 2 }],
  ],
  [
    'lookup',
    (p) =>
      byId(
        p.match({ item: 'tea' }).lookup({ from: 'shops', localField: 'shop', foreignField: '_id', as: 'at' }),
      ).project({ _id: 0, at: 1 }),
    [{ at: [{ _id: 'n', name: 'North' }] }, { at: [{ _id: 's', name: 'South' }] }],
  ],
  [
    'lookup of what is not there',
    (p) =>
      p
        .match({ _id: 5 })
        .lookup({ from: 'shops', localField: 'shop', foreignField: '_id', as: 'at' })
        .project({ at: 1 }),
    [{ _id: 5, at: [] }],
  ],
  [
    'lookup in no collection',
    (p) =>
      p
        .match({ _id: 5 })
        .lookup({ from: 'nowhere', localField: 'shop', foreignField: '_id', as: 'at' })
        .project({ at: 1 }),
    [{ _id: 5, at: [] }],
  ],
  [
    'lookup joins missing with null and missing',
    (p) =>
      p
        .match({ _id: 4 })
        .lookup({ from: 'sales', localField: 'nothing', foreignField: 'count', as: 'at' })
        .project({ 'at._id': 1 }),
    [{ _id: 4, at: [{ _id: 4 }] }],
  ],
  [
    'lookup by the elements of an array',
    (p) =>
      p
        .match({ _id: 3 })
        .lookup({ from: 'sales', localField: 'tags', foreignField: 'tags', as: 'at' })
        .unwind('$at')
        .project({ _id: '$at._id' }),
    [{ _id: 1 }, { _id: 3 }],
  ],
  [
    'lookup with a pipeline',
    (p) =>
      p
        .match({ _id: 1 })
        .lookup({
          from: 'shops',
          let: { s: '$shop' },
          pipeline: $.pipeline
            ?.call($)
            .match(_.expr($.eq?.(['$_id', '$$s'])))
            .project({ _id: 0 })
            .done(),
          as: 'at',
        } as object)
        .project({ at: 1 }),
    [{ _id: 1, at: [{ name: 'North' }] }],
  ],
  [
    'without a limit 20 rows come',
    (p) =>
      p
        .group({ _id: 1, x: $.push?.({ $range: [0, 5] }) })
        .unwind('$x')
        .unwind('$x')
        .project({ _id: 0, x: 1 }),
    Array.from({ length: 20 }, (_row, i) => ({ x: i % 5 })),
  ],
])('%s', async (_name, build, rows) => {
  expect(await run(build)).toEqual(rows)
})

test.each<[name: string, value: unknown, result: unknown]>([
  ['abs', $.abs?.('$f'), 2.5],
  ['add', $.add?.(['$n', '$f', 1]), 5.5],
  ['add a date and ms', $.add?.(['$at', 1000]), new Date(at.getTime() + 1000)],
  ['subtract', $.subtract?.(['$n', 2]), 5],
  ['subtract dates', $.subtract?.(['$at', '$at']), 0],
  ['multiply', $.multiply?.(['$n', 2]), 14],
  ['divide', $.divide?.(['$n', 2]), 3.5],
  ['mod', $.mod?.(['$n', 4]), 3],
  ['ceil', $.ceil?.('$f'), -2],
  ['floor', $.floor?.('$f'), -3],
  ['trunc', $.trunc?.('$f'), -2],
  ['pow', $.pow?.(['$n', 2]), 49],
  ['sqrt', $.sqrt?.(49), 7],
  ['concat', $.concat?.(['$s', '!']), 'Hello 世界!'],
  ['toUpper', $.toUpper?.('abc'), 'ABC'],
  ['split', $.split?.(['$s', ' ']), ['Hello', '世界']],
  ['strLenCP', $.strLenCP?.('$s'), 8],
  ['strLenBytes', $.strLenBytes?.('$s'), 12],
  ['substrCP', $.substrCP?.(['$s', 6, 1]), '世'],
  ['trim', { $trim: { input: ' a ' } }, 'a'],
  ['eq', $.eq?.(['$n', 7]), true],
  ['eq of documents needs the same order', $.eq?.(['$o', { b: 2, a: 1 }]), false],
  ['neq', $.neq?.(['$n', 7]), false],
  ['cmp', $.cmp?.(['$n', 8]), -1],
  ['and', $.and?.(['$yes', '$n']), true],
  ['and: 0 is false', $.and?.(['$yes', '$z']), false],
  ['or', $.or?.(['$none', '$z']), false],
  ['not', $.not?.(['$none']), true],
  ['cond', $.cond?.({ if: '$yes', then: 1, else: 2 }), 1],
  ['ifNull of null', $.ifNull?.(['$none', 'x']), 'x'],
  ['ifNull of missing', $.ifNull?.(['$gone', 'x']), 'x'],
  ['switch', $.switch?.({ branches: [{ case: $.gt?.(['$n', 5]), then: 'big' }], default: 'small' }), 'big'],
  ['size', $.size?.('$list'), 3],
  ['in', $.in?.([2, '$list']), true],
  ['arrayElemAt', $.arrayElemAt?.(['$list', -1]), 2],
  ['slice', $.slice?.(['$list', 1, 2]), [1, 2]],
  ['concatArrays', $.concatArrays?.(['$list', [9]]), [3, 1, 2, 9]],
  ['reverseArray', $.reverseArray?.('$list'), [2, 1, 3]],
  ['indexOfArray', $.indexOfArray?.(['$list', 1]), 1],
  ['filter', $.filter?.({ input: '$list', as: 'x', cond: $.gt?.(['$$x', 1]) }), [3, 2]],
  ['map', $.map?.({ input: '$list', as: 'x', in: $.add?.(['$$x', 1]) }), [4, 2, 3]],
  ['reduce', $.reduce?.({ input: '$list', initialValue: 0, in: $.add?.(['$$value', '$$this']) }), 6],
  ['range', $.range?.([0, 6, 2]), [0, 2, 4]],
  ['sum of a list', $.sum?.('$list'), 6],
  ['max of a list', $.max?.('$list'), 3],
  ['a path through documents', '$docs.k', ['a', 'b']],
  ['arrayToObject', $.arrayToObject?.('$docs'), { a: 1, b: 2 }],
  [
    'objectToArray',
    $.objectToArray?.('$o'),
    [
      { k: 'a', v: 1 },
      { k: 'b', v: 2 },
    ],
  ],
  ['mergeObjects', $.mergeObjects?.(['$o', { b: 3 }]), { a: 1, b: 3 }],
  ['setUnion', $.setUnion?.([[1, 2], [2]]), [1, 2]],
  ['isArray', $.isArray?.('$list'), true],
  ['type', { $type: '$s' }, 'string'],
  ['literal', $.literal?.('$n'), '$n'],
  ['let', $.let?.({ vars: { x: '$n' }, in: $.add?.(['$$x', 1]) }), 8],
  ['year', $.year?.('$at'), 2026],
  ['month', $.month?.('$at'), 3],
  ['dayOfMonth', $.dayOfMonth?.('$at'), 1],
  ['dayOfMonth in Beijing', $.dayOfMonth?.({ date: '$at', timezone: 'Asia/Shanghai' }), 2],
  ['hour', $.hour?.('$at'), 20],
  ['dayOfWeek: Sunday is 1', $.dayOfWeek?.('$at'), 1],
  ['dayOfYear', $.dayOfYear?.('$at'), 60],
  ['week begins on Sunday', $.week?.('$at'), 9],
  ['isoWeek', $.isoWeek?.('$at'), 9],
  ['millisecond', $.millisecond?.('$at'), 250],
  ['dateToString', $.dateToString?.({ date: '$at', format: '%Y-%m-%d %H:%M' }), '2026-03-01 20:30'],
  [
    'dateToString in Beijing',
    $.dateToString?.({ date: '$at', format: '%Y-%m-%d', timezone: 'Asia/Shanghai' }),
    '2026-03-02',
  ],
  ['gt between types: text is greater than a number', { $gt: ['$s', '$n'] }, true],
  ['gt: null is greater than missing', { $gt: ['$none', '$gone'] }, true],
  ['lt: null is less than a number', { $lt: ['$none', '$n'] }, true],
  ['trunc to a place', { $trunc: [3.14159, 2] }, 3.14],
  ['ln', { $ln: 1 }, 0],
  ['log10', { $log10: 1000 }, 3],
  ['log', { $log: [8, 2] }, 3],
  ['exp', { $exp: 0 }, 1],
  ['toLower', { $toLower: 'ABC' }, 'abc'],
  ['ltrim', { $ltrim: { input: ' a ' } }, 'a '],
  ['rtrim', { $rtrim: { input: ' a ' } }, ' a'],
  ['strcasecmp', { $strcasecmp: ['abc', 'ABD'] }, -1],
  ['indexOfBytes', { $indexOfBytes: ['$s', 'l'] }, 2],
  [
    'zip',
    {
      $zip: {
        inputs: [
          [1, 2],
          ['a', 'b'],
        ],
      },
    },
    [
      [1, 'a'],
      [2, 'b'],
    ],
  ],
  ['setDifference', { $setDifference: [[1, 2, 3], [2]] }, [1, 3]],
  [
    'setEquals',
    {
      $setEquals: [
        [1, 2],
        [2, 1, 1],
      ],
    },
    true,
  ],
  [
    'setIntersection',
    {
      $setIntersection: [
        [1, 2],
        [2, 3],
      ],
    },
    [2],
  ],
  ['setIsSubset', { $setIsSubset: [[1], [1, 2]] }, true],
  ['allElementsTrue', { $allElementsTrue: [[1, true, 'a']] }, true],
  ['anyElementTrue', { $anyElementTrue: [[0, false, null]] }, false],
  ['dateFromParts', { $dateFromParts: { year: 2026, month: 2, day: 3 } }, new Date('2026-02-03')],
  [
    'dateFromParts in Beijing',
    { $dateFromParts: { year: 2026, month: 2, day: 3, timezone: '+08' } },
    new Date('2026-02-02T16:00:00Z'),
  ],
  ['isoDayOfWeek: Sunday is 7', { $isoDayOfWeek: '$at' }, 7],
  ['isoWeekYear', { $isoWeekYear: '$at' }, 2026],
  ['minute', { $minute: '$at' }, 30],
  ['second', { $second: '$at' }, 5],
  ['min of a list', { $min: '$list' }, 1],
  ['avg of a list', { $avg: '$list' }, 2],
  ['toString', { $toString: '$n' }, '7'],
  ['toInt', { $toInt: '12' }, 12],
  ['convert', { $convert: { input: '1.5', to: 'double' } }, 1.5],
  ['convert with an error', { $convert: { input: 'x', to: 'int', onError: 0 } }, 0],
  ['divide by 1 of missing is null', { $divide: ['$gone', 1] }, null],
  ['add of null is null', { $add: ['$none', 1] }, null],
  ['concat of null is null', { $concat: ['$none', 'a'] }, null],
  ['dateFromString', $.dateFromString?.({ dateString: '2026-01-01' }), new Date('2026-01-01')],
])('the expression %s', async (_name, value, result) => {
  const [row] = await run((pipeline) => pipeline.project({ _id: 0, value }), 'one')
  expect(row).toEqual({ value: result })
})

test.each<[name: string, build: (pipeline: Pipeline) => Pipeline, error: RegExp]>([
  ['geoNear', (p) => p.geoNear({ near: db.Geo.Point(1, 1), distanceField: 'd' }), /\$geoNear is not supported/],
  ['substr', (p) => p.project({ a: $.substr?.(['$item', 0, -1]) }), /\$substr is not supported/],
  ['indexOfCP', (p) => p.project({ a: $.indexOfCP?.(['$item', 'a']) }), /\$indexOfCP is not supported/],
  ['meta', (p) => p.project({ a: $.meta?.('textScore') }), /\$meta is not supported/],
  ['a sort by nonsense', (p) => p.sort({ a: 2 }), /the order of a must be 1 or -1/],
  ['divide of text', (p) => p.project({ a: $.divide?.(['$item', 2]) }), /FailedOperation.Aggregate/],
])('refused: %s', async (_name, build, error) => {
  expect(await refusal(run(build))).toMatch(error)
})

test.each([
  ['2026-01-01', 0],
  ['2026-01-03', 0],
  ['2026-01-04', 1],
  ['2026-12-31', 52],
  ['2028-12-31', 53],
  ['2023-01-01', 1],
])('the week of %s is %d', async (day, week) => {
  await database.put('one', { _id: 0, day: new Date(day) })
  expect(await run((p) => p.project({ _id: 0, week: $.week?.('$day') }), 'one')).toEqual([{ week }])
})
