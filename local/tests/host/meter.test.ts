import { longestChain } from '../../sent'
import { deploy, play, sdk } from './support'

const notes = () => sdk.database().collection('notes')

test('counts requests by action, documents and bytes, and what was written', async () => {
  const cloud = await play()
  await cloud.database.put('notes', { _id: 'a', n: 1 }, { _id: 'b', n: 2 })
  const { cost, invocation } = await cloud.run(
    async () => {
      await notes().doc('a').get()
      await notes().where({ n: 2 }).limit(10).get()
      await notes()
        .doc('a')
        .update({ data: { n: 3 } } as never)
      return { fine: true }
    },
    { action: 'notes.touch' },
  )
  expect(cost).toMatchObject({
    ...{ requests: 3, depth: 3, returned: 2, written: ['notes/a'], openapi: 0, replyBytes: 13 },
    byAction: { 'database.getDocument': 2, 'database.modifyDocument': 1 },
  })
  expect(cost.examined).toBe(1 + 2 + 1)
  expect(cost.bytesRead).toBeGreaterThan(0)
  expect(cost.bytesWritten).toBeGreaterThan(0)
  expect(cost.trips.map(({ action, collection }) => [action, collection])).toEqual([
    ['database.getDocument', 'notes'],
    ['database.getDocument', 'notes'],
    ['database.modifyDocument', 'notes'],
  ])
  expect(invocation).toMatchObject({ function: 'main', action: 'notes.touch', cost })
})

const PARALLEL = `async () => {
  const notes = cloud.database().collection('notes')
  await Promise.all([1, 2, 3, 4].map((n) => notes.where({ n }).count()))
  await notes.count()
}`

test('depth is the longest chain of requests that waited for one another, in process and in a worker', async () => {
  const cloud = await play({ functions: deploy({ parallel: { main: PARALLEL } }) })
  const here = async () => {
    await Promise.all([1, 2, 3, 4].map((n) => notes().where({ n }).count()))
    await notes().count()
  }
  for (let round = 0; round < 3; round++) {
    for (const { cost } of [await cloud.run(here, {}), await cloud.call('parallel', {})]) {
      expect([cost.requests, cost.depth]).toEqual([5, 2])
    }
  }
})

test.each([
  [[], 0],
  [[[0, 5]], 1],
  [
    [
      [0, 5],
      [5, 9],
    ],
    2,
  ],
  [
    [
      [0, 5],
      [1, 9],
    ],
    1,
  ],
  [
    [
      [0, 5],
      [0, 9],
      [6, 8],
      [9, 10],
    ],
    3,
  ],
  [
    [
      [0, Infinity],
      [1, 2],
      [3, 4],
    ],
    2,
  ],
])('chain of %j: %i', (spans, length) => {
  expect(longestChain(spans.map(([startMs = 0, endMs = 0]) => ({ startMs, endMs })))).toBe(length)
})

test('one line per invocation tells the cost and neither input nor token', async () => {
  const lines: string[] = []
  const cloud = await play({ log: (line) => lines.push(line) })
  let token = ''
  await cloud.run(
    async () => {
      token = process.env.WX_API_TOKEN ?? ''
      await notes().count()
      return { ok: false, code: 'NOT_FOUND' }
    },
    { action: 'notes.read', input: { phone: '13800000000' } },
    { openid: 'oMember', functionName: 'api' },
  )
  expect(token).toMatch(/^[0-9a-f]{32}$/)
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(
    /api notes\.read {2}oMember {2}1 requests \(1 in a row\) {2}0 examined {2}\d+ B {2}\d+ ms {2}NOT_FOUND$/,
  )
  expect(lines[0]).not.toContain('138')
  expect(lines[0]).not.toContain(token)
})

test('the last 200 invocations are kept', async () => {
  const cloud = await play()
  for (let i = 0; i < 205; i++) await cloud.run(async () => i, {})
  expect(cloud.invocations).toHaveLength(200)
})
