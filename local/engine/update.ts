import type { Doc } from '../ejson'
import { refused } from '../errors'
import { arrayOperators } from './updateArrays'
import type { Operator } from './updateOperators'
import { valueOperators } from './updateOperators'
import { concretePaths, partsOf, reach, seek } from './updatePath'
import { clone, equals, isPlainObject } from './values'

const operators = new Map<string, Operator>(Object.entries({ ...valueOperators, ...arrayOperators }))

interface Step {
  operator: Operator
  parts: string[]
  operand: unknown
}

/** An update as sent, checked: may be applied to any number of documents. */
export interface Update {
  /** The changed document; the given one stays as it is. Throws WireError, then nothing has changed. */
  apply(document: Doc, query: Doc, now: number): Doc
}

/** `{$set: {'a.b': 1}, …}` → Update. Throws WireError on unknown operators, empty ones and conflicting paths. */
export function updateOf(value: unknown): Update {
  if (!isPlainObject(value)) throw refused('Update', 'the update must be an object')
  const steps = Object.entries(value).flatMap(([name, fields]) => stepsOf(name, fields))
  refuseConflicts(steps)
  // As the server does: new fields appear in the order of their names.
  steps.sort((a, b) => compareParts(a.parts, b.parts))
  return {
    apply(document, query, now) {
      const next = clone(document)
      for (const { operator, parts, operand } of steps) {
        for (const path of concretePaths(next, parts, query)) {
          const slot = operator.lenient ? seek(next, path) : reach(next, path)
          if (slot) operator.apply(slot, operand, now)
        }
      }
      if (!equals(next._id, document._id)) {
        throw refused('Update', "Performing an update on the path '_id' would modify the immutable field '_id'")
      }
      return next
    },
  }
}

function stepsOf(name: string, fields: unknown): Step[] {
  if (!name.startsWith('$')) throw refused('Update', 'the update operation document must contain atomic operators')
  const operator = operators.get(name)
  if (!operator) throw refused('Update', `Unknown modifier: ${name}`)
  if (!isPlainObject(fields)) {
    throw refused('Update', `Modifiers operate on fields but we found another type for ${name}`)
  }
  const entries = Object.entries(fields)
  if (!entries.length) {
    throw refused('Update', `'${name}' is empty. You must specify a field like so: {${name}: {<field>: ...}}`)
  }
  return entries.map(([path, operand]) => ({ operator, parts: partsOf(path), operand }))
}

/** No path may be changed twice, nor together with something inside it. */
function refuseConflicts(steps: readonly Step[]): void {
  const taken: string[][] = []
  for (const { operator, parts, operand } of steps) {
    const paths = [parts]
    if (operator === valueOperators.$rename && typeof operand === 'string') {
      if (operand === parts.join('.')) {
        throw refused('Update', `The source and target field for $rename must differ: ${operand}`)
      }
      paths.push(partsOf(operand))
    }
    for (const path of paths) {
      const other = taken.find((each) => path.every((part, i) => i >= each.length || each[i] === part))
      if (other) {
        const short = other.length < path.length ? other : path
        throw refused('Update', `Updating the path '${path.join('.')}' would create a conflict at '${short.join('.')}'`)
      }
      taken.push(path)
    }
  }
}

function compareParts(a: string[], b: string[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const [x, y] = [a[i] as string, b[i] as string]
    if (x === y) continue
    const isNumeric = /^\d+$/.test(x) && /^\d+$/.test(y)
    return isNumeric ? Number(x) - Number(y) : x < y ? -1 : 1
  }
  return a.length - b.length
}
