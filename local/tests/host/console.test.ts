import type { LocalCloud } from '../../index'
import { deploy, play, sdk } from './support'

const trigger = { triggers: [{ name: 'five', type: 'timer', config: '0 */5 * * * * *' }] }
let cloud: LocalCloud
beforeAll(
  async () => void (cloud = await play({ functions: deploy({ timer: { main: 'async () => 1', config: trigger } }) })),
)
beforeEach(() => cloud.reset())

const JSON_TYPE = { 'content-type': 'application/json' }
async function ask(path: string, body?: unknown, more: RequestInit = {}) {
  const init = body === undefined ? {} : { method: 'POST', headers: JSON_TYPE, body: JSON.stringify(body) }
  const response = await fetch(`${cloud.url}/console/api/${path}`, { ...init, ...more })
  return { status: response.status, json: (await response.json()) as Record<string, unknown> }
}

test('the page, its style and its script are served without anything built beforehand', async () => {
  const page = await fetch(`${cloud.url}/console`)
  expect(await page.text()).toContain('/console/app.js')
  for (const name of ['app.js', 'style.css']) {
    const file = await fetch(`${cloud.url}/console/${name}`)
    expect([file.status, (await file.text()).length > 1000]).toEqual([200, true])
  }
})

describe('collections', () => {
  const DATE = new Date('2026-11-20T07:00:00.000Z')

  test('are listed, browsed by pages, filtered, exported', async () => {
    await cloud.database.put('notes', ...Array.from({ length: 60 }, (_, n) => ({ _id: `n${n}`, n, at: DATE })))
    expect((await ask('state')).json).toMatchObject({ collections: [{ name: 'notes', count: 60 }] })
    const { json } = await ask('collections/notes?from=50')
    expect([json.total, (json.rows as unknown[]).length]).toEqual([60, 10])
    const filter = encodeURIComponent('{"n":{"$gte":58},"at":{"$date":"2026-11-20T07:00:00.000Z"}}')
    expect((await ask(`collections/notes?filter=${filter}`)).json).toMatchObject({ total: 2 })
    const file = await fetch(`${cloud.url}/console/api/collections/notes/export`)
    expect((await file.text()).trim().split('\n')).toHaveLength(60)
  })

  test('an edited document keeps its dates', async () => {
    const put = (document: object) =>
      ask('collections/notes', undefined, { method: 'PUT', headers: JSON_TYPE, body: JSON.stringify(document) })
    await put({ _id: 'a', at: { $date: DATE.toISOString() }, n: 1 })
    const { json } = await ask('collections/notes')
    await put({ ...(json.rows as object[])[0], n: 2 })
    expect(cloud.database.rows('notes')).toEqual([{ _id: 'a', at: DATE, n: 2 }])
    await ask('collections/notes/a', undefined, { method: 'DELETE', headers: JSON_TYPE })
    expect(cloud.database.rows('notes')).toEqual([])
  })

  test.each([
    ['collections/nope', {}],
    ['collections/notes?filter=%7B', {}],
    ['collections/notes?filter=%5B%5D', {}],
    ['collections/notes', { method: 'PUT', headers: JSON_TYPE, body: '{"n":1}' }],
    ['collections/notes', { method: 'PUT', headers: JSON_TYPE, body: 'x' }],
    ['collections/%ff', {}],
  ])('%s %j is refused with a sentence', async (path, init) => {
    const { status, json } = await ask(path, undefined, init)
    expect([status, typeof json.errMsg]).toEqual([400, 'string'])
  })
})

test('an invocation is shown with its round trips and what it printed', async () => {
  await cloud.run(
    async () => {
      console.log('hello', { a: 1 })
      await sdk.database().collection('notes').count()
    },
    { action: 'notes.count' },
    { openid: 'oMember' },
  )
  const [line] = (await ask('invocations')).json as unknown as { id: string }[]
  expect(line).toMatchObject({ action: 'notes.count', openid: 'oMember', cost: { requests: 1 }, logs: 1 })
  expect((await ask(`invocations/${line?.id}`)).json).toMatchObject({
    logs: ['hello { a: 1 }'],
    cost: { trips: [{ action: 'database.calculateDocument', collection: 'notes' }] },
  })
})

test('clock and timers', async () => {
  expect((await ask('clock', { freeze: 1000 })).json).toMatchObject({ now: 1000, frozen: true })
  await ask('clock', { runTimers: true })
  expect(cloud.invocations.at(-1)).toMatchObject({ function: 'timer', source: 'wx_trigger', at: 1000 })
})

describe('switches', () => {
  test('are set and shown', async () => {
    const order = {
      ...{ latency: { ms: 5 }, requestsPerSecond: 500, crashAfter: { requests: 3 }, verdict: 'review' },
      faults: [{ kind: 'timeout', share: 0.05 }],
      openapi: { 'subscribeMessage.send': 43101 },
      delivery: { callsTwice: true, timersTwice: false, timersLateMs: 10 },
    }
    expect((await ask('switches', order)).json).toMatchObject({ ...order, latency: { ms: 5, jitterMs: 0 } })
    expect(cloud.faults.list()).toEqual([{ kind: 'timeout', share: 0.05 }])
    await ask('reset', {})
    expect((await ask('switches')).json).toMatchObject({ latency: null, faults: [], openapi: {}, verdict: null })
  })

  test.each([
    { latency: { ms: -1 } },
    { latency: 5 },
    { requestsPerSecond: 0 },
    { crashAfter: { requests: 0 } },
    { faults: [{ kind: 'fire' }] },
    { faults: [{ kind: 'timeout', share: 'x' }] },
    { verdict: 'maybe' },
    { openapi: { a: 'x' } },
    { delivery: {} },
    { unknown: 1 },
  ])('%j is refused', async (order) => {
    expect((await ask('switches', { requestsPerSecond: 500, ...order })).status).toBe(400)
    expect((await ask('switches')).json).toMatchObject({ requestsPerSecond: null })
  })
})

test('storage and outbox', async () => {
  await cloud.run(() => sdk.uploadFile({ cloudPath: 'a.txt', fileContent: Buffer.from('hi') as never }), {})
  const [file] = (await ask('files')).json as unknown as { fileId: string; link: string }[]
  expect(await (await fetch(file?.link ?? '')).text()).toBe('hi')
  expect((await ask('files', { fileId: file?.fileId })).json).toMatchObject([{ code: 'SUCCESS' }])
  cloud.openapi.grantSubscription('o', 'T')
  expect((await ask('outbox')).json).toEqual({ messages: [], consents: [{ openid: 'o', templateId: 'T', left: 1 }] })
})

describe('another site in the same browser', () => {
  test('is not answered', async () => {
    const foreign = { headers: { ...JSON_TYPE, origin: 'https://evil.example' } }
    expect((await ask('state', undefined, foreign)).status).toBe(403)
    expect((await ask('reset', {}, foreign)).status).toBe(403)
  })

  test('a form is not taken for an order', async () => {
    expect(
      (await ask('reset', undefined, { method: 'POST', body: '{}', headers: { 'content-type': 'text/plain' } })).status,
    ).toBe(415)
  })
})
