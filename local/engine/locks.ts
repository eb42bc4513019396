import type { Doc } from '../ejson'
import { duplicateKey, transactionBusy, transactionConflict } from '../errors'
import type { Trip } from './index'
import type { IndexTree } from './indexes'
import type { Collection, Entry } from './store'
import { newestOf, visibleIn } from './store'
import type { Transaction } from './transactions'
import { show } from './values'

/** One request on its way through the engine. */
export interface Call {
  readonly trip: Trip
  readonly transaction: Transaction | null
}

/**
 * The entry that keeps this call from writing `key`, if any. An ordinary write must wait for it; inside a transaction a
 * document held by another one, or changed since the snapshot, is a TransactionConflict at once.
 */
export function blockerOf(collection: Collection, key: string, { transaction }: Call): Entry | undefined {
  const entry = collection.entries.get(key)
  if (!entry || (transaction && entry.lock === transaction)) return undefined
  if (!transaction) return entry.lock ? entry : undefined
  const newest = entry.versions.at(-1)
  if (entry.lock || (newest && newest.at > transaction.snapshot)) throw transactionConflict()
  return undefined
}

/**
 * The same for the keys that `document` would bring into the indexes. Throws E11000 if another document has one of
 * them in a unique index for good, and if the document cannot be indexed at all.
 */
export function uniqueBlockerOf(collection: Collection, key: string, document: Doc, call: Call): Entry | undefined {
  for (const index of collection.indexes) {
    const keys = index.keysOf(document)
    if (!index.definition.unique || index === collection.byId) continue
    const holdsOne = (other: Doc | null) => other !== null && sharesKey(index, index.keysOf(other), keys)
    const others = keys.flatMap((each) => [...index.holdersOf(each)]).filter((other) => other.key !== key)
    const undecided = others.find((other) => isUndecided(other, call, holdsOne))
    if (undecided && call.transaction) throw transactionConflict()
    if (undecided) return undecided
    if (others.some((other) => holdsOne(current(other, call)))) {
      throw duplicateKey(collection.name, index.definition.name, show(keys[0]))
    }
  }
  return undefined
}

const current = (entry: Entry, { transaction }: Call): Doc | null =>
  entry.lock && entry.lock === transaction ? entry.pending : newestOf(entry)

const sharesKey = (index: IndexTree, some: unknown[][], others: unknown[][]) =>
  some.some((key) => others.some((other) => index.order(key, other) === 0))

/** Whether the key stays there is up to an open transaction, or was settled behind our snapshot. */
function isUndecided(entry: Entry, { transaction }: Call, holdsOne: (document: Doc | null) => boolean): boolean {
  if (entry.lock && entry.lock === transaction) return false
  if (entry.lock) return holdsOne(entry.pending) !== holdsOne(newestOf(entry))
  return transaction !== null && holdsOne(newestOf(entry)) && !holdsOne(visibleIn(entry, transaction))
}

/** Resolves when the entry may be free: look again then. Throws TransactionBusy after `limitMs`. */
export function waitFor(entry: Entry, limitMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const wake = () => {
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(() => {
      entry.waiters = entry.waiters.filter((other) => other !== wake)
      reject(transactionBusy())
    }, limitMs).unref()
    entry.waiters.push(wake)
  })
}
