import type { Database } from '../../engine/index'
import { actionsOn, opened, randomFrom } from '../support/engine'

/**
 * A plain reading of MongoDB's rules, written apart from the engine: numbers and text only, missing fields, arrays one
 * level deep. Seeds are printed; any seed must pass.
 */
type Value = number | string | null
type Row = { _id: string; a?: Value | Value[]; b?: Value; c?: { d?: Value } }
type Condition = { op: string; value: Value | Value[] }

const FIELDS = ['a', 'b', 'c.d'] as const
type Field = (typeof FIELDS)[number]

const valueOf = (row: Row, field: Field) => (field === 'c.d' ? row.c?.d : row[field])
const kindOf = (value: unknown) => (value === null || value === undefined ? 0 : typeof value === 'number' ? 1 : 2)
const before = (x: Value | undefined, y: Value | undefined) =>
  kindOf(x) !== kindOf(y) ? kindOf(x) < kindOf(y) : kindOf(x) > 0 && (x as number) < (y as number)
const same = (x: Value | undefined, y: Value | undefined) => !before(x, y) && !before(y, x)

function holds(row: Row, field: Field, { op, value }: Condition): boolean {
  const given = valueOf(row, field)
  const candidates = Array.isArray(given) ? given : [given]
  const any = (test: (x: Value | undefined) => boolean) => candidates.some(test)
  const within = (test: (x: Value) => boolean) =>
    any((x) => kindOf(x) === kindOf(value) && kindOf(x) > 0 && test(x as Value))
  const one = value as Value
  switch (op) {
    case '$eq':
      return any((x) => same(x, one))
    case '$ne':
      return !any((x) => same(x, one))
    case '$in':
      return any((x) => (value as Value[]).some((y) => same(x, y)))
    case '$nin':
      return !any((x) => (value as Value[]).some((y) => same(x, y)))
    case '$gt':
      return within((x) => before(one, x))
    case '$gte':
      return within((x) => !before(x, one))
    case '$lt':
      return within((x) => before(x, one))
    default:
      return within((x) => !before(one, x))
  }
}

/** An empty array is -1: before everything. */
function edge(row: Row, field: Field, direction: number): Value | undefined | -1 {
  const given = valueOf(row, field)
  if (!Array.isArray(given)) return given
  return [...given].sort((x, y) => (same(x, y) ? 0 : before(x, y) === direction > 0 ? -1 : 1))[0]
}

function compareRows(x: Row, y: Row, order: [Field | '_id', number][]): number {
  for (const [field, direction] of order) {
    if (field === '_id') return x._id < y._id === direction > 0 ? -1 : 1
    const [left, right] = [x, y].map((row) => {
      const given = valueOf(row, field)
      return Array.isArray(given) && !given.length ? 'empty' : edge(row, field, direction)
    })
    const isEmpty = [x, y].map((row) => JSON.stringify(valueOf(row, field)) === '[]')
    if (isEmpty[0] !== isEmpty[1]) return isEmpty[0] === direction > 0 ? -1 : 1
    if (isEmpty[0] || same(left, right)) continue
    return before(left, right) === direction > 0 ? -1 : 1
  }
  return 0
}

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
const random = randomFrom(seed)
const words = ['', 'a', 'ab', 'b', '中', '文']
const value = (): Value => random.pick<() => Value>([() => random.below(6), () => random.pick(words), () => null])()

function newRow(i: number): Row {
  const row: Row = { _id: `r${String(i).padStart(3, '0')}` }
  if (random.next() < 0.8) row.a = random.next() < 0.4 ? Array.from({ length: random.below(4) }, value) : value()
  if (random.next() < 0.8) row.b = value()
  if (random.next() < 0.7) row.c = random.next() < 0.8 ? { d: value() } : {}
  return row
}

function newCondition(): Condition {
  const op = random.pick(['$eq', '$ne', '$in', '$nin', '$gt', '$gte', '$lt', '$lte'])
  if (op === '$in' || op === '$nin') return { op, value: Array.from({ length: random.below(4) }, value) }
  return { op, value: op === '$eq' || op === '$ne' ? value() : (value() ?? 1) }
}

const rows = new Map(Array.from({ length: 150 }, (_row, i) => [`r${i}`, newRow(i)]))
let database: Database
beforeAll(async () => {
  console.info(`seed ${seed}`)
  const keys: Record<string, 1 | -1>[] = [{ a: 1 }, { b: 1, 'c.d': -1 }, { b: -1, _id: 1 }]
  const indexes = keys.map((each, i) => ({ name: `i${i}`, keys: each }))
  database = await opened({
    ...{ strict: false, shuffle: seed },
    declarations: { collections: { rows: { indexes }, bare: {} } },
  })
  for (const row of rows.values()) await database.put('rows', row)
})

/** Some rows change between the questions, so that the indexes do too. */
async function disturb(): Promise<void> {
  for (let i = 0; i < 3; i++) {
    const key = random.pick([...rows.keys()])
    const row = { ...newRow(0), _id: rows.get(key)?._id ?? '' }
    rows.set(key, row)
    await database.put('rows', row)
  }
}

test('600 random queries are answered as by the oracle', async () => {
  const { get } = actionsOn(database)
  for (let i = 0; i < 600; i++) {
    if (i % 20 === 0) await disturb()
    const conditions = Array.from({ length: random.below(3) + 1 }, () => ({
      field: random.pick(FIELDS),
      ...newCondition(),
    }))
    const order = [...FIELDS]
      .filter(() => random.next() < 0.4)
      .map((field): [Field, number] => [field, random.pick([1, -1])])
    const limit = random.pick([1, 5, 50, 1000])
    const isAny = random.next() < 0.3
    const query = { [isAny ? '$or' : '$and']: conditions.map(({ field, op, value: v }) => ({ [field]: { [op]: v } })) }

    const test = (row: Row) =>
      isAny
        ? conditions.some((each) => holds(row, each.field, each))
        : conditions.every((each) => holds(row, each.field, each))
    const fullOrder: [Field | '_id', number][] = [...order, ['_id', 1]]
    const expected = [...rows.values()].filter(test).sort((x, y) => compareRows(x, y, fullOrder))
    const found = await get(query, { order: Object.fromEntries(fullOrder), limit })
    expect({ seed, query, order, ids: found.map(({ _id }) => _id) }).toEqual({
      ...{ seed, query, order },
      ids: expected.slice(0, limit).map(({ _id }) => _id),
    })
    const unsorted = await get(query, { limit: 1000 })
    expect(unsorted.map(({ _id }) => _id).sort()).toEqual(expected.map(({ _id }) => _id).sort())
  }
})

test('unsorted results come in another order than inserted', async () => {
  const found = await actionsOn(database).get({}, { limit: 1000 })
  const ids = found.map(({ _id }) => _id)
  expect(ids).not.toEqual([...ids].sort())
})
