import type { Doc } from '../ejson'
import { invalid } from '../errors'
import { leavesAt } from './paths'
import type { Order } from './planner'
import { compare, EMPTY, isPlainObject } from './values'

/** `{n: -1, s: 1}` → pairs. Throws WireError on anything but 1 and −1. */
export function orderOf(value: unknown): Order {
  if (!isPlainObject(value)) throw invalid('the order must be an object')
  return Object.entries(value).map(([path, direction]) => {
    if (direction !== 1 && direction !== -1) throw invalid(`the order of ${path} must be 1 or -1`)
    return [path, direction]
  })
}

/** Sorts by the documents' values; equal ones keep their places. */
export function sorted<T>(items: readonly T[], order: Order, documentOf: (item: T) => Doc): T[] {
  const fields = order.map(([path, direction]) => ({ parts: path.split('.'), direction }))
  const keyed = items.map((item) => ({
    item,
    key: fields.map(({ parts, direction }) => edgeOf(documentOf(item), parts, direction)),
  }))
  keyed.sort((a, b) => {
    for (const [i, { direction }] of fields.entries()) {
      const result = compare(a.key[i], b.key[i])
      if (result) return result * direction
    }
    return 0
  })
  return keyed.map(({ item }) => item)
}

/** An array is sorted by its least element, in descending order by its greatest; an empty one comes before null. */
function edgeOf(document: Doc, parts: readonly string[], direction: 1 | -1): unknown {
  const leaves = leavesAt(document, parts)
  const [only] = leaves
  if (leaves.length === 1 && !Array.isArray(only)) return only ?? null
  const values = leaves.flatMap((leaf) => (Array.isArray(leaf) ? (leaf.length ? leaf : [EMPTY]) : [leaf ?? null]))
  if (!values.length) return null
  return values.reduce((edge, value) => (compare(value, edge) * direction < 0 ? value : edge))
}

/** A repeatable random order, from a seed. */
export class Shuffler {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  shuffle<T>(items: T[]): T[] {
    for (let i = items.length - 1; i > 0; i--) {
      const j = Math.floor(this.#next() * (i + 1))
      ;[items[i], items[j]] = [items[j] as T, items[i] as T]
    }
    return items
  }

  /** mulberry32 */
  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
