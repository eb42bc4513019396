/** The narrow door: no other file touches the cloud database's interface. */
import cloud, { type DB } from 'wx-server-sdk'
import { AppError } from '#domain/errors'
import type { Collection, Documents } from './documents'

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as never })

const database = cloud.database({ throwOnNotFound: false } as object)

export const _ = database.command

/** The platform's own cap may be 100 rows a read, whatever is asked for. */
const PAGE = 100
/** One request, and below 1 MB for every document of ours. */
const BATCH = 500

export type Where<T> = { [K in keyof T]?: T[K] | DB.DatabaseQueryCommand } & { [path: `${string}.${string}`]: unknown }
type Changes<T> = { [K in keyof T]?: T[K] | DB.DatabaseUpdateCommand } & { [path: `${string}.${string}`]: unknown }

/** The SDK drops an undefined condition and so widens the query; here it is a defect. */
function defined<T extends object>(conditions: T): T {
  const missing = Object.entries(conditions).find(([, value]) => value === undefined)
  if (missing) throw new TypeError(`undefined in a query or update: ${missing[0]}`)
  return conditions
}

/** The SDK takes an object for changes of its fields one by one, and so keeps what was taken out; here it is the new value. */
const whole = <T extends object>(changes: T) =>
  Object.fromEntries(
    Object.entries(changes).map(([field, value]: [string, unknown]) => [field, isPlain(value) ? _.set(value) : value]),
  )

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

export const db = {
  async get<C extends Collection>(name: C, id: string): Promise<Documents[C] | null> {
    const { data } = (await database.collection(name).doc(id).get()) as DB.IQuerySingleResult
    return (data as Documents[C] | undefined) ?? null
  },

  /** False, and nothing done, if the `_id` is taken. */
  async create<C extends Collection>(name: C, data: Documents[C]): Promise<boolean> {
    try {
      await database.collection(name).add({ data })
      return true
    } catch (error) {
      if (/E11000/.test(textOf(error))) return false
      // the answer may be lost although the document is in
      if (await db.get(name, data._id)) return false
      throw error
    }
  },

  async set<C extends Collection>(name: C, { _id, ...data }: Documents[C]): Promise<void> {
    await database.collection(name).doc(_id).set({ data })
  },

  /** Gone already is as good. */
  async remove<C extends Collection>(name: C, id: string): Promise<void> {
    await database.collection(name).doc(id).remove()
  },
}

/** Failures of the SDK are plain objects with `errMsg` as often as errors. */
const textOf = (error: unknown) => (error instanceof Error ? error.message : JSON.stringify(error))

export async function mustGet<C extends Collection>(name: C, id: string): Promise<Documents[C]> {
  const doc = await db.get(name, id)
  if (!doc) throw new AppError('NOT_FOUND')
  return doc
}

/** The operators of expressions in a pipeline. */
export const $ = database.command.aggregate

/** What the database has summed up itself, in one request. It answers twenty rows unless told otherwise. */
export async function summed<T, C extends Collection>(
  name: C,
  pipeline: (all: DB.Aggregate) => DB.Aggregate,
): Promise<T[]> {
  const { list } = (await pipeline(database.collection(name).aggregate()).limit(SUMS).end()) as { list: T[] }
  return list
}

const SUMS = 1_000

function queryOf<C extends Collection>(name: C, where: Where<Documents[C]>, by: Record<string, 'asc' | 'desc'>) {
  let query = database.collection(name).where(defined(where))
  for (const [field, direction] of Object.entries(by)) query = query.orderBy(field, direction)
  return query
}

/** At most `limit` documents; `by` is the order, needed wherever the limit may cut something off. */
export async function find<C extends Collection>(
  name: C,
  where: Where<Documents[C]>,
  { limit, by = {} }: { limit: number; by?: Record<string, 'asc' | 'desc'> },
): Promise<Documents[C][]> {
  const { data } = (await queryOf(name, where, by).limit(limit).get()) as DB.IQueryResult
  return data as Documents[C][]
}

/** The same of documents of which only some fields are needed: more of them fit into an answer. */
export async function findParts<C extends Collection, K extends keyof Documents[C] & string>(
  name: C,
  where: Where<Documents[C]>,
  { limit, by, parts }: { limit: number; by: Record<string, 'asc' | 'desc'>; parts: readonly K[] },
): Promise<({ _id: string } & Pick<Documents[C], K>)[]> {
  const field = Object.fromEntries(parts.map((part) => [part, true]))
  const { data } = (await queryOf(name, where, by).limit(limit).field(field).get()) as DB.IQueryResult
  return data as ({ _id: string } & Pick<Documents[C], K>)[]
}

/** Every match, page after page by `_id`; one request as long as they are fewer than a page. */
export async function findAll<C extends Collection>(
  name: C,
  where: Where<Documents[C]>,
  most: number,
): Promise<Documents[C][]> {
  const found: Documents[C][] = []
  for (;;) {
    const after = found.at(-1)?._id
    const page = await find(name, after ? { ...where, _id: _.gt(after) as never } : where, {
      limit: 1000,
      by: { _id: 'asc' },
    })
    found.push(...page)
    if (page.length < PAGE || found.length >= most) return found
  }
}

/** The named documents, in no order; missing ones are left out. `page`: fewer where documents are large. */
export async function getMany<C extends Collection>(
  name: C,
  ids: readonly string[],
  page = PAGE,
): Promise<Documents[C][]> {
  const pages: Documents[C][][] = []
  for (let at = 0; at < ids.length; at += page) {
    pages.push(await find(name, { _id: _.in(ids.slice(at, at + page)) } as Where<Documents[C]>, { limit: page }))
  }
  return pages.flat()
}

/** A thousand people are some 600 KB: the widest page whose reply stays below 1 MB. */
const WIDE = 1_000

/**
 * Small documents by the thousand. In order of their ids, so that where the platform answers with fewer, the next request
 * goes on behind the last row received.
 */
export async function getThousands<C extends Collection>(name: C, ids: readonly string[]): Promise<Documents[C][]> {
  const found: Documents[C][] = []
  for (let left = [...new Set(ids)].sort(); left.length > 0;) {
    const asked = left.slice(0, WIDE)
    const where = { _id: _.in(asked) } as Where<Documents[C]>
    const page = await find(name, where, { limit: WIDE, by: { _id: 'asc' } })
    found.push(...page)
    const seen = page.length < PAGE ? asked.at(-1)! : page.at(-1)!._id
    left = left.filter((id) => id > seen)
  }
  return found
}

/** Test and change in one request: the way to hand out what is limited. True if the condition held and changed it. */
export async function updateIf<C extends Collection>(
  name: C,
  where: Where<Documents[C]> & { _id: string },
  changes: Changes<Documents[C]>,
): Promise<boolean> {
  const { stats } = (await database
    .collection(name)
    .where(defined(where))
    .update({ data: whole(defined(changes)) })) as DB.IUpdateResult
  return stats.updated > 0
}

/** The same change to every match, in one request; how many it changed. Repeated, it meets those it has not reached. */
export async function updateMany<C extends Collection>(
  name: C,
  where: Where<Documents[C]>,
  changes: Changes<Documents[C]>,
): Promise<number> {
  const { stats } = (await database
    .collection(name)
    .where(defined(where))
    .update({ data: whole(defined(changes)) })) as DB.IUpdateResult
  return stats.updated
}

/** Every match goes, in one request; how many. */
export async function removeMany<C extends Collection>(name: C, where: Where<Documents[C]>): Promise<number> {
  const { stats } = (await database.collection(name).where(defined(where)).remove()) as DB.IRemoveResult
  return stats.removed
}

/** New documents in as few requests as possible. A duplicate stops a batch half-way: false, and the caller looks. */
export async function createMany<C extends Collection>(name: C, docs: readonly Documents[C][]): Promise<boolean> {
  for (let at = 0; at < docs.length; at += BATCH) {
    try {
      await database.collection(name).add({ data: docs.slice(at, at + BATCH) as never })
    } catch (error) {
      if (/E11000/.test(textOf(error))) return false
      throw error
    }
  }
  return true
}
