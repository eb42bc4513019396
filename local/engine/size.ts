import { ObjectId } from 'bson'
import type { Doc } from '../ejson'

/** Bytes of a value in BSON, the measure of the server's own limits. */
export function bsonSize(value: unknown): number {
  switch (typeof value) {
    case 'string':
      return 5 + Buffer.byteLength(value)
    case 'number':
      return Number.isInteger(value) && Math.abs(value) < 2 ** 31 ? 4 : 8
    case 'boolean':
      return 1
    case 'object':
      return value === null ? 0 : sizeOfObject(value)
    default:
      return 0
  }
}

function sizeOfObject(value: object): number {
  if (value instanceof Date) return 8
  if (value instanceof ObjectId) return 12
  if (value instanceof RegExp) return Buffer.byteLength(value.source) + value.flags.length + 2
  let bytes = 5
  if (Array.isArray(value)) {
    value.forEach((item, index) => (bytes += 2 + String(index).length + bsonSize(item)))
    return bytes
  }
  for (const name of Object.keys(value)) bytes += 2 + Buffer.byteLength(name) + bsonSize((value as Doc)[name])
  return bytes
}
