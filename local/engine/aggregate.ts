import { Aggregator } from 'mingo/aggregator'
import type { Doc } from '../ejson'
import { checkName } from '../ejson'
import { invalid, refused } from '../errors'
import { withFieldPaths } from './fieldPaths'
import type { SearchRules } from './find'
import { find } from './find'
import type { Call } from './locks'
import { orderOf } from './order'
import type { Order } from './planner'
import { guarded, pipelineOptions, refuseUnsupported } from './query'
import type { Collection, Store } from './store'
import { clone, compare, isPlainObject } from './values'
import { leavesAt } from './paths'

const DEFAULT_ROWS = 20

export interface Stage {
  name: string
  value: unknown
}

interface Surroundings {
  store: Store
  call: Call
  rules: SearchRules
}

/**
 * Runs a pipeline. A `$match`, `$sort` and `$limit` at its head use an index, later ones do not. Without any `$limit`
 * the cloud answers 20 rows.
 */
export function aggregate(collection: Collection, stages: readonly Stage[], around: Surroundings): Doc[] {
  for (const { name, value } of stages) {
    refuseUnsupported({ [name]: value })
    if (name === '$skip') around.rules.strict.refuseSkip(value)
  }
  const { head, rest } = splitHead(stages)
  let rows = search(collection, head, around)
  let pipeline: Doc[] = []
  const flush = () => {
    if (pipeline.length) rows = guarded('Aggregate', () => run(rows, pipeline, around))
    pipeline = []
  }
  for (const { name, value } of rest) {
    if (name !== '$lookup') pipeline.push({ [name]: value })
    else {
      flush()
      rows = isJoin(value) ? join(rows, value, around) : lookUp(rows, value, around)
    }
  }
  flush()
  if (stages.some(({ name }) => name === '$limit') || rows.length <= DEFAULT_ROWS) return rows
  around.rules.strict.refuseAggregateCut(DEFAULT_ROWS)
  return rows.slice(0, DEFAULT_ROWS)
}

interface Head {
  query: Doc
  order: Order
  limit: number
}

function splitHead(stages: readonly Stage[]): { head: Head; rest: Stage[] } {
  const rest = [...stages]
  const take = (name: string) => (rest[0]?.name === name ? rest.shift() : undefined)
  const match = take('$match')
  const query = match ? match.value : {}
  if (!isPlainObject(query)) throw invalid('$match needs an object')
  const sort = take('$sort')
  const limit = sort && take('$limit')
  if (limit && !(Number.isInteger(limit.value) && Number(limit.value) > 0)) {
    throw refused('Aggregate', 'the limit must be positive')
  }
  return {
    head: { query, order: sort ? orderOf(sort.value) : [], limit: limit ? Number(limit.value) : Infinity },
    rest,
  }
}

function search(collection: Collection, head: Head, { call, rules }: Surroundings): Doc[] {
  return find({ collection, ...head }, call, rules).map(({ document }) => document)
}

function run(rows: Doc[], pipeline: Doc[], { store, call, rules }: Surroundings): Doc[] {
  const everything = (name: string): Doc[] => {
    if (!store.has(name)) return []
    return find({ collection: store.collection(name), query: {}, order: [], limit: Infinity }, call, rules).map(
      ({ document }) => clone(document),
    )
  }
  return new Aggregator(pipeline.map(withFieldPaths), pipelineOptions(everything)).run(rows)
}

/** mingo reads the other collection once; the server reads it for every row, and that is what counts. */
function lookUp(rows: Doc[], value: unknown, around: Surroundings): Doc[] {
  const { trip } = around.call
  const before = trip.examined
  const result = guarded('Aggregate', () => run(rows, [{ $lookup: value }], around))
  trip.examined = before + (trip.examined - before) * rows.length
  return result
}

interface Join {
  from: string
  localField: string
  foreignField: string
  as: string
}

/** The plain form, by equality of two fields; one with a pipeline is left to mingo. */
function isJoin(value: unknown): value is Join {
  if (!isPlainObject(value) || 'pipeline' in value || 'let' in value) return false
  return ['from', 'localField', 'foreignField', 'as'].every((name) => typeof value[name] === 'string')
}

/** Looks each value up by an index of the other collection, if there is one. Missing joins with null. */
function join(rows: Doc[], { from, localField, foreignField, as }: Join, { store, call, rules }: Surroundings): Doc[] {
  checkName(as)
  const collection = store.has(from) ? store.collection(from) : null
  const parts = as.split('.')
  return rows.map((row) => {
    const wanted = leavesAt(row, localField.split('.')).flatMap((leaf) => (Array.isArray(leaf) ? leaf : [leaf ?? null]))
    const values = wanted.filter((value, i) => wanted.findIndex((other) => compare(other, value) === 0) === i)
    const query = { [foreignField]: { $in: values } }
    const matches = collection && values.length ? partners(collection, query, call, rules) : []
    return placed(row, parts, matches)
  })
}

function partners(collection: Collection, query: Doc, call: Call, rules: SearchRules): Doc[] {
  const found = find({ collection, query, order: [], limit: Infinity }, call, rules)
  return found.map(({ document }) => document)
}

function placed(row: Doc, [name = '', ...rest]: string[], value: unknown): Doc {
  if (!rest.length) return { ...row, [name]: value }
  const inner = row[name]
  return { ...row, [name]: placed(isPlainObject(inner) ? inner : {}, rest, value) }
}
