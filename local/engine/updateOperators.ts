import { refused } from '../errors'
import type { Slot } from './updatePath'
import { erase, reach, read, seek, write } from './updatePath'
import { clone, compare, isPlainObject, show, typeName } from './values'

/** What an operator does at one path. `now` is the instant of the request, epoch ms. */
export type Apply = (slot: Slot, operand: unknown, now: number) => void

/** `lenient`: a path that is not there, or not passable, is no error and nothing is created. */
export interface Operator {
  readonly apply: Apply
  readonly lenient?: boolean
}

const identity = ({ document }: Slot) => `{_id: ${show(document._id)}}`

/** A missing field starts from `initial`; `combine` is never called with anything but numbers. */
const arithmetic =
  (
    operator: string,
    verb: string,
    missing: (by: number) => number,
    combine: (value: number, by: number) => number,
  ): Apply =>
  (slot, by) => {
    if (typeof by !== 'number') {
      throw refused('Update', `Cannot ${verb} with non-numeric argument: {${slot.path}: ${show(by)}}`)
    }
    const value = read(slot)
    if (value !== undefined && typeof value !== 'number') {
      throw refused(
        'Update',
        `Cannot apply ${operator} to a value of non-numeric type. ${identity(slot)} has the field ` +
          `'${slot.name}' of non-numeric type ${typeName(value)}`,
      )
    }
    write(slot, value === undefined ? missing(by) : combine(value, by) + 0)
  }

/** The field becomes the operand if it is missing or on the wrong side of it. */
const extreme =
  (direction: 1 | -1): Apply =>
  (slot, operand) => {
    const value = read(slot)
    if (value === undefined || compare(operand, value) * direction > 0) write(slot, clone(operand))
  }

const $rename: Apply = (slot, target) => {
  if (typeof target !== 'string') {
    throw refused('Update', `The 'to' field for $rename must be a string: ${slot.path}: ${show(target)}`)
  }
  const value = read(slot)
  refuseInArray('source', slot)
  const place = reach(slot.document, target)
  refuseInArray('destination', place)
  erase(slot)
  write(place, value)
}

function refuseInArray(role: string, { document, path, holder }: Slot): void {
  const parts = path.split('.')
  const passesArray = parts.some((_, i) => i > 0 && Array.isArray(valueAt(document, parts.slice(0, i))))
  if (!Array.isArray(holder) && !passesArray) return
  throw refused(
    'Update',
    `The ${role} field cannot be an array element, '${path}' in doc with _id: ${show(document._id)}`,
  )
}

function valueAt(document: Slot['document'], parts: string[]): unknown {
  const slot = seek(document, parts.join('.'))
  return slot ? read(slot) : undefined
}

const BITWISE: Record<string, ((value: bigint, mask: bigint) => bigint) | undefined> = {
  and: (value, mask) => value & mask,
  or: (value, mask) => value | mask,
  xor: (value, mask) => value ^ mask,
}

const $bit: Apply = (slot, operand) => {
  if (!isPlainObject(operand) || !Object.keys(operand).length) {
    throw refused('Update', `The $bit modifier is not compatible with ${show(operand)}: expected {and|or|xor: number}`)
  }
  for (const [name, mask] of Object.entries(operand)) {
    const combine = Object.hasOwn(BITWISE, name) ? BITWISE[name] : undefined
    if (!combine) throw refused('Update', `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}'`)
    if (!Number.isSafeInteger(mask))
      throw refused('Update', `The $bit modifier field must be an integer: ${show(mask)}`)
    const value = read(slot) ?? 0
    if (!Number.isSafeInteger(value) || read(slot) === null) {
      throw refused(
        'Update',
        `Cannot apply $bit to a value of non-integral type. ${identity(slot)} has the field ` +
          `'${slot.name}' of non-integer type ${typeName(read(slot))}`,
      )
    }
    write(slot, Number(combine(BigInt(value as number), BigInt(mask as number))))
  }
}

const $currentDate: Apply = (slot, operand, now) => {
  const isDate = operand === true || (isPlainObject(operand) && operand.$type === 'date')
  if (!isDate) throw refused('Update', `$currentDate of ${show(operand)}: only true and {$type: 'date'} are known`)
  write(slot, new Date(now))
}

export const valueOperators: Record<string, Operator> = {
  $set: { apply: (slot, operand) => write(slot, clone(operand)) },
  $unset: { apply: (slot) => erase(slot), lenient: true },
  $inc: {
    apply: arithmetic(
      '$inc',
      'increment',
      (by) => by,
      (value, by) => value + by,
    ),
  },
  $mul: {
    apply: arithmetic(
      '$mul',
      'multiply',
      () => 0,
      (value, by) => value * by,
    ),
  },
  $min: { apply: extreme(-1) },
  $max: { apply: extreme(1) },
  $rename: { apply: $rename, lenient: true },
  $bit: { apply: $bit },
  $currentDate: { apply: $currentDate },
  // Only for an update that inserts, which the SDK never asks for.
  $setOnInsert: { apply: () => undefined, lenient: true },
}
