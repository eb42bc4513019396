import type { Doc } from '../ejson'
import { decode } from '../ejson'
import { invalid } from '../errors'
import type { SearchRules } from './find'
import type { Change, Trip } from './index'
import type { Call } from './locks'
import type { Store } from './store'
import type { Transactions } from './transactions'
import { isPlainObject } from './values'
import type { Writer } from './writer'

/** The parts an action works with. */
export interface Engine {
  readonly store: Store
  readonly transactions: Transactions
  readonly writer: Writer
  readonly rules: SearchRules
  /** Most rows of one read. */
  readonly rowCap: number
  /** Hands what was committed to the journal and the listeners. */
  readonly publish: (changes: Change[]) => void
  /** Notes a new collection in the journal. */
  readonly created: (collection: string) => void
}

export type Params = Record<string, unknown>

/** The call of a request; inside its transaction if it names one. Throws TransactionNotExist. */
export function callOf({ transactions }: Engine, { transactionId }: Params, trip: Trip): Call {
  const isInside = transactionId !== undefined && transactionId !== null
  return { trip, transaction: isInside ? transactions.enter(transactionId) : null }
}

/** An EJSON parameter that holds an object; `{}` if it is absent. */
export function objectOf(params: Params, name: string, trip: Trip): Doc {
  if (params[name] === undefined || params[name] === null) return {}
  const value = decode(params[name], trip.now, name)
  if (!isPlainObject(value)) throw invalid(`${name} must be an object`)
  return value
}

/** A whole number ≥ 0; undefined if it is absent. */
export function countOf(params: Params, name: string): number | undefined {
  const value = params[name]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw invalid(`${name} must be a whole number of at least 0`)
  }
  return value
}

/** Strict mode: a where-operation carries no transactionId and would run outside. */
export function refuseStray({ rules, transactions }: Engine, action: string, params: Params, trip: Trip): void {
  const isStray = params.queryType !== 'DOC' && (params.transactionId ?? undefined) === undefined
  if (isStray) rules.strict.refuseOutsideTransaction(action, transactions.isOpenFor(trip.invocation))
}
