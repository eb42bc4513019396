import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../../engine/index'
import { openDatabase } from '../../engine/index'
import { WireError } from '../../errors'
import { newTrip } from '../support/engine'

interface Message {
  action: string
  params: Record<string, unknown>
  response: Record<string, unknown>
}

const FOLDER = join(__dirname, '../wire')
const messages = (pattern: RegExp) =>
  readdirSync(FOLDER)
    .filter((name) => pattern.test(name))
    .sort()
    .map((name) => ({ name, ...(JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Message) }))

/** Recorded ids and ours: the recording's are numbered, ours are random. */
const ours = new Map<string, string>()
const NOW = Date.UTC(2026, 0, 1)

async function answerOf(database: Database, { action, params }: Message): Promise<Record<string, unknown>> {
  const text = JSON.stringify(params).replace(/\b[0-9a-f]{32}\b/g, (id) => ours.get(id) ?? id)
  try {
    return await database.perform(action, JSON.parse(text) as Record<string, unknown>, { ...newTrip(), now: NOW })
  } catch (error) {
    if (!(error instanceof WireError)) throw error
    return { code: error.code, message: error.message }
  }
}

/** Documents as values, their fields in any order: the recording's server put new ones elsewhere. */
function comparable(value: unknown): unknown {
  if (typeof value === 'string' && value.startsWith('{')) return comparable(JSON.parse(value))
  if (Array.isArray(value)) return value.map(comparable)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, comparable(item)]))
}

const ID = /^[0-9a-f]{32}$/

/** Notes which of our ids stand where the recording has its own. */
function match(recorded: unknown, actual: unknown): void {
  if (typeof recorded === 'string' && typeof actual === 'string' && ID.test(recorded) && ID.test(actual)) {
    ours.set(recorded, actual)
  }
  if (recorded === null || typeof recorded !== 'object' || actual === null || typeof actual !== 'object') return
  for (const [name, item] of Object.entries(recorded)) match(item, (actual as Record<string, unknown>)[name])
}

/** Where the recording's server is not to be followed: it had no geo operators, and its $in missed whole arrays. */
const OTHERWISE: Record<string, unknown> = {
  '012-whereOps-database.getDocument.json': {
    data: {
      list: ['{"_id":"t2","n":7,"s":"World"}', '{"_id":"t1","n":5,"s":"hello"}'],
      limit: 10,
      offset: 0,
    },
  },
  '023-whereGeoNear-database.getDocument.json': {
    code: 'DATABASE_REQUEST_FAILED',
    message: '[UnsupportedOperation] $nearSphere is not supported by the local cloud.',
  },
}

async function replay(database: Database, list: ReturnType<typeof messages>) {
  const differing: unknown[] = []
  for (const message of list) {
    const answer = await answerOf(database, message)
    const { requestId, ...response } = message.response
    match(response, answer)
    const expected = OTHERWISE[message.name] ?? response
    const wanted = JSON.stringify(expected).replace(/\b[0-9a-f]{32}\b/g, (id) => ours.get(id) ?? id)
    try {
      expect(comparable(JSON.parse(JSON.stringify(answer)))).toEqual(comparable(JSON.parse(wanted)))
    } catch (error) {
      differing.push(message.name, (error as Error).message)
    }
  }
  return differing
}

test('every recorded database message is answered the same way, in order', async () => {
  const database = await openDatabase({ strict: false })
  const list = messages(/^\d.*-database\./)
  expect(list).toHaveLength(81)
  expect(await replay(database, list)).toEqual([])
  await database.close()
})

test('and those of where-operations around a transaction', async () => {
  const database = await openDatabase({ strict: false, declarations: { collections: { t: {} } } })
  await database.put('t', { _id: 'a', n: 1 }, { _id: 'b', n: 1 })
  const list = messages(/^txnwhere/).map((message) => ({
    ...message,
    action: message.action.startsWith('database.') ? message.action : `database.${message.action}`,
  }))
  expect(list).toHaveLength(9)
  expect(await replay(database, list)).toEqual([])
  await database.close()
})
