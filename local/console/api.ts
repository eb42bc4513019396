import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Parts } from '../assemble'
import { decode, encode } from '../ejson'
import { matcherOf } from '../engine/query'
import { clockState, moveClock } from '../gateway'
import { answerJson, answerText, HttpError, isObject, readBody, readObject } from '../http'
import { applySwitches, readSwitches } from './switches'

type Api = (request: IncomingMessage, response: ServerResponse, path: string, query: URLSearchParams) => Promise<void>

const PAGE = 50
const refuse = (why: string) => new HttpError(400, -501007, why)

/** The console's own interface: JSON in and out, documents as EJSON text so that dates survive an edit. */
export function createConsoleApi(parts: Parts, reset: () => Promise<void>): Api {
  return async (request, response, path, query) => {
    const [area = '', ...names] = path.split('/').map(decodeName)
    const [name] = names
    if (area === 'collections' && name !== undefined) {
      return answerCollection(parts, { request, response, query, collection: name, id: names[1] })
    }
    const read = READERS[area]
    if (request.method === 'GET' && names.length <= 1 && read) return answerJson(response, read(parts, name))
    const act = ACTIONS[area]
    if (request.method !== 'POST' || !act)
      throw new HttpError(404, -501000, `nothing answers ${request.method} ${path}`)
    answerJson(response, await act(parts, await readObject(request), reset))
  }
}

interface CollectionRequest {
  request: IncomingMessage
  response: ServerResponse
  query: URLSearchParams
  collection: string
  id: string | undefined
}

async function answerCollection(parts: Parts, { request, response, query, collection, id }: CollectionRequest) {
  const isKnown = parts.database.collections().some(({ name }) => name === collection)
  if (!isKnown) throw refuse(`no collection ${collection}`)
  if (request.method === 'PUT')
    return answerJson(response, await putDocument(parts, collection, await readBody(request)))
  if (request.method === 'DELETE' && id !== undefined)
    return answerJson(response, await parts.database.remove(collection, id))
  if (id === 'export') return exportRows(parts, response, collection)
  answerText(response, browse(parts, collection, query), 'application/json; charset=utf-8')
}

const ACTIONS: Record<string, (parts: Parts, body: Record<string, unknown>, reset: () => Promise<void>) => unknown> = {
  clock: ({ clock, timers }, body) => moveClock(clock, timers, body),
  switches: applySwitches,
  files: ({ files }, { fileId }) => files.remove([fileId]),
  reset: (_parts, _body, reset) => reset(),
}

const READERS: Record<string, (parts: Parts, name?: string) => unknown> = {
  state: ({ clock, database, files, host, invocations, outbox }) => ({
    clock: clockState(clock),
    collections: database.collections(),
    functions: [...host.functions.values()].map(({ name, trigger }) => ({ name, timer: trigger?.cron.text ?? null })),
    counts: { invocations: invocations.list.length, outbox: outbox.length, files: files.list().length },
  }),
  invocations: ({ invocations }, id) => {
    if (id !== undefined) return invocations.list.find((one) => one.id === id) ?? null
    return [...invocations.list]
      .reverse()
      .map(({ cost: { trips: _, ...cost }, logs, ...rest }) => ({ ...rest, cost, logs: logs.length }))
  },
  outbox: ({ outbox, openapi }) => ({ messages: [...outbox].reverse(), consents: openapi.subscriptions() }),
  files: ({ files }) =>
    files.list().map((file) => ({ ...file, link: files.downloadUrls([file.fileId], undefined)[0]?.tempFileURL })),
  switches: (parts) => readSwitches(parts),
}

/** {total, rows}: one page of the documents that match `filter`, in order of insertion, as EJSON. */
function browse({ database, now }: Parts, collection: string, query: URLSearchParams): string {
  const matches = matcherOf(decode(query.get('filter') || '{}', now(), 'filter'))
  const rows = database.rows(collection).filter(matches)
  const from = Math.max(0, Number(query.get('from')) || 0)
  return `{"total":${rows.length},"rows":[${rows
    .slice(from, from + PAGE)
    .map(encode)
    .join()}]}`
}

/** One document a line, as the cloud's own import takes it. */
function exportRows({ database }: Parts, response: ServerResponse, collection: string) {
  response.setHeader('content-disposition', `attachment; filename="${encodeURIComponent(collection)}.json"`)
  answerText(
    response,
    database
      .rows(collection)
      .map((row) => `${encode(row)}\n`)
      .join(''),
    'application/json; charset=utf-8',
  )
}

async function putDocument({ database, now }: Parts, collection: string, body: Buffer) {
  const document = decode(body.toString(), now(), 'document')
  if (!isObject(document)) throw refuse('a document is an object')
  if (typeof document._id !== 'string' || document._id === '') throw refuse('_id must be a text')
  await database.put(collection, document)
  return { saved: document._id }
}

function decodeName(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw refuse('the path is not a valid address')
  }
}
