import type { Doc } from '../ejson'
import { checkName } from '../ejson'
import { refused } from '../errors'

import { matcherOf, queryOptions } from './query'
import { valueTest } from './conditions'
import { equals, isPlainObject, show } from './values'

const MAX_PADDING = 1_500_000

/** The place a path leads to in a document that may be changed. */
export interface Slot {
  readonly document: Doc
  readonly path: string
  readonly holder: Doc | unknown[]
  readonly name: string
}

export const read = ({ holder, name }: Slot): unknown =>
  Array.isArray(holder) ? holder[Number(name)] : Object.hasOwn(holder, name) ? holder[name] : undefined

export function write(slot: Slot, value: unknown): void {
  if (!Array.isArray(slot.holder)) {
    slot.holder[slot.name] = value
    return
  }
  const index = Number(slot.name)
  if (index - slot.holder.length > MAX_PADDING)
    throw refused('Update', `can't backfill more than ${MAX_PADDING} elements`)
  while (slot.holder.length < index) slot.holder.push(null)
  slot.holder[index] = value
}

/** An element of an array becomes null, so that the others keep their places. */
export function erase({ holder, name }: Slot): void {
  if (!Array.isArray(holder)) delete holder[name]
  else if (Number(name) < holder.length) holder[Number(name)] = null
}

/** Throws if a path has an empty part, or a part that no field may be called. */
export function partsOf(path: string): string[] {
  const parts = path.split('.')
  if (parts.includes(''))
    throw refused('Update', `The update path '${path}' contains an empty field name, which is not allowed.`)
  checkName(path)
  for (const part of parts) {
    if (part.startsWith('$') && !/^\$(\[\w*\])?$/.test(part)) {
      throw refused('Update', `The dollar ($) prefixed field '${part}' in '${path}' is not valid for storage.`)
    }
  }
  return parts
}

/** Goes to a path and makes the documents on the way. Throws where a scalar, null or an array stands in between. */
export function reach(document: Doc, path: string): Slot {
  const parts = path.split('.')
  let holder: Doc | unknown[] = document
  for (const [i, name] of parts.entries()) {
    refuseField(holder, name, parts[i - 1])
    const slot: Slot = { document, path, holder, name }
    if (i === parts.length - 1) return slot
    let next = read(slot)
    if (next === undefined) write(slot, (next = {}))
    if (!isPlainObject(next) && !Array.isArray(next)) {
      throw refused('Update', `Cannot create field '${parts[i + 1]}' in element {${name}: ${show(next)}}`)
    }
    holder = next
  }
  throw refused('Update', `An empty update path is not valid.`)
}

function refuseField(holder: Doc | unknown[], name: string, holderName = ''): void {
  if (!Array.isArray(holder) || /^\d+$/.test(name)) return
  throw refused('Update', `Cannot create field '${name}' in element {${holderName}: ${show(holder)}}`)
}

/** Goes to a path that need not exist; null if it does not. */
export function seek(document: Doc, path: string): Slot | null {
  const parts = path.split('.')
  let holder: unknown = document
  for (const [i, name] of parts.entries()) {
    if (!isPlainObject(holder) && !(Array.isArray(holder) && /^\d+$/.test(name))) return null
    const slot: Slot = { document, path, holder, name }
    const next = read(slot)
    if (next === undefined) return null
    if (i === parts.length - 1) return slot
    holder = next
  }
  return null
}

/** `a.$.n` and `a.$[].n` → the concrete paths in this document; `query` is the one that found it. */
export function concretePaths(document: Doc, parts: string[], query: Doc): string[] {
  const at = parts.findIndex((part) => part.startsWith('$'))
  if (at < 0) return [parts.join('.')]
  const path = parts.slice(0, at).join('.')
  const slot = path ? seek(document, path) : null
  const array = slot && read(slot)
  const part = parts[at]
  if (part !== '$' && part !== '$[]') {
    throw refused('Update', `No array filter found for identifier '${part?.slice(2, -1)}' in path '${parts.join('.')}'`)
  }
  if (!Array.isArray(array)) {
    if (part === '$') throw noPosition()
    throw refused('Update', `The path '${path}' must exist in the document in order to apply array updates.`)
  }
  const indexes = part === '$' ? [matchedElement(array, path, query)] : [...array.keys()]
  return indexes.flatMap((index) =>
    concretePaths(document, [...parts.slice(0, at), String(index), ...parts.slice(at + 1)], query),
  )
}

const noPosition = () => refused('Update', 'The positional operator did not find the match needed from the query.')

/** The first element for which the query's conditions on this array hold. */
function matchedElement(array: unknown[], path: string, query: Doc): number {
  const tests = conditionsOn(path, query)
  const index = tests.length ? array.findIndex((item) => tests.every((test) => test(item))) : -1
  if (index < 0) throw noPosition()
  return index
}

function conditionsOn(path: string, query: Doc): ((item: unknown) => boolean)[] {
  return Object.entries(query).flatMap(([name, condition]) => {
    if (name === '$and' && Array.isArray(condition)) return condition.flatMap((each) => conditionsOn(path, each as Doc))
    if (name === path) return [elementTest(condition)]
    if (!name.startsWith(`${path}.`)) return []
    const matches = matcherOf({ [name.slice(path.length + 1)]: condition })
    return [(item: unknown) => isPlainObject(item) && matches(item)]
  })
}

function elementTest(condition: unknown): (item: unknown) => boolean {
  if (condition instanceof RegExp) return valueTest({ $regex: condition }, queryOptions())
  if (!isPlainObject(condition) || !Object.keys(condition)[0]?.startsWith('$')) return (item) => equals(item, condition)
  const inner = condition.$elemMatch
  if (!isPlainObject(inner)) return valueTest(condition, queryOptions())
  const isOnValues = Object.keys(inner)[0]?.startsWith('$')
  if (isOnValues) return valueTest(inner, queryOptions())
  const matches = matcherOf(inner)
  return (item) => isPlainObject(item) && matches(item)
}
