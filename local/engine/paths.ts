import { isPlainObject } from './values'

const INDEX = /^\d+$/

/**
 * Every value a dotted path reaches, as MongoDB's matcher walks it: through arrays of documents, and through an index
 * where a part is a number; not into arrays nested in arrays. Arrays at the end stay whole. A missing field is undefined.
 */
export function leavesAt(document: unknown, parts: readonly string[], from = 0): unknown[] {
  let value = document
  for (let i = from; i < parts.length; i++) {
    if (Array.isArray(value)) return leavesInArray(value, parts, i)
    value = isPlainObject(value) ? own(value, parts[i] as string) : undefined
    if (value === undefined) return [undefined]
  }
  return [value]
}

function leavesInArray(array: unknown[], parts: readonly string[], at: number): unknown[] {
  const found: unknown[] = []
  const part = parts[at] as string
  if (INDEX.test(part) && Number(part) < array.length) found.push(...leavesAt(array[Number(part)], parts, at + 1))
  for (const item of array) if (isPlainObject(item)) found.push(...leavesAt(item, parts, at))
  return found
}

/** The values a condition is tried on: each leaf, and the elements of a leaf that is an array. */
export const expand = (leaf: unknown): unknown[] => (Array.isArray(leaf) ? [...leaf, leaf] : [leaf])

const own = (value: Record<string, unknown>, name: string) => (Object.hasOwn(value, name) ? value[name] : undefined)
