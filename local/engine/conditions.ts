import { Query } from 'mingo/query'
import type { Options } from 'mingo/types'
import type { Doc } from '../ejson'
import { refused } from '../errors'
import { expand, leavesAt } from './paths'
import { compare, equals, isPlainObject, show, typeName, typeRank } from './values'

type Test = (value: unknown) => boolean

/** mingo's shape of a query operator. */
export type Condition = (path: string, operand: unknown, options: Partial<Options>) => (document: unknown) => boolean

/** Tried on a value and on each element of an array; one hit is enough. */
const SINGLE: Record<string, ((operand: never, options: Partial<Options>) => Test) | undefined> = {
  $eq: (operand: unknown) => equalTo(operand),
  $in: (operand: unknown) => oneOf('$in', operand),
  $gt: (operand: unknown) => within(operand, (order) => order > 0),
  $gte: (operand: unknown) => within(operand, (order) => order >= 0),
  $lt: (operand: unknown) => within(operand, (order) => order < 0),
  $lte: (operand: unknown) => within(operand, (order) => order <= 0),
  $mod: (operand: unknown) => remainder(operand),
  $regex: (operand: unknown) => matching(operand),
  $type: (operand: unknown) => ofType(operand),
}

/** Tried on the value as it is: these ask about arrays. */
const WHOLE: Record<string, ((operand: never, options: Partial<Options>) => Test) | undefined> = {
  $size: (operand: unknown) => (value) => Array.isArray(value) && value.length === operand,
  $elemMatch: (operand: unknown, options) => anyElement(operand, options),
}

const NEGATED: Record<string, string | undefined> = { $ne: '$eq', $nin: '$in' }

/** null also matches a missing field; a pattern matches itself. */
const equalTo =
  (operand: unknown): Test =>
  (value) =>
    operand === null ? value === null || value === undefined : value !== undefined && equals(value, operand)

function oneOf(operator: string, operand: unknown): Test {
  if (!Array.isArray(operand)) throw refused('Query', `${operator} needs an array`)
  const isPrimitive = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value)
  const primitives = new Set<unknown>(operand.filter(isPrimitive))
  const others = operand.filter((each) => !isPrimitive(each))
  const tests = others.map((each) => (each instanceof RegExp ? matching(each) : equalTo(each)))
  return (value) => primitives.has(value) || tests.some((test) => test(value))
}

/** A range never leaves its type; null and missing count as equal. NaN is in no range but its own. */
function within(operand: unknown, accepts: (order: number) => boolean): Test {
  const rank = typeRank(operand)
  return (given) => {
    const value = given ?? null
    if (typeRank(value) !== rank || (given === undefined && operand !== null)) return false
    if (Number.isNaN(operand)) return accepts(0) && Number.isNaN(value)
    return accepts(compare(value, operand))
  }
}

function remainder(operand: unknown): Test {
  const [divisor, rest] = Array.isArray(operand) ? (operand as unknown[]) : []
  if (!Array.isArray(operand) || operand.length !== 2 || typeof divisor !== 'number' || typeof rest !== 'number') {
    throw refused('Query', 'malformed mod, needs two numbers')
  }
  if (Math.trunc(divisor) === 0) throw refused('Query', 'divisor cannot be 0')
  return (value) => typeof value === 'number' && Math.trunc(value) % Math.trunc(divisor) === Math.trunc(rest)
}

function matching(operand: unknown): Test {
  const pattern = operand instanceof RegExp ? operand : new RegExp(String(operand))
  return (value) =>
    typeof value === 'string' ? pattern.test(value) : value instanceof RegExp && equals(value, pattern)
}

const TYPE_NUMBERS = new Map<unknown, string>(
  Object.entries({ 1: 'double', 2: 'string', 3: 'object', 4: 'array', 7: 'objectId', 8: 'bool', 9: 'date' })
    .concat(Object.entries({ 10: 'null', 11: 'regex', 16: 'int', 18: 'long' }))
    .map(([number, name]) => [Number(number), name]),
)

function ofType(operand: unknown): Test {
  const wanted = (Array.isArray(operand) ? operand : [operand]).map((each) => TYPE_NUMBERS.get(each) ?? each)
  return (value) =>
    value !== undefined &&
    (wanted.includes(typeName(value)) || (typeof value === 'number' && wanted.includes('number')))
}

/** Conditions on fields fit documents and arrays only; bare operators fit each element as it is. */
function anyElement(operand: unknown, options: Partial<Options>): Test {
  if (!isPlainObject(operand)) throw refused('Query', '$elemMatch needs an Object')
  const names = Object.keys(operand)
  const isOnValues = names.length > 0 && names.every((name) => name.startsWith('$') && !/^\$(and|or|nor)$/.test(name))
  const test = isOnValues ? valueTest(operand, options) : documentTest(operand, options)
  return (value) => Array.isArray(value) && value.some(test)
}

function documentTest(criteria: Doc, options: Partial<Options>): Test {
  const query = new Query(criteria, options)
  // An array is a document whose fields are its indexes.
  return (value) => (isPlainObject(value) || Array.isArray(value)) && query.test({ ...value } as Doc)
}

/** All operators on one value, arrays not expanded: for `$elemMatch` and `$pull`. */
export function valueTest(conditions: Doc, options: Partial<Options>): Test {
  const tests = Object.entries(conditions).map(([name, operand]): Test => {
    if (name === '$options') return () => true
    if (name === '$not') return not(valueTest(operatorsOf(operand), options))
    if (name === '$exists') return (value) => (value !== undefined) === Boolean(operand)
    if (name === '$all') return (value) => allOf(operand, options).every((test) => expand(value).some(test))
    if (name === '$regex') return matching(patternOf(conditions))
    const negated = NEGATED[name]
    const make = SINGLE[negated ?? name] ?? WHOLE[name]
    if (!make) throw refused('Query', `unknown operator: ${name}`)
    const test = make(operand as never, options)
    return negated ? not(test) : test
  })
  return (value) => tests.every((test) => test(value))
}

function patternOf({ $regex, $options }: Doc): RegExp {
  const source = $regex instanceof RegExp ? $regex.source : String($regex)
  return new RegExp(source, typeof $options === 'string' ? $options : $regex instanceof RegExp ? $regex.flags : '')
}

const operatorsOf = (operand: unknown): Doc => {
  if (operand instanceof RegExp) return { $regex: operand }
  if (!isPlainObject(operand)) throw refused('Query', `$not needs a regex or a document, not ${show(operand)}`)
  return operand
}

const not =
  (test: Test): Test =>
  (value) =>
    !test(value)

function allOf(operand: unknown, options: Partial<Options>): Test[] {
  if (!Array.isArray(operand)) throw refused('Query', '$all needs an array')
  if (!operand.length) return [() => false]
  return operand.map((each) => {
    if (each instanceof RegExp) return matching(each)
    return isPlainObject(each) && '$elemMatch' in each ? anyElement(each.$elemMatch, options) : equalTo(each)
  })
}

const conditionOf =
  (test: (operand: never, options: Partial<Options>) => Test, isWhole: boolean, isNegated: boolean): Condition =>
  (path, operand, options) => {
    const parts = path.split('.')
    const matches = test(operand as never, options)
    return (document) => {
      const leaves = leavesAt(document, parts)
      const hit = leaves.some((leaf) => (isWhole || !Array.isArray(leaf) ? matches(leaf) : expand(leaf).some(matches)))
      return hit !== isNegated
    }
  }

const $exists: Condition = (path, operand) => (document) =>
  leavesAt(document, path.split('.')).some((leaf) => leaf !== undefined) === Boolean(operand)

const $all: Condition = (path, operand, options) => {
  const parts = path.split('.')
  const tests = allOf(operand, options)
  const wanted = Array.isArray(operand) ? operand : []
  return (document) => {
    const leaves = leavesAt(document, parts)
    return tests.every((test, i) => {
      const isElement = isPlainObject(wanted[i]) && '$elemMatch' in wanted[i]
      return leaves.some((leaf) => (isElement ? test(leaf) : expand(leaf).some(test)))
    })
  }
}

/** Replaces mingo's own conditions, which differ on nested arrays, scalars, key order, null and NaN. */
export const conditions: Record<string, Condition> = { $exists, $all }
for (const [name, make] of Object.entries(SINGLE)) if (make) conditions[name] = conditionOf(make, false, false)
for (const [name, make] of Object.entries(WHOLE)) if (make) conditions[name] = conditionOf(make, true, false)
for (const [name, positive] of Object.entries(NEGATED)) {
  const make = SINGLE[positive ?? '']
  if (make) conditions[name] = conditionOf(make, false, true)
}
