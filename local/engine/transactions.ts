import { randomBytes } from 'node:crypto'
import { transactionMissing } from '../errors'
import type { Change } from './index'
import type { Collection, Entry, Store } from './store'

const MAX_BYTES = 16 * 1024 * 1024

export interface Transaction {
  readonly id: string
  readonly invocation: string
  /** The clock at the first operation; until then Infinity. */
  snapshot: number
  readonly touched: Map<Entry, Collection>
  /** Sum of all documents written, in BSON bytes. */
  bytes: number
  readonly timer: NodeJS.Timeout
}

export const newId = (): string => randomBytes(16).toString('hex')

/** Open transactions: snapshot reads, first writer wins, an end by timer. */
export class Transactions {
  readonly #store: Store
  readonly #lifeMs: number
  readonly #open = new Map<string, Transaction>()

  constructor(store: Store, lifeMs: number) {
    this.#store = store
    this.#lifeMs = lifeMs
  }

  begin(invocation: string): string {
    const id = newId()
    const timer = setTimeout(() => this.abort(id), this.#lifeMs).unref()
    this.#open.set(id, { id, invocation, snapshot: Infinity, touched: new Map(), bytes: 0, timer })
    return id
  }

  /** Throws TransactionNotExist for whatever is not open: ended, expired or invented. */
  must(id: unknown): Transaction {
    const transaction = typeof id === 'string' ? this.#open.get(id) : undefined
    if (!transaction) throw transactionMissing()
    return transaction
  }

  /** The snapshot is taken at the first operation. */
  enter(id: unknown): Transaction {
    const transaction = this.must(id)
    if (transaction.snapshot === Infinity) {
      transaction.snapshot = this.#store.clock
      this.#measure()
    }
    return transaction
  }

  isOpenFor(invocation: string): boolean {
    for (const each of this.#open.values()) if (each.invocation === invocation) return true
    return false
  }

  commit(id: unknown): Change[] {
    const transaction = this.must(id)
    if (transaction.bytes > MAX_BYTES) {
      this.abort(transaction.id)
      throw transactionMissing()
    }
    this.#close(transaction)
    const at = this.#store.tick()
    const changes: Change[] = []
    for (const [entry, collection] of transaction.touched) {
      const change = this.#store.commit(collection, entry, entry.pending, at)
      if (change.before || change.after) changes.push(change)
    }
    this.#wake(transaction)
    return changes
  }

  /** Does nothing if it has ended. */
  abort(id: string): void {
    const transaction = this.#open.get(id)
    if (!transaction) return
    this.#close(transaction)
    for (const [entry, collection] of transaction.touched) {
      collection.change(entry, () => {
        entry.lock = null
        entry.pending = null
      })
    }
    this.#wake(transaction)
  }

  abortAllOf(invocation: string): void {
    for (const each of [...this.#open.values()]) if (each.invocation === invocation) this.abort(each.id)
  }

  abortAll(): void {
    for (const id of [...this.#open.keys()]) this.abort(id)
  }

  #close(transaction: Transaction): void {
    clearTimeout(transaction.timer)
    this.#open.delete(transaction.id)
    this.#measure()
  }

  #measure(): void {
    let oldest = Infinity
    for (const { snapshot } of this.#open.values()) oldest = Math.min(oldest, snapshot)
    this.#store.oldestSnapshot = oldest
  }

  #wake({ touched }: Transaction): void {
    this.#store.forget()
    for (const entry of touched.keys()) entry.waiters.splice(0).forEach((wake) => wake())
  }
}
