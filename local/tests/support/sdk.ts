import type SDK from 'wx-server-sdk'
import { environmentOf } from '../../environment'
import type { LocalCloud, LocalCloudOptions } from '../../index'
import { startLocalCloud } from '../../index'

const sdk = jest.requireActual<typeof SDK>('wx-server-sdk')

type Document = Record<string, unknown>
type QueryName =
  | ('eq' | 'neq' | 'gt' | 'gte' | 'lt' | 'lte' | 'in' | 'nin' | 'all' | 'size' | 'elemMatch' | 'exists' | 'mod')
  | ('and' | 'or' | 'nor' | 'not' | 'expr' | 'jsonSchema' | 'geoNear' | 'geoWithin')
type UpdateName =
  | ('set' | 'remove' | 'inc' | 'mul' | 'min' | 'max' | 'rename' | 'bit' | 'push' | 'pop' | 'shift' | 'unshift')
  | ('pull' | 'pullAll' | 'addToSet')
/** What the SDK's commands can do; its own types leave much out. */
export type Command = Record<QueryName | UpdateName, (...operands: unknown[]) => Command>
export interface Commands extends Command {
  project: { slice(count: unknown): unknown; elemMatch(condition: unknown): unknown }
  aggregate: Record<string, (operand?: unknown) => unknown> & { pipeline(): Pipeline }
}

export type StageName =
  | ('match' | 'project' | 'group' | 'sort' | 'skip' | 'limit' | 'unwind' | 'lookup' | 'addFields' | 'bucket')
  | ('bucketAuto' | 'count' | 'replaceRoot' | 'sample' | 'sortByCount' | 'geoNear')
export type Pipeline = {
  end(): Promise<{ list: Document[] }>
  done(): unknown
} & { [stage in StageName]: (operand: unknown) => Pipeline }

interface Updated {
  stats: { updated: number; removed: number }
  _id?: unknown
}
export interface DocumentReference {
  field(fields: object): DocumentReference
  get(): Promise<{ data: Document | null }>
  set(options: { data: object }): Promise<Updated>
  update(options: { data: object }): Promise<Updated>
  remove(): Promise<Updated>
}
export interface Query {
  where(condition: unknown): Query
  orderBy(path: string, direction: 'asc' | 'desc'): Query
  limit(count: number): Query
  skip(count: number): Query
  field(fields: object): Query
  get(): Promise<{ data: Document[] }>
  count(): Promise<{ total: number }>
  update(options: { data: object; multi?: boolean }): Promise<Updated>
  remove(options?: { multi?: boolean }): Promise<Updated>
}
export interface CollectionReference extends Query {
  doc(id: string | number): DocumentReference
  add(options: { data: object }): Promise<{ _id: unknown; _ids?: unknown[] }>
  aggregate(): Pipeline
}
export interface Transaction {
  collection(name: string): CollectionReference
  commit(): Promise<unknown>
  rollback(reason?: unknown): Promise<unknown>
}
export interface Db {
  command: Commands
  collection(name: string): CollectionReference
  createCollection(name: string): Promise<unknown>
  startTransaction(): Promise<Transaction>
  runTransaction<T>(work: (transaction: Transaction) => Promise<T>, times?: number): Promise<T>
  serverDate(options?: { offset: number }): unknown
  RegExp(options: { regexp: string; options?: string }): unknown
  Geo: { Point(longitude: number, latitude: number): unknown }
}

sdk.init({ env: 'local-env' })
// The SDK knows this option, its types do not.
const options: object = { throwOnNotFound: false }
export const db = sdk.database(options) as unknown as Db
export const rows = db.collection('rows')
export const _ = db.command
export const $ = _.aggregate

const given = { ...process.env }
let cloud: LocalCloud | undefined

afterAll(async () => {
  await cloud?.close()
  process.env = given
})

/** A cloud for this test file; the unmodified SDK is pointed at it. Loose unless asked otherwise. */
export async function connect(options: LocalCloudOptions = {}): Promise<LocalCloud> {
  cloud = await startLocalCloud({ declarations: { collections: { rows: {} } }, strict: false, ...options })
  pretend('test')
  return cloud
}

/** From now on this process is the invocation of that id. */
export function pretend(id: string): void {
  const adminUrl = cloud?.adminUrl ?? ''
  const invocation = { id, openid: 'o-test', source: 'wx_client' }
  Object.assign(process.env, environmentOf({ adminUrl, appId: 'wx0', variables: {} }, invocation))
}

/** What a call is refused with; fails if it is not. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call
  } catch (error) {
    const { code, errCode, errMsg, message } = error as Record<string, unknown>
    return [code, errCode, errMsg ?? message].filter((part) => part !== undefined).join(' ')
  }
  throw new Error('the call was not refused')
}
