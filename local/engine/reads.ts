import type { Doc } from '../ejson'
import { decode, encode } from '../ejson'
import { invalid, refused } from '../errors'
import { aggregate } from './aggregate'
import type { Engine, Params } from './engine'
import { callOf, countOf, objectOf, refuseStray } from './engine'
import { find } from './find'
import type { Trip } from './index'
import { orderOf } from './order'
import { projectionOf } from './projection'
import { isPlainObject } from './values'

const DEFAULT_ROWS = 100
const MAX_ROWS = 1000
const MAX_REPLY_BYTES = 16 * 1024 * 1024

export function getDocument(engine: Engine, params: Params, trip: Trip) {
  const { store, rules, rowCap } = engine
  const query = objectOf(params, 'query', trip)
  const order = orderOf(objectOf(params, 'order', trip))
  const project = projectionOf(objectOf(params, 'projection', trip))
  const asked = countOf(params, 'limit')
  const offset = countOf(params, 'offset') ?? 0
  rules.strict.refuseLimit(asked, MAX_ROWS)
  rules.strict.refuseSkip(offset)

  const call = callOf(engine, params, trip)
  const collection = store.collection(params.collectionName)
  const limit = params.queryType === 'DOC' ? 1 : Math.min(asked || DEFAULT_ROWS, rowCap)
  const found = find({ collection, query, order, limit: limit + offset }, call, rules).slice(offset)
  const list = found.map(({ document }) => textOf(project(document), document))
  return { data: { list: counted(engine, list, trip), limit: params.limit, offset } }
}

export function calculateDocument(engine: Engine, params: Params, trip: Trip) {
  refuseStray(engine, 'count', params, trip)
  const query = objectOf(params, 'query', trip)
  const call = callOf(engine, params, trip)
  const collection = engine.store.collection(params.collectionName)
  if (!Object.keys(query).length && !call.transaction) return { data: { total: collection.count } }
  return { data: { total: find({ collection, query, order: [], limit: Infinity }, call, engine.rules).length } }
}

export function aggregateDocuments(engine: Engine, params: Params, trip: Trip) {
  refuseStray(engine, 'aggregate', params, trip)
  const { store, rules } = engine
  if (!Array.isArray(params.stages)) throw invalid('stages must be an array')
  const stages = params.stages.map((stage: unknown) => {
    if (!isPlainObject(stage) || typeof stage.stageKey !== 'string' || !stage.stageKey.startsWith('$')) {
      throw invalid('a stage needs a stageKey that begins with $')
    }
    return { name: stage.stageKey, value: decode(stage.stageValue, trip.now, stage.stageKey) }
  })
  const collection = store.collection(params.collectionName)
  const call = callOf(engine, params, trip)
  const list = aggregate(collection, stages, { store, call, rules }).map(encode)
  return { data: { list: counted(engine, list, trip) } }
}

/** Stored documents never change, so the text of a whole one is made once. */
const texts = new WeakMap<Doc, string>()

function textOf(value: Doc, document: Doc): string {
  if (value !== document) return encode(value)
  const known = texts.get(document)
  if (known !== undefined) return known
  const text = encode(document)
  texts.set(document, text)
  return text
}

/** Counts what is answered. Throws if it is more than a reply may hold. */
function counted({ rules }: Engine, list: string[], trip: Trip): string[] {
  let bytes = 0
  for (const text of list) bytes += Buffer.byteLength(text)
  if (bytes > MAX_REPLY_BYTES) throw refused('Query', `the reply has ${bytes} bytes, the limit is ${MAX_REPLY_BYTES}`)
  rules.strict.refuseReply(bytes)
  trip.returned += list.length
  trip.bytesRead += bytes
  return list
}
