import { evalExpr } from 'mingo/core'
import type { Iterator } from 'mingo/lazy'
import { Lazy } from 'mingo/lazy'
import * as original from 'mingo/operators/pipeline'
import type { Options } from 'mingo/types'
import type { Doc } from '../ejson'
import { refused } from '../errors'
import { orderOf, sorted } from './order'
import { compare } from './values'

type Stage<T> = (documents: Iterator, expression: T, options: Options) => Iterator

const $sort: Stage<Record<string, 1 | -1>> = (documents, order) => {
  const fields = orderOf(order)
  return documents.transform((all) => Lazy(sorted(all as Doc[], fields, (document) => document)))
}

interface Bucket {
  groupBy: unknown
  boundaries: unknown[]
  default?: unknown
  output?: Doc
}

/** mingo puts a value that is a boundary into the bucket below, and emits buckets that nothing fell into. */
const $bucket: Stage<Bucket> = (documents, { groupBy, boundaries, default: fallback, output }, options) => {
  const isOrdered = boundaries.every((value, i) => i === 0 || compare(boundaries[i - 1], value) < 0)
  if (boundaries.length < 2 || !isOrdered)
    throw refused('Aggregate', 'The boundaries of $bucket must be in ascending order.')
  return documents.transform((all) => {
    const buckets = new Map<unknown, Doc[]>()
    for (const document of all as Doc[]) {
      const bucket = bucketOf(evalExpr(document, groupBy, options) ?? null, boundaries) ?? fallback
      if (bucket === undefined)
        throw refused('Aggregate', '$bucket could not find a matching branch, and no default was specified.')
      const members = buckets.get(bucket)
      if (members) members.push(document)
      else buckets.set(bucket, [document])
    }
    const rows = [...buckets].sort(([a], [b]) => compare(a, b))
    return Lazy(
      rows.map(([_id, members]) => ({ _id, ...(evalExpr(members, output ?? { count: { $sum: 1 } }, options) as Doc) })),
    )
  })
}

/** The boundary at or below the value; undefined outside of all. */
function bucketOf(value: unknown, boundaries: unknown[]): unknown {
  const above = boundaries.findIndex((boundary) => compare(value, boundary) < 0)
  return above > 0 ? boundaries[above - 1] : undefined
}

/** mingo puts it last. */
function idFirst(document: unknown): unknown {
  const { _id, ...fields } = document as Doc
  return _id === undefined ? fields : { _id, ...fields }
}

const $project: typeof original.$project = (documents, expression, options) =>
  original.$project(documents, expression, options).map(idFirst)

/** Replaces mingo's own stages. */
export const stages = { $sort, $bucket, $project }
