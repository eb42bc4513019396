import { openJournal } from '../journal'
import { LocalDatabase } from './database'

/** One request: who asks, when, and what it cost. The engine adds to the counters. */
export interface Trip {
  /** The function invocation the request belongs to. */
  invocation: string
  /** Epoch ms that `db.serverDate()` stands for. */
  now: number
  examined: number
  keys: number
  returned: number
  bytesRead: number
  bytesWritten: number
  /** `collection/id` of each document written. */
  written: string[]
}

export interface Index {
  name: string
  keys: Record<string, 1 | -1>
  unique?: boolean
}

export interface Declarations {
  collections: Record<string, { indexes?: Index[]; rule?: object }>
}

export interface Change {
  collection: string
  id: unknown
  before: object | null
  after: object | null
}

export interface DatabaseOptions {
  /** Folder of the journal; without it everything stays in memory. */
  data?: string
  declarations?: Declarations
  /** Refuses what the real SDK would silently let pass. Default true. */
  strict?: boolean
  /** Seed by which unsorted results are shuffled; false keeps the order of insertion. */
  shuffle?: number | false
  rowCap?: 100 | 1000
  now?: () => number
  /** Life of a transaction, default 30,000 ms. */
  transactionMs?: number
  /** How long an ordinary write waits for a transaction, default 5,000 ms. */
  lockWaitMs?: number
  /** Journal size that starts a compaction, default 16 MB. */
  compactBytes?: number
}

export interface Database {
  /**
   * Runs one `database.*` action with the parameters as they came off the wire.
   * Answers the reply without `requestId`; throws WireError.
   */
  perform(action: string, params: Record<string, unknown>, trip: Trip): Promise<Record<string, unknown>>
  hasOpenTransaction(invocation: string): boolean
  /** Aborts what the invocation left open. */
  endInvocation(invocation: string): void
  collections(): { name: string; count: number; indexes: Index[] }[]
  /** Copies of all documents, in order of insertion. */
  rows(collection: string): Record<string, unknown>[]
  /** Inserts or replaces directly, outside the wire and its rules; `_id` is required. */
  put(collection: string, ...docs: Record<string, unknown>[]): Promise<void>
  remove(collection: string, id: string): Promise<void>
  /** Removes all documents; collections and indexes stay. */
  clear(): Promise<void>
  /** Called after every commit, with the documents themselves: they must not be changed. Returns the way to stop it. */
  onCommit(listener: (changes: Change[]) => void): () => void
  close(): Promise<void>
}

/** Opens the database, from its folder if it has one. Throws if the journal is damaged or a declaration is wrong. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { data, compactBytes } = options
  const journal = data === undefined ? null : await openJournal(data, { compactBytes })
  try {
    return new LocalDatabase(options, journal)
  } catch (error) {
    await journal?.close()
    throw error
  }
}
