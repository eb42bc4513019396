import { Context, ProcessingMode } from 'mingo/core'
import * as accumulators from 'mingo/operators/accumulator'
import * as expressionOperators from 'mingo/operators/expression'
import * as pipelineStages from 'mingo/operators/pipeline'
import * as projections from 'mingo/operators/projection'
import { $expr } from 'mingo/operators/query/evaluation'
import { $and, $nor, $not, $or } from 'mingo/operators/query/logical'
import { Query } from 'mingo/query'
import type { Options } from 'mingo/types'
import type { Doc } from '../ejson'
import { invalid, refused, unsupported, WireError } from '../errors'
import { conditions } from './conditions'
import { expressions } from './expressions'
import { queryWithFieldPaths } from './fieldPaths'
import { stages } from './stages'
import { isPlainObject } from './values'

/** mingo has no faithful answer for these, and nothing of ours needs them. */
const UNSUPPORTED = new Set(
  (
    '$near $nearSphere $geoWithin $geoIntersects $within $geoNear $jsonSchema $where $text $meta $indexOfCP $substr ' +
    '$fieldPath $function $accumulator $out $merge $redact $indexStats $collStats $planCacheStats $currentOp'
  ).split(' '),
)

/** Private: mingo ignores a second registration under a known name, so everything is named here once. */
const context = Context.init({
  accumulator: { ...accumulators },
  expression: { ...expressionOperators, ...expressions },
  pipeline: { ...pipelineStages, ...stages },
  projection: { ...projections },
  query: { ...conditions, $and, $or, $nor, $not, $expr, $exists: noting },
})

/** mingo copies all operators for every query, unless it gets options that it has prepared itself: operators see those. */
let prepared: Options | undefined
function noting(path: string, operand: unknown, options: Options) {
  prepared ??= options
  return conditions.$exists?.(path, operand, options) ?? (() => false)
}
new Query({ _id: { $exists: true } }, { context, scriptEnabled: false })

/** Options for queries. */
export const queryOptions = (): Partial<Options> => prepared ?? { context, scriptEnabled: false }

/** Options for aggregations. Inputs are cloned: stored documents are shared between readers. */
export const pipelineOptions = (resolve: (collection: string) => Doc[]): Partial<Options> => ({
  context,
  scriptEnabled: false,
  processingMode: ProcessingMode.CLONE_INPUT,
  collectionResolver: resolve,
})

/** Throws if the value names, at any depth, an operator that is not supported. */
export function refuseUnsupported(value: unknown): void {
  if (Array.isArray(value)) return value.forEach(refuseUnsupported)
  if (!isPlainObject(value)) return
  for (const [name, content] of Object.entries(value)) {
    if (UNSUPPORTED.has(name)) throw unsupported(name)
    refuseUnsupported(content)
  }
}

export type Matcher = (document: Doc) => boolean

/** Compiles a query. Throws WireError if it is not one. */
export function matcherOf(query: unknown): Matcher {
  if (!isPlainObject(query)) throw invalid('the query must be an object')
  refuseUnsupported(query)
  const names = Object.keys(query)
  if (!names.length) return () => true
  return guarded('Query', () => {
    const compiled = new Query(queryWithFieldPaths(query), queryOptions())
    return (document) => compiled.test(document)
  })
}

/** Runs mingo; what it throws becomes an error of the wire. */
export function guarded<T>(operation: string, run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (error instanceof WireError || !(error instanceof Error)) throw error
    throw refused(operation, error.message)
  }
}
