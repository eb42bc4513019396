import type { Doc } from '../ejson'
import type { IndexTree } from './indexes'
import type { Collection } from './store'
import { compare, isPlainObject, typeRank } from './values'

/** One side of a range; the range never leaves the type of its value. */
interface Bound {
  readonly value: unknown
  readonly inclusive: boolean
}

/** Keys that begin with `equal`, and whose next value lies between the bounds. */
export interface Range {
  readonly equal: readonly unknown[]
  readonly low?: Bound
  readonly high?: Bound
}

export type Plan =
  | { kind: 'ids'; ids: unknown[] }
  | { kind: 'index'; index: IndexTree; ranges: Range[]; reverse: boolean; sorted: boolean; bounded: boolean }
  | { kind: 'union'; plans: Plan[] }
  | { kind: 'scan' }

export type Order = [path: string, direction: 1 | -1][]

interface FieldConditions {
  /** Values of which the field must equal one. */
  points?: unknown[]
  low?: Bound
  high?: Bound
}

const MAX_RANGES = 10_000
/** More are not merged, but read and sorted, as on the server. */
const MAX_MERGED = 200

/**
 * The way to the documents that may match: `_id` by equality or `$in`; else the index with the longest prefix of
 * equalities, then one range or the order; else each branch of an `$or` by its own index; else all documents.
 */
export function plan(collection: Collection, query: Doc, order: Order): Plan {
  const fields = new Map<string, FieldConditions>()
  collect(query, fields)
  const ids = fields.get('_id')?.points
  if (ids) return { kind: 'ids', ids }

  let best: { plan: Plan; score: number } = { plan: { kind: 'scan' }, score: 0 }
  for (const index of collection.indexes) {
    const candidate = planIndex(index, fields, order)
    if (candidate.score > best.score) best = candidate
  }
  const isBounded = best.plan.kind === 'index' && best.plan.bounded
  return (isBounded ? null : planUnion(collection, query)) ?? best.plan
}

/** Equalities count most, then the order (a page stops early), then a range. */
function planIndex(index: IndexTree, fields: Map<string, FieldConditions>, order: Order) {
  let ranges: Range[] = [{ equal: [] }]
  let prefix = 0
  for (const { path } of usable(index)) {
    const points = fields.get(path)?.points
    if (!points || ranges.length * points.length > MAX_RANGES) break
    ranges = ranges.flatMap(({ equal }) => points.map((point) => ({ equal: [...equal, point] })))
    prefix += 1
  }
  const next = usable(index)[prefix]
  const range = next && rangeOn(index, next.path, fields.get(next.path))
  if (range) ranges = ranges.map((each) => ({ ...each, ...range }))

  const fixed = index.fields.slice(0, prefix).filter(({ path }) => fields.get(path)?.points?.length === 1)
  const direction =
    ranges.length > MAX_MERGED
      ? null
      : sortDirection(
          index,
          prefix,
          fixed.map(({ path }) => path),
          order,
        )
  const plan: Plan = {
    kind: 'index',
    index,
    ranges,
    reverse: direction === 'backwards',
    sorted: direction !== null,
    bounded: prefix > 0 || range !== undefined,
  }
  return { plan, score: prefix * 10 + (direction && order.length ? 4 : 0) + (range ? 3 : 0) }
}

/** Under one array of documents each field may match in another element: then only the first field bounds. */
function usable({ fields, multikey }: IndexTree): IndexTree['fields'] {
  const arrayRoots = new Set([...multikey].map((path) => path.split('.')[0]))
  const shared = fields.findIndex(
    ({ parts }, i) => arrayRoots.has(parts[0]) && fields.slice(0, i).some((other) => other.parts[0] === parts[0]),
  )
  return shared < 0 ? fields : fields.slice(0, shared)
}

function rangeOn(index: IndexTree, path: string, conditions: FieldConditions | undefined) {
  const { low, high } = conditions ?? {}
  if (!low && !high) return undefined
  // In an array the two ends may hold for two different elements.
  if (low && high && index.multikey.has(path)) return { low }
  return { low, high }
}

/** Whether the index delivers the order, or its reverse, behind a prefix of equal values; fixed fields need no order. */
function sortDirection(
  index: IndexTree,
  prefix: number,
  fixed: readonly string[],
  order: Order,
): 'forwards' | 'backwards' | null {
  if (order.some(([path]) => index.multikey.has(path))) return null
  const rest = order.filter(([path]) => !fixed.includes(path))
  const fields = index.fields.slice(prefix)
  if (rest.length > fields.length || rest.some(([path], i) => fields[i]?.path !== path)) return null
  const turns = rest.map(([, direction], i) => direction === fields[i]?.direction)
  if (turns.every(Boolean)) return 'forwards'
  return turns.some(Boolean) ? null : 'backwards'
}

function planUnion(collection: Collection, query: Doc): Plan | null {
  if (!Array.isArray(query.$or) || !query.$or.every(isPlainObject)) return null
  const plans = query.$or.map((branch) => plan(collection, branch, []))
  const isServed = plans.every((each) => each.kind === 'ids' || (each.kind === 'index' && each.bounded))
  return isServed ? { kind: 'union', plans } : null
}

/** Gathers what top-level fields and `$and` demand; anything not understood just bounds nothing. */
function collect(query: Doc, fields: Map<string, FieldConditions>): void {
  for (const [name, condition] of Object.entries(query)) {
    if (name === '$and' && Array.isArray(condition)) {
      condition.filter(isPlainObject).forEach((each) => collect(each, fields))
    }
    if (name.startsWith('$')) continue
    const target = fields.get(name) ?? {}
    fields.set(name, target)
    for (const [operator, operand] of operatorsOf(condition)) NARROWING[operator]?.(target, operand)
  }
}

function operatorsOf(condition: unknown): [string, unknown][] {
  const isOperators = isPlainObject(condition) && Object.keys(condition)[0]?.startsWith('$')
  return isOperators ? Object.entries(condition as Doc) : [['$eq', condition]]
}

type Narrowing = (target: FieldConditions, operand: unknown) => void

const bound =
  (side: 'low' | 'high', inclusive: boolean): Narrowing =>
  (target, value) => {
    if (isOrdered(value)) target[side] ??= { value, inclusive }
  }

const NARROWING: Record<string, Narrowing | undefined> = {
  $eq(target, operand) {
    if (isPoint(operand)) target.points ??= [operand]
  },
  $in(target, operand) {
    if (Array.isArray(operand) && operand.every(isPoint)) target.points ??= distinct(operand)
  },
  $gt: bound('low', false),
  $gte: bound('low', true),
  $lt: bound('high', false),
  $lte: bound('high', true),
}

const distinct = (values: unknown[]) =>
  [...values].sort(compare).filter((value, i, all) => i === 0 || compare(all[i - 1], value) !== 0)

/** An array is equal to a whole value or to an element, a pattern to many: neither is one place in an index. */
const isPoint = (value: unknown) => !Array.isArray(value) && !(value instanceof RegExp)

/** Numbers, strings, dates: types in which a range is a stretch of the index. NaN equals itself only. */
const isOrdered = (value: unknown) => [2, 3, 9].includes(typeRank(value)) && !Number.isNaN(value)
