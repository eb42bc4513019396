import type { Doc } from '../ejson'
import { refused, unsupported } from '../errors'
import { isPlainObject } from './values'

interface Branch {
  /** true: the field itself; an array: `$slice` with skip and count; a branch: fields inside. */
  [name: string]: true | [skip: number, count: number] | Branch
}

export type Projection = (document: Doc) => Doc

/** `{a: 1}`, `{a: 0}` or `{a: {$slice: …}}` → what it makes of a document. Fields keep the document's order. */
export function projectionOf(value: unknown): Projection {
  if (!isPlainObject(value)) throw refused('Query', 'the projection must be an object')
  const given = Object.entries(value).map(([path, choice]) => ({ path, choice: choiceOf(path, choice) }))
  if (!given.length) return (document) => document

  const fields = given.filter(({ path }) => path !== '_id')
  const id = given.find(({ path }) => path === '_id')?.choice
  const isInclusion = (fields.length ? fields : given).some(({ choice }) => choice === true)
  if (isInclusion && fields.some(({ choice }) => choice === false)) {
    throw refused('Query', 'Projection cannot have a mix of inclusion and exclusion.')
  }
  const tree: Branch = {}
  for (const { path, choice } of fields) plant(tree, path.split('.'), choice || true)
  // A tree names what to pick, or what to omit.
  if (isInclusion === (id !== false)) tree._id = true
  return (document) => (isInclusion ? pick(document, tree) : omit(document, tree))
}

function choiceOf(path: string, choice: unknown): boolean | [number, number] {
  if (path.endsWith('.$')) throw unsupported(`the positional projection ${path}`)
  if (typeof choice === 'number' || typeof choice === 'boolean') return Boolean(choice)
  const operator = isPlainObject(choice) ? Object.keys(choice)[0] : undefined
  if (!isPlainObject(choice) || operator !== '$slice')
    throw unsupported(`the projection ${operator ?? 'value'} of ${path}`)
  const slice: unknown = choice.$slice
  const [skip, count] = Array.isArray(slice)
    ? (slice as unknown[])
    : [Number(slice) < 0 ? slice : 0, Math.abs(Number(slice))]
  if (typeof skip !== 'number' || typeof count !== 'number') throw refused('Query', '$slice needs one or two numbers')
  return [skip, count]
}

function plant(tree: Branch, parts: string[], choice: Branch[string]): void {
  const [name = '', ...rest] = parts
  if (!rest.length) {
    tree[name] = choice
    return
  }
  const next = tree[name]
  if (next === true) throw refused('Query', `Path collision at ${parts.join('.')}`)
  const branch: Branch = next && !Array.isArray(next) ? next : {}
  tree[name] = branch
  plant(branch, rest, choice)
}

function cut(value: unknown, [skip, count]: [number, number]): unknown {
  if (!Array.isArray(value)) return value
  const from = skip < 0 ? Math.max(value.length + skip, 0) : skip
  return value.slice(from, from + count)
}

function pick(document: Doc, tree: Branch): Doc {
  const result: Doc = {}
  for (const name of Object.keys(document)) {
    const choice = Object.hasOwn(tree, name) ? tree[name] : undefined
    const value = document[name]
    if (choice === true) result[name] = value
    else if (Array.isArray(choice)) result[name] = cut(value, choice)
    else if (choice) {
      const inner = within(value, (each) => pick(each, choice), false)
      if (inner !== undefined) result[name] = inner
    }
  }
  return result
}

function omit(document: Doc, tree: Branch): Doc {
  const result: Doc = {}
  for (const name of Object.keys(document)) {
    const choice = Object.hasOwn(tree, name) ? tree[name] : undefined
    const value = document[name]
    if (choice === undefined) result[name] = value
    else if (Array.isArray(choice)) result[name] = cut(value, choice)
    else if (choice !== true) result[name] = within(value, (each) => omit(each, choice), true)
  }
  return result
}

/** Applies to documents, also in arrays; scalars stay (exclusion) or vanish (inclusion). */
function within(value: unknown, apply: (document: Doc) => Doc, keepScalars: boolean): unknown {
  if (isPlainObject(value)) return apply(value)
  if (!Array.isArray(value)) return keepScalars ? value : undefined
  return value.map((item) => within(item, apply, keepScalars)).filter((item) => item !== undefined)
}
