import { deploy, play, sdk } from './support'

const WHO = 'async (event) => { await new Promise((r) => setTimeout(r, event.ms)); return cloud.getWXContext() }'

test('100 concurrent callers in one process keep their identities, across waiting and database calls', async () => {
  const cloud = await play()
  const main = async (event: { ms: number }) => {
    const before = sdk.getWXContext().OPENID
    await new Promise((resolve) => setTimeout(resolve, event.ms))
    await sdk.database().collection('notes').where({ owner: before }).count()
    return [before, sdk.getWXContext().OPENID, process.env.WX_OPENID]
  }
  const calls = Array.from({ length: 100 }, async (_, i) => {
    const { reply, invocation } = await cloud.run(main, { ms: (i * 7) % 20 }, { openid: `o${i}` })
    expect(reply).toEqual([`o${i}`, `o${i}`, `o${i}`])
    expect(invocation).toMatchObject({ openid: `o${i}`, cost: { requests: 1 } })
  })
  await Promise.all(calls)
  expect(process.env.WX_OPENID).toBeUndefined()
})

test('negative control: with one shared environment the same callers do mix', async () => {
  const environment: { openid?: string } = {}
  const main = async (openid: string, ms: number) => {
    environment.openid = openid
    await new Promise((resolve) => setTimeout(resolve, ms))
    return environment.openid === openid
  }
  const kept = await Promise.all(Array.from({ length: 100 }, (_, i) => main(`o${i}`, (i * 7) % 20)))
  expect(kept.filter(Boolean).length).toBeLessThan(100)
})

test('100 concurrent callers of a deployed function keep their identities', async () => {
  const cloud = await play({ functions: deploy({ who: { main: WHO } }) })
  await Promise.all(
    Array.from({ length: 100 }, async (_, i) => {
      const { reply } = await cloud.call('who', { ms: i % 5 }, { openid: `o${i}` })
      expect(reply).toMatchObject({
        OPENID: `o${i}`,
        APPID: 'wx0000000000000000',
        ENV: 'local-env',
        SOURCE: 'wx_client',
      })
    }),
  )
})

test('two clouds in one process answer each their own callers', async () => {
  const [one, two] = [await play(), await play()]
  await one.database.put('notes', { _id: 'a' })
  const count = async () => (await sdk.database().collection('notes').count()) as { total: number }
  const [first, second] = await Promise.all([one.run(count, {}), two.run(count, {})])
  expect([first.reply.total, second.reply.total]).toEqual([1, 0])
})
