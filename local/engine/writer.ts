import type { Doc } from '../ejson'
import { duplicateKey, refused } from '../errors'
import type { Change, Trip } from './index'
import type { Call } from './locks'
import { blockerOf, uniqueBlockerOf, waitFor } from './locks'
import { checkStorable, withId } from './names'
import { bsonSize } from './size'
import type { Collection, Entry, Store } from './store'
import { keyOf, newestOf, visibleIn } from './store'
import type { Strict } from './strict'
import { newId } from './transactions'
import { equals, show } from './values'

const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024

export interface WriterOptions {
  store: Store
  strict: Strict
  lockWaitMs: number
  /** Must follow a change of memory at once: what others can see is then in the journal's queue, in the same order. */
  publish: (changes: Change[]) => void
}

/** What becomes of a document: the next one, null to remove it, undefined to leave it alone. */
export type Edit = (current: Doc) => Doc | null | undefined

interface Version {
  collection: Collection
  key: string
  document: Doc | null
  bytes: number
}

/** Writes single documents. Between the last look and the write nothing else runs: no await may come in between. */
export class Writer {
  readonly #options: WriterOptions

  constructor(options: WriterOptions) {
    this.#options = options
  }

  /** Inserts, with an `_id` of its own if none is given. Returns the `_id`. Throws E11000. */
  async insert(collection: Collection, given: Doc, call: Call): Promise<unknown> {
    const document = withId(given._id ?? newId(), given)
    const key = keyOf(document._id)
    const bytes = this.check(document)
    for (;;) {
      const blocker = this.#insertBlocker(collection, key, document, call)
      if (!blocker) break
      await this.#pause(blocker)
    }
    this.#write({ collection, key, document, bytes }, call)
    return document._id
  }

  #insertBlocker(collection: Collection, key: string, document: Doc, call: Call): Entry | undefined {
    const entry = collection.entries.get(key)
    if (entry && this.#isTaken(entry, call)) throw duplicateKey(collection.name, '_id_', show(document._id))
    return blockerOf(collection, key, call) ?? uniqueBlockerOf(collection, key, document, call)
  }

  /** Taken for good: not by a version that an open transaction is about to remove. */
  #isTaken(entry: Entry, { transaction }: Call): boolean {
    if (!entry.lock) return visibleIn(entry, transaction) !== null
    if (entry.lock === transaction) return entry.pending !== null
    return !transaction && newestOf(entry) !== null && entry.pending !== null
  }

  /**
   * Edits the document under `key` once it is free, if it still passes `matches`.
   * Returns whether it passed, and whether it changed.
   */
  async edit(
    target: { collection: Collection; key: string; matches: (document: Doc) => boolean },
    edit: Edit,
    call: Call,
  ): Promise<{ matched: boolean; changed: boolean }> {
    const { collection, key, matches } = target
    for (;;) {
      let blocker = blockerOf(collection, key, call)
      if (!blocker) {
        const entry = collection.entries.get(key)
        const current = entry ? visibleIn(entry, call.transaction) : null
        if (!current || !matches(current)) return { matched: false, changed: false }
        const next = edit(current)
        if (next === undefined || (next && equals(next, current))) return { matched: true, changed: false }
        const bytes = next ? this.check(next) : 0
        blocker = next ? uniqueBlockerOf(collection, key, next, call) : undefined
        if (!blocker) {
          this.#write({ collection, key, document: next, bytes }, call)
          return { matched: true, changed: true }
        }
      }
      await this.#pause(blocker)
    }
  }

  /** Resolves when no transaction holds the document, without claiming it. */
  async untilFree(collection: Collection, key: string, call: Call): Promise<void> {
    for (let blocker; (blocker = blockerOf(collection, key, call));) await this.#pause(blocker)
  }

  #pause(blocker: Entry): Promise<void> {
    return waitFor(blocker, this.#options.lockWaitMs)
  }

  /** Refuses what cannot be stored, by names and size. Returns the size in bytes. */
  check(document: Doc): number {
    checkStorable(document)
    const bytes = bsonSize(document)
    if (bytes > MAX_DOCUMENT_BYTES)
      throw refused('Write', `the document has ${bytes} bytes, the limit is ${MAX_DOCUMENT_BYTES}`)
    this.#options.strict.refuseDocument(bytes)
    return bytes
  }

  #write({ collection, key, document, bytes }: Version, call: Call): void {
    const { store, publish } = this.#options
    const { transaction } = call
    const entry = collection.entry(key)
    count(call.trip, `${collection.name}/${key.slice(2)}`, bytes)
    if (!transaction) {
      publish([store.commit(collection, entry, document, store.tick())])
      return
    }
    collection.change(entry, () => {
      entry.lock = transaction
      entry.pending = document
    })
    transaction.touched.set(entry, collection)
    transaction.bytes += bytes
  }
}

function count(trip: Trip, written: string, bytes: number): void {
  trip.written.push(written)
  trip.bytesWritten += bytes
}
