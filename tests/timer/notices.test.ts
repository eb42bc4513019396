import cloud from 'wx-server-sdk'
import { quotaId } from '#domain/notice'
import { person } from '../support/people'
import { draft, publish } from '../support/themeDay'
import {
  callAs,
  deployed,
  given,
  givenPeople,
  mustCallAs,
  rows,
  setClock,
  tick,
  useWorld,
  world,
} from '../support/world'

useWorld()
beforeEach(givenPeople)

async function allow(...names: string[]) {
  for (const name of names) {
    world().openapi.grantSubscription(`o-${name}`, 'themeDay', 1)
    await mustCallAs(`o-${name}`, 'notice.grant', { templates: ['themeDay'] })
  }
}
const deliveries = () => rows('notices')[0]?.deliveries

test('one notice to everybody expected; only who allowed a message is told', async () => {
  await allow('li', 'wang')
  await publish()
  const { reply } = await tick()

  expect(reply).toMatchObject({ done: { announce: 1, sendNotices: 2 }, failed: [] })
  expect(deliveries()).toEqual({
    'm-secretary': 'unreached',
    'm-deputy': 'unreached',
    'm-formerSecretary': 'unreached',
    'm-phoneless': 'unbound',
    'm-li': 'told',
    'm-wang': 'told',
  })
  expect(
    world()
      .outbox.map(({ openid }) => openid)
      .toSorted(),
  ).toEqual(['o-li', 'o-wang'])
})

test('the message names the theme, the time and the place, within WeChat’s field lengths', async () => {
  await allow('li')
  await publish()
  await tick()
  expect(world().outbox[0]?.data).toMatchObject({
    thing1: { value: '守好一条路，温暖一程人' },
    date2: { value: '2026-11-05 15:00' },
    thing3: { value: '二楼会议室' },
  })
})

test('the clock ringing twice, late and at the same time tells nobody twice', async () => {
  await allow('li', 'wang')
  await publish()
  await Promise.all([tick(), tick(), tick()])
  setClock('03 09:00:00')
  await tick()
  expect(world().outbox).toHaveLength(2)
  expect(rows('notices')).toMatchObject([{ state: 'done' }])
  expect(rows('quotas').map(({ left }) => left)).toEqual([0, 0])
})

test.each([1, 2, 3, 4, 5])(
  'forty people with two permissions each, the clock ringing twice at once: round %i',
  async () => {
    const names = Array.from({ length: 40 }, (_, index) => `p${index}`)
    await given('members', ...names.map((name) => person(name)))
    await allow(...names)
    await allow(...names)
    world().faults.latency = { ms: 1, jitterMs: 4 }
    await publish()
    await Promise.all([tick(), tick()])
    await tick()

    const told = world().outbox.map(({ openid }) => openid)
    expect(new Set(told).size).toBe(told.length)
    const states = Object.entries(deliveries() ?? {}).filter(([id]) => id.startsWith('m-p') && id !== 'm-phoneless')
    expect(states.filter(([, state]) => state === 'told')).toHaveLength(told.length)
    expect(states.map(([, state]) => state)).not.toContain('waiting')
    expect(told).toHaveLength(40)
  },
)

test('what is cancelled, or has begun, while its messages wait is told to nobody', async () => {
  await allow('li')
  await publish()
  const [session] = rows('sessions')
  await given('notices', {
    _id: 'themeDay:branch:2026-11:1',
    kind: 'themeDay' as const,
    template: 'themeDay',
    sessionId: session!._id,
    branchId: 'branch',
    createdAt: 0,
    state: 'pending',
    deliveries: { 'm-li': 'waiting' },
  })
  setClock('05 15:00:00')
  await tick()
  expect(world().outbox).toEqual([])
  expect(rows('notices')).toMatchObject([{ state: 'done', deliveries: { 'm-li': 'unreached' } }])
})

test('one notice that breaks does not stop the others', async () => {
  await allow('li')
  await publish()
  const broken = {
    kind: 'themeDay' as const,
    template: 'themeDay' as const,
    branchId: 'x',
    createdAt: 0,
    state: 'pending' as const,
    deliveries: {},
  }
  await given('notices', { _id: 'a-broken', sessionId: 'nosuch', ...broken })
  await tick()
  expect(world().outbox.map(({ openid }) => openid)).toEqual(['o-li'])
})

test('control: sending without the claim tells people twice when the clock rings twice', async () => {
  world().openapi.grantSubscription('o-li', 'themeDay', 5)
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as never })
  const message = { touser: 'o-li', templateId: 'themeDay', page: 'pages/home/index', data: { thing1: { value: 'x' } } }
  const careless = () => cloud.openapi.subscribeMessage.send(message as never)
  const run = () => world().run(careless, {}, { permissions: ['subscribeMessage.send'], functionName: 'timer' })
  await Promise.all([run(), run()])
  expect(world().outbox).toHaveLength(2)
})

test('a permission that WeChat does not know of is unreached, not told, and is not tried again', async () => {
  await given('quotas', { _id: quotaId('m-li', 'themeDay'), memberId: 'm-li', template: 'themeDay', left: 1 })
  await publish()
  await tick()
  await tick()
  expect(deliveries()?.['m-li']).toBe('unreached')
  expect(world().outbox).toEqual([])
})

test('what a crash leaves at sending is shown so and never repeated', async () => {
  await allow('li')
  await publish()
  await tick()
  const [notice] = rows('notices')
  world().openapi.grantSubscription('o-li', 'themeDay', 1)
  await given('notices', { ...notice!, state: 'pending', deliveries: { ...notice!.deliveries, 'm-li': 'sending' } })
  await tick()
  expect(deliveries()?.['m-li']).toBe('sending')
  expect(world().outbox).toHaveLength(1)
})

test('fifty people are told in batches, each once', async () => {
  const names = Array.from({ length: 50 }, (_, index) => `p${index}`)
  await given('members', ...names.map((name) => person(name)))
  await allow(...names)
  await publish()
  const { reply } = await tick()
  expect(reply.done.sendNotices).toBe(50)
  expect(new Set(world().outbox.map(({ openid }) => openid)).size).toBe(50)
})

test('the secretary sees who was not reached', async () => {
  await allow('li')
  const { sessionId } = await publish()
  await tick()
  const { people } = await mustCallAs('o-secretary', 'attendance.live', { sessionId })
  const delivery = Object.fromEntries(people.map((one) => [one.id, one.delivery]))
  expect(delivery).toMatchObject({ 'm-li': 'told', 'm-wang': 'unreached', 'm-phoneless': 'unbound' })
})

test('a second branch publishing later gets its own notice', async () => {
  await publish()
  await tick()
  const { reply } = await callAs('o-siblingSecretary', 'themeDay.publish', { ...draft, branchId: 'sibling' })
  expect(reply.ok).toBe(true)
  expect((await tick()).reply.done.announce).toBe(1)
  expect(rows('notices')).toHaveLength(2)
})

test('what has begun before the clock rings is told to nobody', async () => {
  await allow('li')
  await publish()
  setClock('05 15:00:00')
  expect((await tick()).reply.done).toMatchObject({ announce: 1, sendNotices: 0 })
  expect([rows('notices'), world().outbox]).toEqual([[], []])
  expect((await tick()).reply.done).toMatchObject({ announce: 0, sendNotices: 0 })
})

test('a person cannot ring the clock', async () => {
  const call = world().run(deployed('timer') as never, {}, { openid: 'o-secretary', source: 'wx_client' })
  await expect(call).rejects.toThrow(/clock/)
})

test('the day before, who has not replied is reminded, once; who has is left in peace', async () => {
  const { sessionId } = await publish()
  await tick()
  await mustCallAs('o-wang', 'themeDay.reply', { sessionId })
  await allow('li', 'wang', 'deputy')
  setClock('04 08:59:00')
  await tick()
  expect(world().outbox).toEqual([])
  setClock('04 09:00:00')
  await Promise.all([tick(), tick()])
  await tick()
  expect(
    world()
      .outbox.map(({ openid }) => openid)
      .sort(),
  ).toEqual(['o-deputy', 'o-li'])
  expect(world().outbox[0]?.data).toMatchObject({ thing4: { value: '明天举行，您还没有回复参加或请假' } })
  expect(rows('notices').map(({ _id }) => _id)).toContain('reminder:branch:2026-11:1')
})

test('a theme day published only the day before reminds nobody that day', async () => {
  await publish()
  await given('sessions', { ...rows('sessions')[0]!, publishedAt: setClock('04 00:30:00') })
  await tick()
  setClock('04 10:00:00')
  await tick()
  expect(rows('notices').map(({ kind }) => kind)).toEqual(['themeDay'])
})

test('cancelled after it was told: told again, that it is off; cancelled before, nobody hears of it', async () => {
  const { sessionId } = await publish()
  await allow('li')
  await tick()
  await allow('li')
  await mustCallAs('o-secretary', 'themeDay.cancel', { sessionId, reason: '抢险' })
  await tick()
  await tick()
  expect(world().outbox.map(({ data }) => (data as Record<string, { value: string }>).thing4?.value)).toEqual([
    '星期四，请在小程序中回复参加或请假',
    '已取消，原因见小程序',
  ])
  await allow('li')
  const { sessionId: next } = await publish()
  await mustCallAs('o-secretary', 'themeDay.cancel', { sessionId: next, reason: '抢险' })
  await tick()
  expect(world().outbox).toHaveLength(2)
})

test('ended after any of its requests, it goes on: nobody is told twice, and only a batch of ten may stay unsure', async () => {
  let points = 0
  for (;;) {
    await world().reset()
    await givenPeople()
    const crowd = Array.from({ length: 12 }, (_, index) => `p${index}`)
    await given('members', ...crowd.map((name) => person(name)))
    await allow(...crowd)
    await publish()
    world().faults.crashAfter = { requests: points + 1, function: 'timer', times: 1 }
    const isCrashed = await tick().then(
      () => false,
      () => true,
    )
    for (let round = 0; round < 2; round++) await tick()
    const told = world().outbox.map(({ openid }) => openid)
    expect(new Set(told).size).toBe(told.length)
    expect(told.length).toBeGreaterThanOrEqual(crowd.length - 10)
    expect(Object.values(deliveries() ?? {})).not.toContain('waiting')
    if (!isCrashed) break
    points += 1
  }
  expect(points).toBeGreaterThan(15)
  expect(Object.values(deliveries() ?? {}).filter((state) => state === 'told')).toHaveLength(12)
}, 120_000)
