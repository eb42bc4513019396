import type { Doc } from '../ejson'
import { decode, encode } from '../ejson'
import { invalid, refused, unsupported } from '../errors'
import type { Engine, Params } from './engine'
import { callOf, objectOf, refuseStray } from './engine'
import { find } from './find'
import type { Trip } from './index'
import type { Call } from './locks'
import { withId } from './names'
import { matcherOf } from './query'
import type { Collection } from './store'
import { keyOf, visibleIn } from './store'
import { newId } from './transactions'
import { updateOf } from './update'
import { equals, isPlainObject } from './values'
import type { Edit } from './writer'

/**
 * Runs the writes of one request. If one fails, documents written before stay; inside a transaction a failure ends it,
 * as on the server.
 */
async function writing<T>({ transactions }: Engine, { transaction }: Call, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (transaction) transactions.abort(transaction.id)
    throw error
  }
}

export async function insertDocument(engine: Engine, params: Params, trip: Trip) {
  if (!Array.isArray(params.data) || !params.data.length) throw invalid('data must be an array of EJSON')
  const documents = params.data.map((text) => {
    const value = decode(text, trip.now, 'data')
    if (!isPlainObject(value)) throw invalid('data must hold objects')
    return value
  })
  const call = callOf(engine, params, trip)
  const collection = engine.store.collection(params.collectionName)
  return writing(engine, call, async () => {
    const insertedIds: unknown[] = []
    for (const document of documents) insertedIds.push(await engine.writer.insert(collection, document, call))
    return { data: { insertedIds } }
  })
}

export async function modifyDocument(engine: Engine, params: Params, trip: Trip) {
  refuseStray(engine, 'update', params, trip)
  const query = objectOf(params, 'query', trip)
  const data = objectOf(params, 'data', trip)
  const { strict } = engine.rules
  const isMerge = params.merge === true
  if (isMerge) strict.refuseEmptyUpdate(data)
  if (isMerge && params.upsert === true) throw unsupported('an upsert with update operators')
  strict.refuseWithoutQuery('an update', query)
  const edit = isMerge ? mergeOf(data, query, trip) : replacementOf(data)

  const call = callOf(engine, params, trip)
  const collection = engine.store.collection(params.collectionName)
  return writing(engine, call, async () => {
    const upsertId = params.upsert === true ? (query._id ?? newId()) : null
    if (upsertId !== null) await engine.writer.untilFree(collection, keyOf(upsertId), call)
    const { matched, changed } = await editAll(engine, { collection, query, multi: params.multi === true }, edit, call)
    const isInsert = !matched && upsertId !== null
    if (isInsert) await engine.writer.insert(collection, withId(upsertId, data), call)
    // The cloud counts a merge only if it changed something, a replacement always.
    return { data: { updated: isMerge ? changed : matched, matched, upsert_id: isInsert ? upsertId : null } }
  })
}

/** `{}` reaches this point in loose mode only, and changes nothing. */
function mergeOf(data: Doc, query: Doc, trip: Trip): Edit {
  if (!Object.keys(data).length) return () => undefined
  const update = updateOf(data)
  return (current) => update.apply(current, query, trip.now)
}

function replacementOf(data: Doc): Edit {
  return (current) => {
    if (data._id !== undefined && !equals(data._id, current._id)) {
      throw refused('Update', "the (immutable) field '_id' was found to have been altered")
    }
    return withId(current._id, data)
  }
}

interface Target {
  collection: Collection
  query: Doc
  multi: boolean
}

async function editAll(engine: Engine, { collection, query, multi }: Target, edit: Edit, call: Call) {
  const matches = matcherOf(query)
  const search = { collection, query, order: [], limit: multi ? Infinity : 1, mayCut: true }
  let [matched, changed] = [0, 0]
  for (;;) {
    const found = find(search, call, engine.rules)
    for (const { entry } of found) {
      const result = await engine.writer.edit({ collection, key: entry.key, matches }, edit, call)
      if (result.matched) matched += 1
      if (result.changed) changed += 1
    }
    // The only one wanted was changed by another while we waited for it: look for the next.
    if (multi || matched || !found.length) return { matched, changed }
  }
}

export async function modifyAndReturnDoc(engine: Engine, params: Params, trip: Trip) {
  refuseStray(engine, 'update', params, trip)
  const query = objectOf(params, 'query', trip)
  const data = objectOf(params, 'data', trip)
  engine.rules.strict.refuseEmptyUpdate(data)
  engine.rules.strict.refuseWithoutQuery('an update', query)
  const merge = mergeOf(data, query, trip)

  const call = callOf(engine, params, trip)
  const collection = engine.store.collection(params.collectionName)
  return writing(engine, call, async () => {
    let id: unknown
    const edit: Edit = (current) => {
      id = current._id
      return merge(current)
    }
    const { matched } = await editAll(engine, { collection, query, multi: false }, edit, call)
    const entry = matched ? collection.entries.get(keyOf(id)) : undefined
    const document = entry ? visibleIn(entry, call.transaction) : null
    return { data: { updated: matched, doc: document && encode(document) } }
  })
}

export async function removeDocument(engine: Engine, params: Params, trip: Trip) {
  refuseStray(engine, 'remove', params, trip)
  const query = objectOf(params, 'query', trip)
  engine.rules.strict.refuseWithoutQuery('a remove', query)
  const call = callOf(engine, params, trip)
  const collection = engine.store.collection(params.collectionName)
  return writing(engine, call, async () => {
    const target = { collection, query, multi: params.multi === true }
    const { changed } = await editAll(engine, target, () => null, call)
    return { data: { deleted: changed } }
  })
}
