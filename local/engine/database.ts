import type { Doc } from '../ejson'
import { invalid } from '../errors'
import type { Journal, JournalRecord } from '../journal'
import type { Engine, Params } from './engine'
import type { Change, Database, DatabaseOptions, Index, Trip } from './index'
import type { Call } from './locks'
import { Shuffler } from './order'
import { aggregateDocuments, calculateDocument, getDocument } from './reads'
import type { Collection } from './store'
import { keyOf, newestOf, Store } from './store'
import { Strict } from './strict'
import { Transactions } from './transactions'
import { clone } from './values'
import { Writer } from './writer'
import { insertDocument, modifyAndReturnDoc, modifyDocument, removeDocument } from './writes'

type Reply = Record<string, unknown>
type Action = (engine: Engine, params: Params, trip: Trip) => Promise<Reply> | Reply

const ACTIONS = new Map<string, Action>(
  Object.entries({
    addCollection({ store, created }, { collectionName }) {
      created(store.create(collectionName).name)
      return {}
    },
    insertDocument,
    getDocument,
    calculateDocument,
    modifyDocument,
    modifyAndReturnDoc,
    removeDocument,
    aggregateDocuments,
    startTransaction: ({ transactions }, _, { invocation }) => ({ transactionId: transactions.begin(invocation) }),
    commitTransaction({ transactions, publish }, { transactionId }) {
      publish(transactions.commit(transactionId))
      return { committed: 1 }
    },
    abortTransaction({ transactions }, { transactionId }) {
      transactions.abort(transactions.must(transactionId).id)
      return { aborted: 1 }
    },
  } satisfies Record<string, Action>),
)

export class LocalDatabase implements Database {
  readonly #engine: Engine
  readonly #journal: Journal | null
  /** Writes what tests and seeds put in: strict mode is not for them. */
  readonly #direct: Writer
  readonly #listeners = new Set<(changes: Change[]) => void>()

  constructor(options: DatabaseOptions, journal: Journal | null) {
    const { shuffle = false, rowCap = 1000, strict = true, transactionMs = 30_000, lockWaitMs = 5_000 } = options
    const store = new Store()
    const publish = (changes: Change[]) => this.#publish(changes)
    const created = (c: string) => this.#journal?.append([{ o: 'c', c }])
    const rules = { strict: new Strict(strict), shuffler: shuffle === false ? null : new Shuffler(shuffle) }
    const writer = new Writer({ store, publish, lockWaitMs, strict: rules.strict })
    this.#direct = new Writer({ store, publish, lockWaitMs, strict: new Strict(false) })
    this.#engine = {
      ...{ store, rules, writer, rowCap, publish, created },
      transactions: new Transactions(store, transactionMs),
    }
    this.#journal = journal
    this.#load(options.declarations?.collections ?? {}, journal?.recovered() ?? new Map())
    journal?.begin(() => this.#capture())
  }

  #load(declared: Record<string, { indexes?: Index[] }>, recovered: Map<string, Map<string, Doc>>): void {
    const { store } = this.#engine
    for (const name of new Set([...Object.keys(declared), ...recovered.keys()])) {
      const indexes = Object.hasOwn(declared, name) ? declared[name]?.indexes : undefined
      store.create(name, indexes).load(recovered.get(name)?.values() ?? [])
    }
  }

  async perform(action: string, params: Params, trip: Trip): Promise<Reply> {
    const run = ACTIONS.get(action.replace(/^database\./, ''))
    if (!run) throw invalid(`unknown action ${action}`)
    try {
      return await run(this.#engine, params, trip)
    } finally {
      // Reads and failures too: no answer may rest on a commit that a crash could still take back.
      await this.#journal?.settled()
    }
  }

  #publish(changes: Change[]): void {
    if (!changes.length) return
    const records: JournalRecord[] = changes.map(({ collection, id, after }) =>
      after ? { o: 'p', c: collection, d: after as Doc } : { o: 'd', c: collection, k: id },
    )
    this.#journal?.append(records)
    for (const listener of this.#listeners) listener(changes)
  }

  /** All collections and documents as they are at the time of the call, as journal records. */
  #capture(): Iterable<JournalRecord> {
    const collections = [...this.#engine.store.all()].map(({ name, entries }) => ({
      name,
      documents: [...entries.values()].map(newestOf),
    }))
    return recordsOf(collections)
  }

  hasOpenTransaction(invocation: string): boolean {
    return this.#engine.transactions.isOpenFor(invocation)
  }

  endInvocation(invocation: string): void {
    this.#engine.transactions.abortAllOf(invocation)
  }

  collections(): { name: string; count: number; indexes: Index[] }[] {
    return [...this.#engine.store.all()].map(({ name, count, indexes }) => ({
      name,
      count,
      indexes: indexes.map(({ definition }) => definition),
    }))
  }

  rows(collection: string): Doc[] {
    const { entries } = this.#engine.store.collection(collection)
    return [...entries.values()]
      .map(newestOf)
      .filter((document) => document !== null)
      .map(clone)
  }

  async put(collection: string, ...docs: Doc[]): Promise<void> {
    const target = this.#engine.store.collection(collection)
    const call = newCall(Date.now())
    try {
      const isNew = ({ _id }: Doc) => !target.entries.has(keyOf(_id))
      if (docs.length * FEW > target.entries.size && docs.every(isNew)) this.#fill(target, docs.map(clone))
      else for (const document of docs) await this.#putOne(target, clone(document), call)
    } finally {
      await this.#journal?.settled()
    }
  }

  /** Many new documents for what is there: the indexes are sorted once, not with every document. Of one `_id` the last counts. */
  #fill(collection: Collection, documents: Doc[]): void {
    for (const document of documents) this.#direct.check(document)
    collection.load(documents, this.#engine.store.tick())
    this.#publish(documents.map((after) => ({ collection: collection.name, id: after._id, before: null, after })))
  }

  async #putOne(collection: Collection, document: Doc, call: Call): Promise<void> {
    const key = keyOf(document._id)
    const target = { collection, key, matches: () => true }
    const { matched } = await this.#direct.edit(target, () => document, call)
    if (!matched) await this.#direct.insert(collection, document, call)
  }

  async remove(collection: string, id: string): Promise<void> {
    const call = newCall(Date.now())
    const target = { collection: this.#engine.store.collection(collection), key: keyOf(id), matches: () => true }
    await this.#direct.edit(target, () => null, call)
    await this.#journal?.settled()
  }

  async clear(): Promise<void> {
    const { store, transactions } = this.#engine
    transactions.abortAll()
    this.#publish(store.clear())
    await this.#journal?.settled()
  }

  onCommit(listener: (changes: Change[]) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  async close(): Promise<void> {
    this.#engine.transactions.abortAll()
    await this.#journal?.close()
  }
}

function* recordsOf(collections: { name: string; documents: (Doc | null)[] }[]): Generator<JournalRecord> {
  for (const { name, documents } of collections) {
    yield { o: 'c', c: name }
    for (const document of documents) if (document) yield { o: 'p', c: name, d: document }
  }
}

/** Above an eighth of what is there, sorting anew is cheaper than finding a place for each. */
const FEW = 8

const newCall = (now: number): Call => ({
  trip: { invocation: '', now, examined: 0, keys: 0, returned: 0, bytesRead: 0, bytesWritten: 0, written: [] },
  transaction: null,
})
