import type { Doc } from '../ejson'
import { checkName } from '../ejson'
import { invalid, refused } from '../errors'
import { isPlainObject } from './values'

const MAX_DEPTH = 100

/** Throws unless every field may be stored under its name: no leading `$`, no dot, not nested too deeply. */
export function checkStorable(value: unknown, path = '', depth = 0): void {
  if (depth > MAX_DEPTH) throw invalid(`the document is nested deeper than ${MAX_DEPTH} levels`)
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object') checkStorable(item, path, depth + 1)
    return
  }
  if (!isPlainObject(value)) return
  for (const name of Object.keys(value)) {
    const where = path + name
    if (name.startsWith('$')) {
      throw refused('Insert', `The dollar ($) prefixed field '${name}' in '${where}' is not valid for storage.`)
    }
    if (name.includes('.')) {
      throw refused('Insert', `The dotted field '${name}' in '${where}' is not valid for storage.`)
    }
    checkName(name)
    const item = value[name]
    if (typeof item === 'object') checkStorable(item, `${where}.`, depth + 1)
  }
}

/** `_id` first, the others as given. */
export function withId(id: unknown, { _id, ...fields }: Doc): Doc {
  return { _id: id, ...fields }
}
