import type { LocalCloud } from '../../index'
import { deploy, play, post, refusal } from './support'

const functions = deploy({
  who: { main: 'async (event) => ({ event, ...cloud.getWXContext() })' },
  relay: { main: 'async (event) => (await cloud.callFunction({ name: event.to, data: { from: "relay" } })).result' },
  slow: { main: 'async (event) => new Promise((r) => setTimeout(r, event.ms ?? 5000))', config: { timeout: 1 } },
  spin: { main: 'async () => { for (;;); }', config: { timeout: 1 } },
  boom: { main: 'async () => { console.log("before"); throw new Error("boom") }' },
  late: {
    main: 'async () => { setTimeout(() => { throw new Error("late") }, 5); await new Promise((r) => setTimeout(r, 50)) }',
  },
  leave: { main: 'async () => process.exit(3)' },
  greedy: {
    main: 'async () => { const all = []; for (;;) all.push(new Array(100_000).fill(all.length + 0.5)) }',
    config: { memorySize: 64, timeout: 20 },
  },
  big: { main: 'async (event) => "x".repeat(event.size)' },
  broken: { main: 'null' },
  values: { main: 'async () => ({ d: new Date(0), u: undefined, n: NaN })' },
  count: { main: '(() => { let n = 0; return async () => ++n })()' },
  secret: { main: 'async () => process.env.MY_SECRET' },
})
let cloud: LocalCloud

beforeAll(async () => void (cloud = await play({ functions, variables: { MY_SECRET: 'sesame' } })))
beforeEach(() => cloud.reset())

const call = (name: string, event: unknown = {}) => cloud.call(name, event, { openid: 'oMember' })

describe('calling', () => {
  test('the gateway hands over the body and who called; userInfo cannot be forged', async () => {
    const body = JSON.stringify({ action: 'a.b', input: 1, userInfo: { openId: 'forged' } })
    const { status, json } = await post(`${cloud.url}/cloud/who`, body, { 'x-openid': 'oMember' })
    expect(status).toBe(200)
    expect(json).toMatchObject({
      event: { action: 'a.b', input: 1, userInfo: { openId: 'oMember', appId: 'wx0000000000000000' } },
      ...{ OPENID: 'oMember', SOURCE: 'wx_client' },
    })
    expect(cloud.invocations.at(-1)).toMatchObject({ function: 'who', action: 'a.b', openid: 'oMember' })
  })

  test('without x-openid the caller has no identity', async () => {
    const { json } = await post(`${cloud.url}/cloud/who`, '{}')
    expect(json).toMatchObject({ OPENID: '' })
  })

  test('a called function sees the first caller and a longer source', async () => {
    const { reply, cost } = await call('relay', { to: 'who' })
    expect(reply).toMatchObject({ event: { from: 'relay' }, OPENID: 'oMember', SOURCE: 'wx_client,scf' })
    expect(cost.byAction).toEqual({ 'functions.invokeFunction': 1 })
    expect(cloud.invocations.map((one) => [one.function, one.source])).toEqual([
      ['who', 'wx_client,scf'],
      ['relay', 'wx_client'],
    ])
  })

  test('the reply travels as JSON', async () => {
    expect((await call('values')).reply).toEqual({ d: '1970-01-01T00:00:00.000Z', n: null })
    expect((await cloud.run(async () => ({ d: new Date(0), u: undefined }), {})).reply).toEqual({
      d: '1970-01-01T00:00:00.000Z',
    })
  })

  test('variables reach every function', async () => {
    expect((await call('secret')).reply).toBe('sesame')
    expect((await cloud.run(async () => process.env.MY_SECRET, {})).reply).toBe('sesame')
  })

  test('an instance is used again, but only by one invocation at a time', async () => {
    const first = [(await call('count')).reply, (await call('count')).reply]
    expect(first).toEqual([1, 2])
    const replies = await Promise.all(Array.from({ length: 6 }, () => call('slow', { ms: 100 })))
    expect(replies).toHaveLength(6)
  })
})

describe('failing', () => {
  test.each([
    ['boom', -504002, 'boom'],
    ['late', -504002, 'late'],
    ['leave', -504002, 'exited'],
    ['broken', -504002, 'exports no function main'],
    ['slow', -504003, 'timed out after 1 seconds'],
    ['spin', -504003, 'timed out after 1 seconds'],
    ['nope', -501000, 'could not be found'],
  ])('%s: %i', async (name, errCode, text) => {
    const error = await refusal(call(name))
    expect(error).toMatchObject({ errCode })
    expect(error.message).toContain(text)
  })

  test('the next call of a function that died finds a new instance', async () => {
    await refusal(call('leave'))
    await refusal(call('leave'))
    expect((await call('who')).reply).toMatchObject({ OPENID: 'oMember' })
  })

  test('more memory than config.json allows ends the instance, not the cloud', async () => {
    expect((await refusal(call('greedy'))).message).toContain('memory limit of 64 MB exceeded')
  })

  test('a reply above 1 MB is refused', async () => {
    expect(await refusal(call('big', { size: 1024 * 1024 }))).toMatchObject({ errCode: -604001 })
    expect((await call('big', { size: 1024 * 1024 - 2 })).cost.replyBytes).toBe(1024 * 1024)
    expect(await refusal(cloud.run(async () => 'x'.repeat(1024 * 1024), {}))).toMatchObject({ errCode: -604001 })
  })

  test('over HTTP: status 500 with code and message; what was printed is on record', async () => {
    const { status, json } = await post(`${cloud.url}/cloud/boom`, '{}')
    expect([status, json]).toEqual([500, { errCode: -504002, errMsg: 'Error: boom' }])
    const { logs, code } = cloud.invocations.at(-1) ?? {}
    expect([code, logs?.[0], logs?.[1]]).toEqual(['-504002', 'before', expect.stringContaining('Error: boom')])
  })
})

test('a config.json that makes no sense stops the start and is named', async () => {
  const wrong = [
    { timeout: 61 },
    { timeout: '3' },
    { memorySize: 1 },
    { triggers: [{ name: 't', type: 'timer', config: '* * * * *' }] },
  ]
  for (const config of wrong) {
    const folder = deploy({ odd: { main: 'async () => 1', config } })
    expect((await refusal(play({ functions: folder }))).message).toMatch(/odd|seven fields/)
  }
})
