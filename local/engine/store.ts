import { ObjectId } from 'bson'
import type { Doc } from '../ejson'
import { collectionExists, collectionMissing, invalid, refused, strictly } from '../errors'
import type { Change, Index } from './index'
import { IndexTree } from './indexes'
import type { Transaction } from './transactions'

const MAX_COLLECTIONS = 60
const MAX_INDEXES = 20

interface Version {
  readonly at: number
  /** null: removed. */
  readonly document: Doc | null
}

/** All that is known of one `_id`: committed versions, and what the transaction holding it has written. */
export interface Entry {
  readonly key: string
  /** Order of insertion. */
  readonly seq: number
  /** Oldest first; more than one only while a transaction may read the older ones. */
  versions: Version[]
  lock: Transaction | null
  pending: Doc | null
  waiters: (() => void)[]
}

/** `_id` 1 and `_id` '1' are different documents. */
export function keyOf(id: unknown): string {
  if (typeof id === 'string') return `s:${id}`
  if (typeof id === 'number') return `n:${id}`
  if (id instanceof ObjectId) return `o:${id.toHexString()}`
  throw refused('Insert', 'the _id must be a string or a number')
}

export const newestOf = (entry: Entry): Doc | null => entry.versions.at(-1)?.document ?? null

/** What a reader sees: its own writes and the snapshot inside a transaction, else the newest committed version. */
export function visibleIn(entry: Entry, reader: Transaction | null): Doc | null {
  if (!reader) return newestOf(entry)
  if (entry.lock === reader) return entry.pending
  return entry.versions.findLast(({ at }) => at <= reader.snapshot)?.document ?? null
}

function liveDocuments({ versions, pending }: Entry): Doc[] {
  const documents = pending ? [pending] : []
  for (const { document } of versions) if (document) documents.push(document)
  return documents
}

export class Collection {
  readonly name: string
  readonly entries = new Map<string, Entry>()
  readonly byId = new IndexTree({ name: '_id_', keys: { _id: 1 }, unique: true })
  readonly indexes: IndexTree[] = [this.byId]
  /** Documents committed. */
  count = 0
  #nextSeq = 1

  constructor(name: string, indexes: readonly Index[]) {
    if (indexes.length > MAX_INDEXES) throw invalid(`${name} declares more than ${MAX_INDEXES} indexes`)
    this.name = name
    this.indexes.push(...indexes.map((index) => new IndexTree(index)))
  }

  entry(key: string): Entry {
    const present = this.entries.get(key)
    if (present) return present
    const entry: Entry = { key, seq: this.#nextSeq++, versions: [], lock: null, pending: null, waiters: [] }
    this.entries.set(key, entry)
    return entry
  }

  /** Changes an entry and keeps indexes and count in step. */
  change(entry: Entry, apply: () => void): void {
    const before = liveDocuments(entry)
    const existed = newestOf(entry) ? 1 : 0
    apply()
    const after = liveDocuments(entry)
    for (const index of this.indexes) index.shift(entry, before, after)
    this.count += (newestOf(entry) ? 1 : 0) - existed
    if (!after.length && !entry.lock) this.entries.delete(entry.key)
  }

  /** Drops everything at once, which costs nothing per index. No transaction may be open. */
  clear(): Doc[] {
    const documents = [...this.entries.values()].map(newestOf).filter((document) => document !== null)
    this.entries.clear()
    for (const index of this.indexes) index.keys.clear()
    this.count = 0
    return documents
  }

  /** Loads documents of new ids, and sorts the indexes anew. */
  load(documents: Iterable<Doc>, at = 0): void {
    const loaded = new Set<Entry>()
    for (const document of documents) {
      const entry = this.entry(keyOf(document._id))
      entry.versions = [{ at, document }]
      loaded.add(entry)
    }
    this.count += loaded.size
    for (const index of this.indexes) index.load([...loaded], newestOf)
  }
}

/** Collections and the clock that numbers their versions. */
export class Store {
  readonly #collections = new Map<string, Collection>()
  /** Entries with versions that only a snapshot still needs. */
  readonly #aged = new Map<Entry, Collection>()
  clock = 1
  /** The oldest snapshot in use; Infinity without one. Set by the transactions. */
  oldestSnapshot = Infinity

  create(name: unknown, indexes: readonly Index[] = []): Collection {
    if (typeof name !== 'string' || !/^(?!system\.)[^$\0\s]{1,120}$/.test(name) || name === '__proto__') {
      throw invalid('the collection name is not allowed')
    }
    if (this.#collections.has(name)) throw collectionExists()
    if (this.#collections.size >= MAX_COLLECTIONS) throw strictly(`more than ${MAX_COLLECTIONS} collections`)
    const collection = new Collection(name, indexes)
    this.#collections.set(name, collection)
    return collection
  }

  collection(name: unknown): Collection {
    const found = typeof name === 'string' ? this.#collections.get(name) : undefined
    if (!found) throw collectionMissing()
    return found
  }

  has(name: string): boolean {
    return this.#collections.has(name)
  }

  all(): IterableIterator<Collection> {
    return this.#collections.values()
  }

  /** The next number of the clock; all versions of one commit share it. */
  tick(): number {
    return ++this.clock
  }

  /** Empties every collection. No transaction may be open. */
  clear(): Change[] {
    this.tick()
    this.#aged.clear()
    return [...this.all()].flatMap((collection) =>
      collection.clear().map((before) => ({ collection: collection.name, id: before._id, before, after: null })),
    )
  }

  /** Makes `document` the newest version. null removes. Releases the entry's lock. */
  commit(collection: Collection, entry: Entry, document: Doc | null, at: number): Change {
    const before = newestOf(entry)
    collection.change(entry, () => {
      entry.lock = null
      entry.pending = null
      entry.versions = [...this.#needed(entry), { at, document }]
    })
    if (entry.versions.length > 1) this.#aged.set(entry, collection)
    return { collection: collection.name, id: (document ?? before)?._id, before, after: document }
  }

  /** Drops versions that no snapshot needs any more. */
  forget(): void {
    for (const [entry, collection] of this.#aged) {
      const newest = entry.versions.at(-1)
      const needed = this.#needed(entry)
      if (newest && !needed.includes(newest)) needed.push(newest)
      if (needed.length < entry.versions.length) collection.change(entry, () => (entry.versions = needed))
      if (needed.length < 2) this.#aged.delete(entry)
    }
  }

  /** Versions newer than the oldest snapshot, and the one that snapshot sees. */
  #needed({ versions }: Entry): Version[] {
    if (this.oldestSnapshot === Infinity) return []
    const seen = versions.findLastIndex(({ at }) => at <= this.oldestSnapshot)
    return versions.slice(Math.max(seen, 0))
  }
}
