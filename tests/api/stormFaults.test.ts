/** T2, T3, T19: answers that are lost, functions that end half-way, a cloud that stumbles. */
import { waitAfter } from '#domain/signIn'
import {
  type Codes,
  crowdOf,
  diceOf,
  differencesIn,
  genuineAt,
  HALL,
  openHall,
  type Sent,
  storm,
} from '../support/storm'
import { rows, useWorld, world } from '../support/world'

useWorld()

/** The whole hall in a bench. */
const HALL_SIZE = process.env.BENCH_FILE ? 8_467 : 2_000
const inHall = () => rows('attendances').filter(({ sessionId }) => sessionId === HALL)
const duplicates = () => inHall().length - new Set(inHall().map(({ memberId }) => memberId)).size
const crowd = (from: number, count: number, codes: Codes): Sent[] =>
  Array.from({ length: count }, (_one, index) => genuineAt(from + index, codes))

test('a fifth of all answers is lost on the way: everybody is in, once', async () => {
  const dice = diceOf(2)
  const sent = crowdOf(HALL_SIZE, await openHall(HALL_SIZE), dice)
  world().faults.add({ kind: 'replyLost', action: 'database.insertDocument', share: 0.02 })
  const outcome = await storm(sent, { drop: 0.2, dice })

  expect(outcome.lostReplies).toBeGreaterThan(HALL_SIZE / 10)
  expect(differencesIn(outcome)).toEqual([])
  expect(inHall()).toHaveLength(HALL_SIZE)
  expect(duplicates()).toBe(0)
}, 240_000)

test('a function that ends after any of its requests leaves nothing that trying again does not mend', async () => {
  const EACH = 200
  const codes = await openHall(4 * EACH)
  for (const requests of [1, 2, 3]) {
    world().faults.crashAfter = { requests, function: 'api', times: EACH }
    // each comes twice, so that the third request, which only a repeat makes, is ended too
    const once = crowd(requests * EACH, EACH, codes)
    const outcome = await storm([...once, ...once])
    expect(outcome.lostReplies).toBe(EACH)
    expect(differencesIn(outcome, once)).toEqual([])
    expect(outcome.receipts.size).toBe(EACH)
  }
  expect(inHall()).toHaveLength(3 * EACH)
}, 120_000)

test('timeouts, busy writes, calls delivered twice and a limit of 500 a second: it converges', async () => {
  const dice = diceOf(4)
  const few = 600
  const codes = await openHall(few)
  const sent = crowd(0, few, codes)
  const twice = sent.filter(() => dice() < 0.01)
  world().faults.replace([
    { kind: 'timeout', action: 'database', share: 0.05 },
    { kind: 'busy', action: 'database', share: 0.05 },
  ])
  world().faults.requestsPerSecond = 500
  const wait = (refusals: number) => waitAfter(refusals, dice()) / 10
  // a phone gives up after five; whoever is told so taps again
  const outcome = await storm([...sent, ...twice], { lanes: 8, tries: 10, dice, wait })

  expect(differencesIn(outcome)).toEqual([])
  expect(inHall()).toHaveLength(few)
  expect(duplicates()).toBe(0)
  expect(outcome.requests / few).toBeLessThanOrEqual(1.5 * 2)
}, 120_000)

test('the control: without trying again a cloud that stumbles loses people', async () => {
  const few = 200
  const codes = await openHall(few)
  world().faults.replace([{ kind: 'timeout', action: 'database', share: 0.2 }])
  const outcome = await storm(crowd(0, few, codes), { tries: 1 })
  expect(inHall().length).toBeLessThan(few)
  expect(outcome.unheard.size).toBeGreaterThan(0)
})
