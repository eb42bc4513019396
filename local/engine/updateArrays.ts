import type { Doc } from '../ejson'
import { refused } from '../errors'
import { valueTest } from './conditions'
import { orderOf, sorted } from './order'
import { matcherOf, queryOptions } from './query'
import type { Apply, Operator } from './updateOperators'
import type { Slot } from './updatePath'
import { read, write } from './updatePath'
import { clone, equals, isPlainObject, show, typeName } from './values'

const PUSH_CLAUSES = new Set(['$each', '$position', '$sort', '$slice'])

/** The array at a slot, missing as empty. */
function arrayAt(slot: Slot, complaint: (type: string) => string): unknown[] {
  const value = read(slot)
  if (value === undefined) return []
  if (!Array.isArray(value)) throw refused('Update', complaint(typeName(value)))
  return value
}

const $push: Apply = (slot, operand) => {
  const array = arrayAt(
    slot,
    (type) =>
      `The field '${slot.path}' must be an array but is of type ${type} in document {_id: ${show(slot.document._id)}}`,
  )
  const clauses = isPlainObject(operand) && '$each' in operand ? operand : { $each: [operand] }
  const unknown = Object.keys(clauses).find((name) => !PUSH_CLAUSES.has(name))
  if (unknown) throw refused('Update', `Unrecognized clause in $push: ${unknown}`)
  const { $each, $position, $sort, $slice } = clauses as Doc
  const given = eachOf('$push', $each)

  const place = $position === undefined ? array.length : integerOf('$position', $position)
  const pushed = [...array]
  pushed.splice(place < 0 ? Math.max(array.length + place, 0) : place, 0, ...given.map(clone))
  const ordered = $sort === undefined ? pushed : sortedBy($sort, pushed)
  write(slot, $slice === undefined ? ordered : sliced(ordered, integerOf('$slice', $slice)))
}

function eachOf(operator: string, each: unknown): unknown[] {
  if (Array.isArray(each)) return each as unknown[]
  throw refused('Update', `The argument to $each in ${operator} must be an array but it was of type: ${typeName(each)}`)
}

function integerOf(clause: string, value: unknown): number {
  if (Number.isInteger(value)) return value as number
  throw refused('Update', `The value for ${clause} must be an integer value but was given type: ${typeName(value)}`)
}

const sliced = (array: unknown[], count: number) => (count < 0 ? array.slice(count) : array.slice(0, count))

/** 1 and −1 sort whole elements, an object sorts documents by their fields. */
function sortedBy(order: unknown, array: unknown[]): unknown[] {
  if (order === 1 || order === -1) return sorted(array, [['v', order]], (v) => ({ v: [v] }))
  if (!isPlainObject(order))
    throw refused('Update', 'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1}')
  return sorted(array, orderOf(order), (item) => (isPlainObject(item) ? item : {}))
}

const $addToSet: Apply = (slot, operand) => {
  const array = arrayAt(
    slot,
    (type) => `Cannot apply $addToSet to non-array field. Field named '${slot.name}' has non-array type ${type}`,
  )
  const isEach = isPlainObject(operand) && Object.keys(operand)[0] === '$each'
  const result = [...array]
  for (const value of isEach ? eachOf('$addToSet', operand.$each) : [operand]) {
    if (!result.some((present) => equals(present, value))) result.push(clone(value))
  }
  write(slot, result)
}

const $pop: Apply = (slot, operand) => {
  if (operand !== 1 && operand !== -1) throw refused('Update', `$pop expects 1 or -1, found: ${show(operand)}`)
  const array = arrayAt(slot, (type) => `Path '${slot.path}' contains an element of non-array type '${type}'`)
  write(slot, operand === 1 ? array.slice(0, -1) : array.slice(1))
}

const $pull: Apply = (slot, operand) => {
  const array = arrayAt(slot, () => 'Cannot apply $pull to a non-array value')
  const isPulled = pullTest(operand)
  write(
    slot,
    array.filter((item) => !isPulled(item)),
  )
}

/** Operators and patterns are tried on each element, a document is a query on elements that are documents. */
function pullTest(operand: unknown): (item: unknown) => boolean {
  if (operand instanceof RegExp) return valueTest({ $regex: operand }, queryOptions())
  if (!isPlainObject(operand)) return (item) => equals(item, operand)
  if (Object.keys(operand)[0]?.startsWith('$')) return valueTest(operand, queryOptions())
  const matches = matcherOf(operand)
  return (item) => isPlainObject(item) && matches(item)
}

const $pullAll: Apply = (slot, operand) => {
  if (!Array.isArray(operand)) {
    throw refused('Update', `$pullAll requires an array argument but was given a ${typeName(operand)}`)
  }
  const array = arrayAt(slot, () => 'Cannot apply $pullAll to a non-array value')
  write(
    slot,
    array.filter((item) => !operand.some((value) => equals(item, value))),
  )
}

export const arrayOperators: Record<string, Operator> = {
  $push: { apply: $push },
  $addToSet: { apply: $addToSet },
  $pop: { apply: $pop, lenient: true },
  $pull: { apply: $pull, lenient: true },
  $pullAll: { apply: $pullAll, lenient: true },
}
