/** T7, T8: 2,200 requests for 120 places at once, what it would be without the condition, and a stop that is cancelled meanwhile. */
import { writeFileSync } from 'node:fs'
import type { Input, Reply } from '#types/contract'
import { diceOf } from '../../support/storm'
import { person } from '../../support/people'
import { ask, naiveRegister, refusedWhileFree, type Told, watchMonth, wrongOf } from '../../support/stopStorm'
import { givenSpeakers, givenStops, OFFICE, stopOf } from '../../support/tours'
import { callAs, given, mustCallAs, rows, setClock, useWorld, world } from '../../support/world'

useWorld()
beforeEach(() => setClock('20 09:00:00'))

/** Part of it in a test run, all of it in a bench. */
const [SPEAKERS, PLACES] = process.env.BENCH_FILE ? [2_000, 120] : [300, 30]
const LANES = 24
const measured: Record<string, number> = {}

afterAll(() => {
  if (process.env.BENCH_FILE) writeFileSync(process.env.BENCH_FILE, JSON.stringify(measured))
})

const one = stopOf(1)
const { start, end, region, topic } = one
const seen: Input<'stop.register'> = { stopId: one._id, start, end, region, topic }
const month = () => rows('staffings')[0]!
const staff = () => month().stops[one._id]!

/** Speakers of another branch; the stop is open for so many. */
async function openStop(speakers: number, places: number): Promise<string[]> {
  const card = { team: 'youth' as const, topics: ['safety' as const], home: 'changsha' as const, monthlyLimit: null }
  const names = Array.from({ length: speakers }, (_one, index) => `s${index}`)
  await givenSpeakers()
  await given('members', ...names.map((name) => ({ ...person(name, { branch: 'foreign' }), speaker: card })))
  await givenStops([one, { open: true, left: places }])
  // the first call loads the function, while the others would wait for it
  await callAs(OFFICE, 'tour.list', {})
  return names.map((name) => `o-${name}`)
}

/** Every tenth taps twice. */
function crowdOf(openids: readonly string[], dice: () => number): string[] {
  const sent = [...openids, ...openids.filter((_openid, index) => index % 10 === 0)]
  return sent
    .map((openid) => ({ openid, at: dice() }))
    .sort((a, b) => a.at - b.at)
    .map(({ openid }) => openid)
}

async function inLanes<T>(all: readonly T[], go: (each: T) => Promise<void>): Promise<void> {
  const queue = all.values()
  const lane = async () => {
    for (const each of queue) await go(each)
  }
  await Promise.all(Array.from({ length: LANES }, lane))
}

/** What is not as it has to be when everybody has an answer. */
function differences(told: readonly Told[], places: number): string[] {
  const { who, left } = staff()
  const accepted = new Set(told.filter(({ code }) => code === 'OK').map(({ openid }) => openid.replace('o-', 'm-')))
  return [
    ...(who.length === places ? [] : [`${who.length} of ${places} places taken`]),
    ...(left === 0 ? [] : [`${left} left`]),
    ...(new Set(who).size === who.length ? [] : [`${who.length - new Set(who).size} duplicates`]),
    ...(accepted.size === places && who.every((id) => accepted.has(id))
      ? []
      : [`${accepted.size} were told that they have one`]),
  ]
}

test('every place is taken once, nobody is refused while one is free, in two requests or three', async () => {
  const crowd = crowdOf(await openStop(SPEAKERS, PLACES), diceOf(1))
  const { states, stop } = watchMonth(month())
  const told: Told[] = []
  await inLanes(
    crowd,
    async (openid) => void told.push(await ask(states, { openid, action: 'stop.register', input: seen })),
  )
  stop()

  expect(differences(told, PLACES)).toEqual([])
  expect(wrongOf(states, false)).toEqual([])
  expect(states).toHaveLength(PLACES + 1)
  expect(refusedWhileFree(told, states)).toEqual([])
  const refused = told.filter(({ code }) => code !== 'OK')
  expect([...new Set(refused.map(({ code }) => code))]).toEqual(['STOP_FULL'])
  // a second tap of who is in looks once more, to say that they are
  const first = told.filter(({ code, requests }) => code === 'OK' && requests <= 2)
  expect(first).toHaveLength(PLACES)
  const most = (some: readonly Told[]) => Math.max(...some.map(({ requests }) => requests))
  expect([most(first), most(refused)]).toEqual([2, 3])
  Object.assign(measured, {
    places: PLACES,
    requests: crowd.length,
    taken: staff().who.length,
    oversold: Math.max(0, staff().who.length - PLACES),
    refusedWhileFree: refusedWhileFree(told, states).length,
    duplicates: staff().who.length - new Set(staff().who).size,
    roundTripsSuccess: most(first),
    roundTripsRefusal: most(refused),
  })
}, 900_000)

test('the control: looked at first and taken then, places are sold twice, and the same look at it sees that', async () => {
  const few = Math.ceil(SPEAKERS / 4)
  const places = Math.ceil(PLACES / 4)
  const crowd = crowdOf(await openStop(few, places), diceOf(2))
  const { states, stop } = watchMonth(month())
  const told: Told[] = []
  await inLanes(crowd, async (openid) => {
    const from = states.length - 1
    const { reply, cost } = await world().run<Reply>(naiveRegister as never, { input: seen }, { openid })
    const code = reply.ok ? 'OK' : reply.code
    told.push({
      openid,
      action: 'stop.register',
      input: seen,
      code,
      requests: cost.requests,
      from,
      to: states.length - 1,
    })
  })
  stop()
  expect(differences(told, places)).not.toEqual([])
  expect(wrongOf(states, false).join()).toContain('oversold')
  measured.naiveOversold = staff().who.length - places
  expect(measured.naiveOversold).toBeGreaterThan(0)
}, 120_000)

test('the control of the other side: whoever is told that it is full while places are free is seen', () => {
  const free = { stops: { [one._id]: { left: 1 } } } as never
  const full = { stops: { [one._id]: { left: 0 } } } as never
  const told = {
    openid: 'o',
    action: 'stop.register',
    input: seen,
    code: 'STOP_FULL',
    requests: 3,
    from: 0,
    to: 1,
  } as const
  expect(refusedWhileFree([told], [free, free])).toEqual([told])
  expect(refusedWhileFree([told], [free, full])).toEqual([])
})

test('fewer places than are taken, while they are being taken: never below nobody', async () => {
  const openids = await openStop(80, 40)
  const { states, stop } = watchMonth(month())
  const codes: string[] = []
  const shrink = async (places: number) => {
    const { reply } = await callAs(OFFICE, 'tour.setPlaces', { stopId: one._id, open: true, places })
    codes.push(reply.ok ? 'OK' : reply.code)
  }
  await Promise.all([
    inLanes(openids, async (openid) => void (await ask(states, { openid, action: 'stop.register', input: seen }))),
    ...[20, 5, 12].map(shrink),
  ])
  await shrink(1)
  stop()
  expect(wrongOf(states, true)).toEqual([])
  expect(codes.pop()).toBe('STOP_PLACES_BELOW')
  expect(staff().left).toBe(0)
}, 60_000)

test('cancelled while they register: nobody gets in afterwards, and everybody in it is told', async () => {
  const openids = await openStop(80, 40)
  await mustCallAs(openids[0]!, 'stop.register', seen)
  const { states, stop } = watchMonth(month())
  const told: Told[] = []
  await Promise.all([
    inLanes(
      openids.slice(1),
      async (openid) => void told.push(await ask(states, { openid, action: 'stop.register', input: seen })),
    ),
    mustCallAs(OFFICE, 'tour.cancelStop', { stopId: one._id, reason: '抢险' }),
  ])
  stop()
  expect(wrongOf(states, true)).toEqual([])
  const end = states.find(({ stops }) => stops[one._id]!.cancelled)!.stops[one._id]!
  expect(staff().who).toEqual(end.who)
  const accepted = told.filter(({ code }) => code === 'OK').map(({ openid }) => openid.replace('o-', 'm-'))
  expect([...accepted, 'm-s0'].sort()).toEqual([...end.who].sort())
  const notices = rows('notices').flatMap(({ deliveries }) => Object.keys(deliveries))
  expect(notices.sort()).toEqual([...end.who].sort())
  expect(Object.values(month().held).flat()).toEqual([])
}, 60_000)
