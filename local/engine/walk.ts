import type { Doc } from '../ejson'
import type { Trip } from './index'
import type { IndexKey, IndexTree } from './indexes'
import type { Call } from './locks'
import type { Plan, Range } from './planner'
import type { Collection, Entry } from './store'
import { keyOf, visibleIn } from './store'
import { compare, equals, typeRank } from './values'

export interface Found {
  readonly entry: Entry
  readonly document: Doc
}

/** Where a plan has led; with the key, if by an index. */
interface Place {
  readonly entry: Entry
  readonly values?: readonly unknown[]
}

/**
 * The documents a plan leads to, each once, in the plan's order. Counts index keys and documents examined as they
 * are taken, so a caller that stops early pays only for what it saw. Nothing may be written before the end.
 */
export function* walk(collection: Collection, plan: Plan, call: Call): Generator<Found> {
  const { trip, transaction } = call
  const seen = new Set<Entry>()
  for (const { entry, values } of placesOf(collection, plan, trip)) {
    const document = visibleIn(entry, transaction)
    if (!document || seen.has(entry)) continue
    if (values && !isKeyOf(values, entry, document, plan)) continue
    if (plan.kind !== 'scan') seen.add(entry)
    trip.examined += 1
    yield { entry, document }
  }
}

/** Of several versions only the visible one's keys tell its place in the order. */
function isKeyOf(values: readonly unknown[], entry: Entry, document: Doc, plan: Plan): boolean {
  if (plan.kind !== 'index' || (entry.versions.length === 1 && !entry.lock)) return true
  return plan.index.keysOf(document).some((key) => equals(key, values))
}

function placesOf(collection: Collection, plan: Plan, trip: Trip): Iterable<Place> {
  switch (plan.kind) {
    case 'scan':
      return everywhere(collection)
    case 'ids':
      return named(collection, plan.ids, trip)
    case 'union':
      return united(collection, plan.plans, trip)
    case 'index': {
      const { index, ranges, reverse, sorted } = plan
      const sources = ranges.map((range) => keysIn(index, range, reverse, trip))
      if (sources.length === 1 && sources[0]) return sources[0]
      const inOrder = (a: IndexKey, b: IndexKey) =>
        index.order(a.values, b.values, ranges[0]?.equal.length) * (reverse ? -1 : 1)
      return sorted ? merged(sources, inOrder) : chained(sources)
    }
  }
}

function* everywhere({ entries }: Collection): Generator<Place> {
  for (const entry of entries.values()) yield { entry }
}

function* named({ entries }: Collection, ids: unknown[], trip: Trip): Generator<Place> {
  for (const id of ids) {
    trip.keys += 1
    const entry = isId(id) ? entries.get(keyOf(id)) : undefined
    if (entry) yield { entry }
  }
}

function* united(collection: Collection, plans: Plan[], trip: Trip): Generator<Place> {
  // The keys are of different indexes: they tell no order.
  for (const each of plans) for (const { entry } of placesOf(collection, each, trip)) yield { entry }
}

function* chained(sources: Generator<IndexKey>[]): Generator<IndexKey> {
  for (const source of sources) yield* source
}

/** Several ordered sources as one. */
function* merged(sources: Generator<IndexKey>[], inOrder: (a: IndexKey, b: IndexKey) => number): Generator<IndexKey> {
  const heads = sources.flatMap((source) => {
    const { done, value } = source.next()
    return done ? [] : [{ source, key: value }]
  })
  while (heads.length) {
    const first = heads.reduce((best, head) => (inOrder(head.key, best.key) < 0 ? head : best))
    yield first.key
    const { done, value } = first.source.next()
    if (done) heads.splice(heads.indexOf(first), 1)
    else first.key = value
  }
}

const isId = (id: unknown) => [2, 3, 7].includes(typeRank(id))

function* keysIn(index: IndexTree, range: Range, reverse: boolean, trip: Trip): Generator<IndexKey> {
  const place = (key: IndexKey) => placeOf(index, range, key.values)
  const keys = reverse
    ? index.keys.backwards((each) => place(each) <= 0)
    : index.keys.forwards((each) => place(each) < 0)
  for (const key of keys) {
    if (place(key) !== 0) return
    trip.keys += 1
    yield key
  }
}

/** −1 before the range, 0 inside, 1 behind it, in index order. */
function placeOf(index: IndexTree, { equal, low, high }: Range, key: readonly unknown[]): number {
  const order = index.order(key, equal)
  if (order || !(low || high)) return order
  const value = key[equal.length]
  const direction = index.fields[equal.length]?.direction ?? 1
  return direction * sideOf(value, low, high)
}

function sideOf(value: unknown, low: Range['low'], high: Range['high']): number {
  const rank = typeRank((low ?? high)?.value)
  const own = typeRank(value)
  if (own !== rank) return own < rank ? -1 : 1
  if (low && isBeyond(compare(low.value, value), low.inclusive)) return -1
  return high && isBeyond(compare(value, high.value), high.inclusive) ? 1 : 0
}

const isBeyond = (order: number, inclusive: boolean) => order > 0 || (order === 0 && !inclusive)
