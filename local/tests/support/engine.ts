import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database, DatabaseOptions, Trip } from '../../engine/index'
import { openDatabase } from '../../engine/index'
import { WireError } from '../../errors'

type Reply = { data: Record<string, unknown>; transactionId?: string }

const folders: string[] = []
const databases: Database[] = []

afterAll(async () => {
  for (const database of databases.splice(0)) await database.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wx-cloud-local-'))
  folders.push(folder)
  return folder
}

/** A database that is closed after the test file; one collection `rows` unless declared otherwise. */
export async function opened(options: DatabaseOptions = {}): Promise<Database> {
  const database = await openDatabase({ declarations: { collections: { rows: {} } }, ...options })
  databases.push(database)
  return database
}

export const newTrip = (invocation = 'test'): Trip => ({
  ...{ invocation, now: 0, examined: 0, keys: 0, returned: 0, bytesRead: 0, bytesWritten: 0 },
  written: [],
})

const ejson = (value: unknown) => (value === undefined ? undefined : JSON.stringify(value))

/** The wire actions on `rows`, with plain values. */
export function actionsOn(database: Database, trip: () => Trip = newTrip) {
  const perform = (action: string, params: Record<string, unknown>) =>
    database.perform(`database.${action}`, { collectionName: 'rows', ...params }, trip()) as Promise<Reply>
  return {
    perform,
    insert: (document: object, transactionId?: string) =>
      perform('insertDocument', { data: [ejson(document)], transactionId }),
    get: async (query: object, more: Record<string, unknown> = {}) => {
      const { data } = await perform('getDocument', {
        query: ejson(query),
        limit: 100,
        ...more,
        order: ejson(more.order),
      })
      return (data.list as string[]).map((text) => JSON.parse(text) as Record<string, unknown>)
    },
    update: async (query: object, data: object, more: Record<string, unknown> = {}) =>
      (
        await perform('modifyDocument', {
          ...{ query: ejson(query), data: ejson(data), queryType: 'DOC', multi: false, merge: true, upsert: false },
          ...more,
        })
      ).data,
    remove: async (query: object, more: Record<string, unknown> = {}) =>
      (await perform('removeDocument', { query: ejson(query), queryType: 'DOC', multi: false, ...more })).data,
    begin: async () => String((await perform('startTransaction', {})).transactionId),
    commit: (transactionId: string) => perform('commitTransaction', { transactionId }),
    abort: (transactionId: string) => perform('abortTransaction', { transactionId }),
  }
}

/** The text of the WireError a call is refused with. */
export async function wireError(call: Promise<unknown>): Promise<string> {
  const outcome = await call.then(
    () => 'not refused',
    (error: unknown) => error,
  )
  if (outcome instanceof WireError) return `${outcome.code} ${outcome.message}`
  throw outcome instanceof Error ? outcome : new Error(String(outcome))
}

/** A repeatable source of random numbers; tests print the seed. */
export function randomFrom(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  const below = (count: number) => Math.floor(next() * count)
  return { next, below, pick: <T>(items: readonly T[]): T => items[below(items.length)] as T }
}
