/** T17: only the server's clock decides, and one that is off by a little harms nobody. */
import { contract } from '#types/contract'
import { linkAt } from '../../../src/subpackages/branch/screen/codes'
import { changeSession, showAs, signInAs } from '../../support/door'
import { person } from '../../support/people'
import { currentToken, publish } from '../../support/themeDay'
import { given, givenPeople, rows, setClock, useWorld, world } from '../../support/world'

useWorld()

let sessionId: string
beforeEach(async () => {
  await givenPeople()
  await given('members', ...Array.from({ length: 40 }, (_, index) => person(`p${index}`)))
  sessionId = (await publish()).sessionId
})

const isIn = async (name: string, token: string) => (await signInAs(`o-${name}`, token)).reply.ok

test.each([-5_000, -1_000, 1_000, 5_000])(
  'a function whose clock is off by %i ms takes every code just shown',
  async (off) => {
    const shown = setClock('05 14:50:00')
    const moments = [0, 1, 1_250, 2_500, 4_999]
    const taken: boolean[] = []
    for (const [index, moment] of moments.entries()) {
      world().clock.freeze(shown + moment)
      const token = await currentToken(sessionId)
      world().clock.freeze(shown + moment + off)
      taken.push(await isIn(`p${index}`, token))
    }
    expect(taken).toEqual(moments.map(() => true))
  },
)

test('control: a minute off, and nothing just shown is taken', async () => {
  const shown = setClock('05 14:50:00')
  const token = await currentToken(sessionId)
  world().clock.freeze(shown - 60_000)
  expect(await isIn('p0', token)).toBe(false)
  world().clock.freeze(shown + 60_000)
  expect(await isIn('p0', token)).toBe(false)
})

test.each([-86_400_000, -30_000, 30_000, 86_400_000])(
  'a screen whose clock is off by %i ms shows what is taken: it counts from the answer',
  async (off) => {
    const fetched = setClock('05 14:50:00')
    const codes = await showAs('o-secretary', sessionId)
    const behind = codes.now - (fetched + off)
    const taken: boolean[] = []
    for (let second = 0; second < 60; second += 6) {
      world().clock.freeze(fetched + second * 1_000)
      const screenClock = fetched + second * 1_000 + off
      taken.push(await isIn(`p${taken.length}`, linkAt(codes, screenClock + behind)!))
    }
    expect(taken).toEqual(taken.map(() => true))
    expect(taken).toHaveLength(10)
  },
)

test('Q12: sixty seconds without a network at any moment, and there is no gap', async () => {
  const fetched = setClock('05 14:50:00')
  const codes = await showAs('o-secretary', sessionId)
  // fetched anew when sixty are left: the line may break just before
  const longest = (codes.tokens.length - codes.refillAt) * codes.slotMs + 60_000
  const shown = Array.from({ length: longest / 1_000 }, (_, second) => linkAt(codes, fetched + second * 1_000))
  expect(shown).not.toContain(null)
  world().clock.freeze(fetched + longest - 1)
  expect(await isIn('p0', linkAt(codes, fetched + longest - 1)!)).toBe(true)
})

test('a phone has no say: no request of the door names a time', () => {
  const doors = [
    'attendance.signIn',
    'attendance.signInPaced',
    'attendance.signInByDigits',
    'attendance.signOut',
  ] as const
  const fields = doors.flatMap((door) => Object.keys(contract[door].input.entries))
  expect([...new Set(fields)].sort()).toEqual(['device', 'digits', 'near', 'offline', 'pass', 'sessionId', 'token'])
})

test.each([
  ['the end of a month', '2026-11-30T23:58:00+08:00'],
  ['the end of a year', '2026-12-31T23:58:00+08:00'],
  ['the day before 29 February', '2028-02-28T23:58:00+08:00'],
  ['29 February', '2028-02-29T23:58:00+08:00'],
])('across midnight at %s the codes go on, and who comes is on time', async (_when, time) => {
  const start = Date.parse(time)
  const window = { opensAt: start - 1_800_000, lateAfter: start + 600_000, closesAt: start + 3_600_000 }
  await changeSession({ start, end: start + 3_600_000, window })
  world().clock.freeze(start)
  const codes = await showAs('o-secretary', sessionId)
  expect(codes.tokens).toHaveLength(120)
  for (const [index, second] of [0, 119, 120, 125, 599].entries()) {
    world().clock.freeze(start + second * 1_000)
    expect(await isIn(`p${index}`, linkAt(codes, start + second * 1_000)!)).toBe(true)
  }
  const late = rows('attendances').filter(({ signedAt }) => signedAt > window.lateAfter || signedAt < start)
  expect([late, rows('attendances').length]).toEqual([[], 5])
})
