import type { LocalCloud } from '../../index'
import { add, deploy, play, post, refusal, sdk } from './support'

const functions = deploy({
  twice: {
    main: `async ({ ids }) => {
      for (const _id of ids) await cloud.database().collection('notes').add({ data: { _id } })
      return 'done'
    }`,
  },
})
let cloud: LocalCloud

beforeAll(async () => void (cloud = await play({ functions })))
beforeEach(() => cloud.reset())

const run = <T>(main: () => Promise<T>) => cloud.run(main, {}, { openid: 'oMember' })
const ids = () => cloud.database.rows('notes').map(({ _id }) => _id)

describe('answers that do not come', () => {
  test('timeout: nothing was written, and the caller cannot tell', async () => {
    cloud.faults.add({ kind: 'timeout', action: 'database.insertDocument' })
    await refusal(run(() => add('a')))
    expect(ids()).toEqual([])
    expect(cloud.invocations.at(-1)?.cost.trips[0]).toMatchObject({ error: 'no answer' })
  })

  test('reply lost: the write stands, and the caller cannot tell', async () => {
    cloud.faults.add({ kind: 'replyLost', collection: 'notes', times: 1 })
    await refusal(run(() => add('a')))
    expect(ids()).toEqual(['a'])
    await run(() => add('b'))
    expect(ids()).toEqual(['a', 'b'])
  })
})

describe('transactions', () => {
  const transact = () =>
    run(async () => {
      const transaction = await sdk.database().startTransaction()
      await transaction.collection('notes').add({ data: { _id: 'a' } } as never)
      await transaction.commit()
    })

  test.each([
    ['conflict', 'database.insertDocument', 'TransactionConflict'],
    ['conflict', 'database.commitTransaction', 'TransactionConflict'],
    ['ended', 'database.commitTransaction', 'TransactionNotExist'],
    ['busy', 'database.insertDocument', 'TransactionBusy'],
    ['limit', 'database.startTransaction', 'EXCEED_REQUEST_LIMIT|exceeds the limit'],
  ] as const)('%s at %s', async (kind, action, text) => {
    const takeAway = cloud.faults.add({ kind, action })
    expect(JSON.stringify(textOf(await refusal(transact())))).toMatch(new RegExp(text))
    expect(ids()).toEqual([])
    takeAway()
    await transact()
    expect(ids()).toEqual(['a'])
  })

  test('conflicts touch requests outside a transaction as little as in the cloud', async () => {
    cloud.faults.add({ kind: 'conflict' })
    await run(() => add('a'))
    expect(ids()).toEqual(['a'])
  })
})

describe('how often', () => {
  const outcomes = (count: number) =>
    run(async () => {
      const all: boolean[] = []
      for (let i = 0; i < count; i++)
        all.push(
          await add(`n${i}`).then(
            () => true,
            () => false,
          ),
        )
      return all
    }).then(({ reply }) => reply)

  test('every n-th', async () => {
    cloud.faults.add({ kind: 'timeout', every: 3 })
    expect(await outcomes(7)).toEqual([true, true, false, true, true, false, true])
  })

  test('a share, by the same dice after each reset', async () => {
    const rolled: boolean[][] = []
    for (let round = 0; round < 2; round++) {
      await cloud.reset()
      cloud.faults.add({ kind: 'timeout', share: 0.3 })
      rolled.push(await outcomes(30))
    }
    expect(rolled[0]).toEqual(rolled[1])
    expect(rolled[0]?.filter((fine) => !fine).length).toBeGreaterThan(3)
    expect(rolled[0]?.filter((fine) => !fine).length).toBeLessThan(18)
  })
})

describe('crash', () => {
  test('a worker ends after its n-th request was carried out; the next call works', async () => {
    cloud.faults.crashAfter = { requests: 2, function: 'twice' }
    const error = await refusal(cloud.call('twice', { ids: ['a', 'b', 'c'] }))
    expect(error).toMatchObject({ errCode: -504002 })
    expect(error.message).toContain('crashed after 2 requests')
    expect(ids()).toEqual(['a', 'b'])
    expect((await cloud.call('twice', { ids: ['x', 'y', 'z'] })).reply).toBe('done')
  })

  test('in process the same: what main still sends is not carried out', async () => {
    cloud.faults.crashAfter = { requests: 1 }
    const main = async () => {
      for (const id of ['a', 'b', 'c']) await add(id).catch(() => undefined)
    }
    expect((await refusal(run(main))).message).toContain('crashed after 1 requests')
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(ids()).toEqual(['a'])
  })
})

test('a rate above the bucket is refused until it fills again', async () => {
  cloud.faults.requestsPerSecond = 5
  const { reply } = await run(() =>
    Promise.all(Array.from({ length: 40 }, (_, i) => add(`n${i}`).then(() => null, textOf))),
  )
  const refused = reply.filter((one) => one !== null)
  expect(refused.length).toBeGreaterThan(5)
  expect(JSON.stringify(refused[0])).toContain('exceeds the limit')
  await new Promise((resolve) => setTimeout(resolve, 300))
  await run(() => add('later'))
  cloud.faults.requestsPerSecond = 1
  const calls = await Promise.all([1, 2].map(() => post(`${cloud.url}/cloud/twice`, '{"ids":[]}')))
  expect(calls.map(({ status }) => status).sort()).toEqual([200, 500])
  expect(calls.find(({ status }) => status === 500)?.json).toMatchObject({ errCode: -501003 })
})

test('latency delays each request', async () => {
  cloud.faults.latency = { ms: 60 }
  const { cost } = await run(() => add('a'))
  expect(cost.trips[0]?.ms).toBeGreaterThanOrEqual(55)
})

const textOf = (error: { errMsg?: string; message?: string }) => error.errMsg ?? error.message
