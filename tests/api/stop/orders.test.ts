/** T7: registering, waiting, leaving and new numbers of places in random orders, a few at a time; I6 to I9 at every commit. */
import type { ActionName, Input } from '#types/contract'
import { diceOf } from '../../support/storm'
import {
  ask,
  naiveRegister,
  promotionsIn,
  refusedWhileFree,
  type Told,
  watchMonth,
  wrongOf,
} from '../../support/stopStorm'
import { givenSpeakers, givenStops, OFFICE, speakerOf, stopOf } from '../../support/tours'
import { rows, setClock, useWorld, world } from '../../support/world'

useWorld()

const ORDERS = process.env.BENCH_FILE ? 1_000 : 50
const MOST_ORDERS = 1_000
const STEPS = 14
const ANSWERS = ['OK', 'STOP_FULL', 'STOP_HAS_PLACES', 'STOP_NOT_FREE', 'STOP_PLACES_BELOW']
const names = ['a', 'b', 'c', 'd']

const one = stopOf(1)
/** At the same time as the first, and one on another day. */
const same = stopOf(2, { start: one.start, end: one.end })
const stops = [one, same, stopOf(3)]

type Asked = { [A in ActionName]: { openid: string; action: A; input: Input<A> } }[
  'stop.register' | 'stop.wait' | 'stop.leave' | 'tour.setPlaces']

function stepOf(dice: () => number): Asked {
  const pick = <T>(all: readonly T[]) => all[Math.floor(dice() * all.length)]!
  const { _id: stopId, start, end, region, topic } = pick(stops)
  const openid = `o-${pick(names)}`
  const seen = { stopId, start, end, region, topic }
  const kind = dice()
  if (kind < 0.4) return { openid, action: 'stop.register', input: seen }
  if (kind < 0.65) return { openid, action: 'stop.wait', input: seen }
  if (kind < 0.85) return { openid, action: 'stop.leave', input: { stopId, start } }
  return { openid: OFFICE, action: 'tour.setPlaces', input: { stopId, open: true, places: 1 + Math.floor(dice() * 3) } }
}

/** One to four at a time. */
async function inRandomOrder(dice: () => number, go: (asked: Asked) => Promise<void>): Promise<void> {
  for (let done = 0; done < STEPS;) {
    const together = Math.min(STEPS - done, 1 + Math.floor(dice() * 4))
    await Promise.all(Array.from({ length: together }, () => go(stepOf(dice))))
    done += together
  }
}

async function open(): Promise<void> {
  await world().reset()
  setClock('20 09:00:00')
  await givenSpeakers(...names.map((name) => speakerOf(name)))
  await givenStops(...stops.map((stop, index): [typeof stop, object] => [stop, { open: true, left: 1 + index }]))
}

const month = () => rows('staffings')[0]!

test(`${ORDERS} random orders: places, lines and everybody’s time hold at every commit`, async () => {
  const codes = new Map<string, number>()
  let promoted = 0
  // what never came up was not tried: then a few more
  const isTried = () => ANSWERS.every((code) => codes.has(code))
  for (let seed = 1; seed <= ORDERS || (seed <= MOST_ORDERS && !isTried()); seed += 1) {
    await open()
    const { states, stop } = watchMonth(month())
    const told: Told[] = []
    await inRandomOrder(diceOf(seed), async (asked) => void told.push(await ask(states, asked as never)))
    stop()
    expect({ seed, wrong: wrongOf(states, true), free: refusedWhileFree(told, states) }).toEqual({
      seed,
      wrong: [],
      free: [],
    })
    const moved = promotionsIn(states)
    const heard = rows('notices').map(({ _id }) =>
      _id
        .split(':')
        .slice(1, 3)
        .join(':')
        .replace(/-(up|more)(?=:)/, ''),
    )
    expect({ seed, heard: heard.sort() }).toEqual({ seed, heard: [...moved].sort() })
    promoted += moved.length
    for (const { code } of told) codes.set(code, (codes.get(code) ?? 0) + 1)
  }
  expect([...codes.keys()]).toEqual(expect.arrayContaining(ANSWERS))
  expect(codes.get('INTERNAL')).toBeUndefined()
  expect(promoted).toBeGreaterThan(0)
}, 1_800_000)

test('the control: registering without the condition, the same look finds places sold twice and speakers at two stops', async () => {
  const wrong: string[] = []
  for (let seed = 1; seed <= 20; seed += 1) {
    await open()
    const { states, stop } = watchMonth(month())
    await inRandomOrder(diceOf(seed), async (asked) => {
      const isNaive = asked.action === 'stop.register'
      if (isNaive) await world().run(naiveRegister as never, { input: asked.input }, { openid: asked.openid })
      else await ask(states, asked as never)
    })
    stop()
    wrong.push(...wrongOf(states, true))
  }
  expect(wrong.join()).toContain('oversold')
  expect(wrong.join()).toContain('two stops at once')
}, 120_000)
