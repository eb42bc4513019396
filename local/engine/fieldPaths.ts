import { evalExpr } from 'mingo/core'
import type { Options } from 'mingo/types'
import type { Doc } from '../ejson'
import { isPlainObject } from './values'

/** Not a name of the server's: what `'$a.b'` becomes on its way to mingo, which walks such paths differently. */
const FIELD_PATH = '$fieldPath'

/** Stages whose strings that begin with `$` are expressions. */
const WITH_EXPRESSIONS = new Set(
  '$project $addFields $set $group $replaceRoot $replaceWith $bucket $bucketAuto $sortByCount $redact'.split(' '),
)

/** Replaces dotted paths in a stage's expressions, also in the pipelines inside it. */
export function withFieldPaths(stage: Doc): Doc {
  return Object.fromEntries(
    Object.entries(stage).map(([name, value]) => {
      if (WITH_EXPRESSIONS.has(name)) return [name, replaced(value)]
      if (name === '$match') return [name, inQuery(value)]
      if (name === '$facet' && isPlainObject(value)) return [name, mapped(value, inPipeline)]
      if (name !== '$lookup' || !isPlainObject(value)) return [name, value]
      return [name, { ...value, ...(value.let ? { let: replaced(value.let) } : {}), ...pipelineOf(value) }]
    }),
  )
}

const pipelineOf = ({ pipeline }: Doc) => (pipeline === undefined ? {} : { pipeline: inPipeline(pipeline) })

const inPipeline = (pipeline: unknown) =>
  Array.isArray(pipeline) ? pipeline.map((stage) => (isPlainObject(stage) ? withFieldPaths(stage) : stage)) : pipeline

const mapped = (value: Doc, change: (item: unknown) => unknown): Doc =>
  Object.fromEntries(Object.entries(value).map(([name, item]) => [name, change(item)]))

/** In a query only `$expr` holds expressions. */
function inQuery(query: unknown): unknown {
  if (Array.isArray(query)) return query.map(inQuery)
  if (!isPlainObject(query)) return query
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => {
      if (name === '$expr') return [name, replaced(value)]
      return [name, ['$and', '$or', '$nor'].includes(name) ? inQuery(value) : value]
    }),
  )
}

export const queryWithFieldPaths = (query: Doc): Doc => inQuery(query) as Doc

function replaced(value: unknown): unknown {
  if (typeof value === 'string' && /^\$[^.]+\./.test(value)) return { [FIELD_PATH]: value }
  if (Array.isArray(value)) return value.map(replaced)
  if (!isPlainObject(value) || '$literal' in value) return value
  return mapped(value, replaced)
}

/**
 * The value of a path in an expression: through documents and arrays of documents, not into arrays nested in arrays;
 * a number is a name, never an index.
 */
function $fieldPath(document: Doc, path: unknown, options: Options): unknown {
  const [first = '', ...parts] = String(path).split('.')
  return valueAt(evalExpr(document, first, options), parts)
}

function valueAt(value: unknown, parts: readonly string[]): unknown {
  const [name, ...rest] = parts
  if (name === undefined) return value
  if (Array.isArray(value)) {
    const found = value.map((item) => (isPlainObject(item) ? valueAt(item, parts) : undefined))
    return found.filter((item) => item !== undefined)
  }
  return isPlainObject(value) && Object.hasOwn(value, name) ? valueAt(value[name], rest) : undefined
}

export const fieldPaths = { [FIELD_PATH]: $fieldPath }
