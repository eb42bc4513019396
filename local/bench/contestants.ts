import { join } from 'node:path'
import { Aggregator } from 'mingo/aggregator'
import { Query } from 'mingo/query'
import { ProcessingMode } from 'mingo/core'
import type { Database, Trip } from '../engine/index'
import { encodeCanonical as encode } from '../ejson'
import { openDatabase } from '../engine/index'

export interface Row {
  _id: string
  k: number
  n: number
  name: string
  tags: string[]
  at: Date
}

/** The same work for each: answers must agree. */
export interface Contestant {
  insert(row: Row): Promise<unknown>
  /** Several in one request. */
  fill(rows: Row[]): Promise<unknown>
  byId(id: string): Promise<unknown>
  /** Filter, sort and limit with an index: rows of k by n descending, the first 20. */
  page(k: number): Promise<unknown[]>
  /** The same without an index: rows of this name. */
  scan(name: string): Promise<unknown[]>
  /** Rows per k. */
  aggregate(): Promise<unknown[]>
  close(): Promise<unknown>
}

export const PAGE = 20

export async function openLocal(folder: string): Promise<Contestant> {
  const indexes = [{ name: 'by_k_n', keys: { k: 1 as const, n: -1 as const } }]
  const data = join(folder, 'local')
  const database = await openDatabase({ data, strict: false, declarations: { collections: { rows: { indexes } } } })
  const get = async (query: object, more: object) =>
    (await ask(database, 'getDocument', { query: JSON.stringify(query), ...more })).list as unknown[]
  const stages = [
    { stageKey: '$group', stageValue: '{"_id":"$k","c":{"$sum":1}}' },
    { stageKey: '$limit', stageValue: '100' },
  ]
  return {
    insert: (row) => ask(database, 'insertDocument', { data: [encode(row)] }),
    fill: (rows) => ask(database, 'insertDocument', { data: rows.map(encode) }),
    byId: (_id) => get({ _id }, { queryType: 'DOC' }),
    page: (k) => get({ k }, { order: '{"n":-1}', limit: PAGE }),
    scan: (name) => get({ name }, { order: '{"n":-1}', limit: PAGE }),
    aggregate: async () => (await ask(database, 'aggregateDocuments', { stages })).list as unknown[],
    close: () => database.close(),
  }
}

async function ask(database: Database, action: string, params: object): Promise<Record<string, unknown>> {
  const trip: Trip = {
    ...{ invocation: 'bench', now: 0, examined: 0, keys: 0, returned: 0, bytesRead: 0, bytesWritten: 0 },
    written: [],
  }
  const reply = await database.perform(`database.${action}`, { collectionName: 'rows', ...params }, trip)
  return reply.data as Record<string, unknown>
}

/** nedb has no aggregation: it reads everything and counts. */
export async function openNedb(folder: string): Promise<Contestant> {
  const { default: Datastore } = await import('@seald-io/nedb')
  const store = new Datastore<Row>({ filename: join(folder, 'nedb') })
  await store.loadDatabaseAsync()
  await store.ensureIndexAsync({ fieldName: 'k' })
  return {
    insert: (row) => store.insertAsync(row),
    fill: (many) => store.insertAsync(many as never),
    byId: (_id) => store.findOneAsync({ _id }).then(),
    page: (k) => store.findAsync({ k }).sort({ n: -1 }).limit(PAGE).then(),
    scan: (name) => store.findAsync({ name }).sort({ n: -1 }).limit(PAGE).then(),
    aggregate: async () => {
      const counts = new Map<number, number>()
      for (const { k } of await store.findAsync({})) counts.set(k, (counts.get(k) ?? 0) + 1)
      return [...counts]
    },
    close: async () => undefined,
  }
}

export async function openMingo(): Promise<Contestant> {
  const rows: Row[] = []
  const options = { processingMode: ProcessingMode.CLONE_OFF }
  const { Context } = await import('mingo')
  const context = Context.init({
    query: await import('mingo/operators/query'),
    pipeline: await import('mingo/operators/pipeline'),
    accumulator: await import('mingo/operators/accumulator'),
    expression: await import('mingo/operators/expression'),
  } as never)
  const find = (query: object) => new Query(query, { ...options, context }).find<Row>(rows)
  const sorted = async (query: object) => find(query).sort({ n: -1 }).limit(PAGE).all()
  return {
    insert: async (row) => rows.push(row),
    fill: async (many) => rows.push(...many),
    byId: async (_id) => find({ _id }).next(),
    page: (k) => sorted({ k }),
    scan: (name) => sorted({ name }),
    aggregate: async () =>
      new Aggregator([{ $group: { _id: '$k', c: { $sum: 1 } } }], { ...options, context }).run(rows),
    close: async () => undefined,
  }
}
