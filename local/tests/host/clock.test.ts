import type { LocalCloud } from '../../index'
import { add, deploy, play, post, sdk } from './support'

const NOON = Date.parse('2026-11-20T12:00:00+08:00')
const main =
  'async () => ({ now: Date.now(), made: new Date().getTime(), given: new Date(5).getTime(), is: new Date() instanceof Date })'
let cloud: LocalCloud

beforeAll(async () => void (cloud = await play({ functions: deploy({ clock: { main } }) })))
beforeEach(() => cloud.reset())

const here = async () => ({
  now: Date.now(),
  made: new Date().getTime(),
  given: new Date(5).getTime(),
  is: new Date() instanceof Date,
})
const places: [string, () => Promise<{ reply: unknown }>][] = [
  ['in process', () => cloud.run(here, {})],
  ['in a worker', () => cloud.call('clock', {})],
]

describe.each(places)('%s', (_, look) => {
  test('a frozen clock stands still for the function, and can be advanced', async () => {
    cloud.clock.freeze(NOON)
    expect((await look()).reply).toEqual({ now: NOON, made: NOON, given: 5, is: true })
    cloud.clock.advance(90_000)
    expect((await look()).reply).toMatchObject({ now: NOON + 90_000, made: NOON + 90_000 })
  })

  test('an advanced clock runs on from there; released it shows real time', async () => {
    cloud.clock.advance(86_400_000)
    const before = Date.now()
    const { now } = (await look()).reply as { now: number }
    expect(now - before).toBeGreaterThanOrEqual(86_400_000)
    expect(now - before).toBeLessThan(86_405_000)
    cloud.clock.release()
    expect(Math.abs(((await look()).reply as { now: number }).now - Date.now())).toBeLessThan(5000)
  })
})

test('outside of functions the time is real, and setTimeout never follows', async () => {
  cloud.clock.freeze(0)
  expect(Date.now()).toBeGreaterThan(NOON - 86_400_000 * 365)
  const { cost } = await cloud.run(() => new Promise((resolve) => setTimeout(resolve, 30)), {})
  expect(cost.ms).toBeGreaterThanOrEqual(25)
})

test('a clock that moves during a call moves for it', async () => {
  cloud.clock.freeze(NOON)
  const { reply } = await cloud.run(async () => {
    const first = Date.now()
    cloud.clock.advance(1000)
    return Date.now() - first
  }, {})
  expect(reply).toBe(1000)
})

test('the server date of the database is the clock’s', async () => {
  cloud.clock.freeze(NOON)
  await cloud.run(() => add('a', { at: sdk.database().serverDate() }), {})
  expect(cloud.database.rows('notes')).toEqual([{ _id: 'a', n: 1, at: new Date(NOON) }])
})

test('over HTTP: read, freeze, advance, release; nonsense is refused', async () => {
  const move = (order: object) => post(`${cloud.url}/cloud/clock`, JSON.stringify(order))
  expect((await move({ freeze: NOON })).json).toMatchObject({ now: NOON, frozen: true })
  expect((await move({ advance: 5000 })).json).toMatchObject({ now: NOON + 5000, frozen: true })
  const read = await fetch(`${cloud.url}/cloud/clock`)
  expect(await read.json()).toMatchObject({ now: NOON + 5000 })
  expect((await move({ advance: 'a day' })).status).toBe(400)
  expect((await move({ release: true })).json).toMatchObject({ frozen: false, offsetMs: 0 })
})
