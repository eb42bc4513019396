import { ObjectId } from 'bson'
import type { Doc } from '../ejson'

/** Stands for an empty array inside sort and index keys: it sorts before everything, even null. */
export const EMPTY = undefined

/** MongoDB's order of types; values of different types are never equal and never in each other's range. */
export function typeRank(value: unknown): number {
  switch (typeof value) {
    case 'undefined':
      return 0
    case 'number':
      return 2
    case 'string':
      return 3
    case 'boolean':
      return 8
  }
  if (value === null) return 1
  if (Array.isArray(value)) return 5
  // what almost every object is; one with a field of this name takes the longer way
  if ((value as object).constructor === Object) return 4
  if (value instanceof Date) return 9
  if (value instanceof ObjectId) return 7
  if (value instanceof RegExp) return 11
  return 4
}

/** The name MongoDB uses in its messages. */
export function typeName(value: unknown): string {
  if (typeof value === 'number') {
    if (!Number.isInteger(value)) return 'double'
    return Math.abs(value) < 2 ** 31 ? 'int' : 'long'
  }
  const names = ['missing', 'null', 'number', 'string', 'object', 'array', '', 'objectId', 'bool', 'date', '', 'regex']
  return names[typeRank(value)] ?? 'unknown'
}

export const isPlainObject = (value: unknown): value is Doc => typeRank(value) === 4

const sign = (a: number, b: number) => (a < b ? -1 : a > b ? 1 : 0)

/** MongoDB's total order: by type, then by value; embedded documents field by field, in their own order. */
export function compare(a: unknown, b: unknown): number {
  if (a === b) return 0
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b)
  if (typeof a === 'number' && typeof b === 'number') return compareNumbers(a, b)
  const rank = typeRank(a)
  return sign(rank, typeRank(b)) || (COMPARISONS[rank]?.(a as never, b as never) ?? 0)
}

/** For two values of one type, by the type's rank. */
const COMPARISONS: Record<number, ((a: never, b: never) => number) | undefined> = {
  4: (a: Doc, b: Doc) => compareObjects(a, b),
  5: (a: unknown[], b: unknown[]) => compareArrays(a, b),
  7: (a: ObjectId, b: ObjectId) => compareStrings(a.toHexString(), b.toHexString()),
  8: (a: boolean, b: boolean) => sign(Number(a), Number(b)),
  9: (a: Date, b: Date) => sign(a.getTime(), b.getTime()),
  11: (a: RegExp, b: RegExp) => compareStrings(a.source, b.source) || compareStrings(a.flags, b.flags),
}

/** NaN is the least number and equals itself. */
function compareNumbers(a: number, b: number): number {
  if (a < b) return -1
  if (a > b) return 1
  if (a === b) return 0
  return sign(Number.isNaN(a) ? 0 : 1, Number.isNaN(b) ? 0 : 1)
}

/** The server compares UTF-8 bytes; JavaScript's own order differs above U+D7FF. */
function compareStrings(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x === y) continue
    return sign(weight(x), weight(y))
  }
  return sign(a.length, b.length)
}

/** Half of a character above U+FFFF weighs more than any whole one. */
const weight = (unit: number) => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit)

function compareArrays(a: unknown[], b: unknown[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const order = compare(a[i], b[i])
    if (order) return order
  }
  return sign(a.length, b.length)
}

function compareObjects(a: Doc, b: Doc): number {
  const names = Object.keys(a)
  const others = Object.keys(b)
  for (let i = 0; i < names.length && i < others.length; i++) {
    const [name, other] = [names[i] as string, others[i] as string]
    const order =
      sign(typeRank(a[name]), typeRank(b[other])) || compareStrings(name, other) || compare(a[name], b[other])
    if (order) return order
  }
  return sign(names.length, others.length)
}

/** Exact equality: embedded documents must agree in the order of their fields too. */
export const equals = (a: unknown, b: unknown): boolean => compare(a, b) === 0

export function clone<T>(value: T): T {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(clone) as T
  if (value instanceof Date) return new Date(value) as T
  if (!isPlainObject(value)) return value
  const copy: Doc = {}
  for (const name of Object.keys(value)) copy[name] = clone(value[name])
  return copy as T
}

/** Spells a value the way the server does in its messages. */
export function show(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(show).join(', ')}]`
  if (value instanceof Date) return `new Date(${value.getTime()})`
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`
  if (isPlainObject(value)) {
    return `{${Object.keys(value)
      .map((name) => `${name}: ${show(value[name])}`)
      .join(', ')}}`
  }
  return typeof value === 'string' ? JSON.stringify(value) : String(value)
}
