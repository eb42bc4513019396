import type { Doc } from '../ejson'
import type { Call } from './locks'
import type { Shuffler } from './order'
import { sorted } from './order'
import type { Order, Plan } from './planner'
import { plan } from './planner'
import { guarded, matcherOf } from './query'
import type { Collection } from './store'
import type { Strict } from './strict'
import type { Found } from './walk'
import { isPlainObject } from './values'
import { walk } from './walk'

export interface Search {
  collection: Collection
  query: Doc
  order: Order
  /** Rows wanted, those skipped included; Infinity for all. */
  limit: number
  /** A write that takes any one match is not cut off. */
  mayCut?: boolean
}

export interface SearchRules {
  strict: Strict
  shuffler: Shuffler | null
}

/**
 * The documents that match, in order and at most `limit`. A search that an index delivers in order, or that has no
 * order, stops at the limit. Throws where strict mode refuses a scan or a result cut off without an order.
 */
export function find(search: Search, call: Call, rules: SearchRules): Found[] {
  const { collection, query, order, limit, mayCut } = search
  const way = plan(collection, query, order)
  rules.strict.refuseScan(collection, way, query)
  if (isSorted(way, order)) return [...matching(search, way, call, rules)]

  if (order.length) {
    const all = [...matching({ ...search, limit: Infinity }, way, call, rules)]
    return sorted(rules.shuffler?.shuffle(all) ?? all, order, ({ document }) => document).slice(0, limit)
  }
  // One more than wanted tells whether the limit cuts; only strict mode wants to know.
  const refusesCut = rules.strict.on && !mayCut
  const found = [...matching({ ...search, limit: refusesCut ? limit + 1 : limit }, way, call, rules)]
  if (found.length > limit) rules.strict.refuseCut(limit)
  return rules.shuffler?.shuffle(found) ?? found
}

const isSorted = (way: Plan, order: Order) => order.length > 0 && way.kind === 'index' && way.sorted

function* matching(search: Search, way: Plan, call: Call, { strict }: SearchRules): Generator<Found> {
  const { collection, query, limit } = search
  const matches = isOnlyId(query, way) ? () => true : matcherOf(query)
  let [found, examined] = [0, 0]
  if (found >= limit) return
  for (const each of walk(collection, way, call)) {
    examined += 1
    if (guarded('Query', () => matches(each.document))) {
      yield each
      if (++found >= limit) return
    }
    strict.refuseLongWalk(collection, way, examined, found)
  }
}

/** The most frequent queries of all need no second look: an `_id`, or one of several. */
function isOnlyId({ _id, ...others }: Doc, way: Plan): boolean {
  if (way.kind !== 'ids' || Object.keys(others).length) return false
  return !isPlainObject(_id) || Object.keys(_id).join() === '$in'
}
