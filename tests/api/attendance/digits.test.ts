/** 六位数字码, and how often it may be guessed. */
import cloud from 'wx-server-sdk'
import { digitsAt } from '../../../src/subpackages/branch/screen/codes'
import { changeSession, openDoor, showAs } from '../../support/door'
import { publish } from '../../support/themeDay'
import { callAs, givenPeople, rows, setClock, useWorld, world } from '../../support/world'

useWorld()

let sessionId: string
beforeEach(async () => {
  await givenPeople()
  sessionId = (await publish()).sessionId
  await openDoor({ digits: true })
  setClock('05 14:50:00')
})

const shown = async () => {
  const codes = await showAs('o-secretary', sessionId)
  return digitsAt(codes, codes.now)!.replace(' ', '')
}
const typeAs = (openid: string, digits: string) => callAs(openid, 'attendance.signInByDigits', { sessionId, digits })
const wrongOf = (digits: string, by = 1) => String((Number(digits) + by) % 1_000_000).padStart(6, '0')

test('the right digits at the first try sign in, in at most five requests', async () => {
  const { reply, cost } = await typeAs('o-li', await shown())
  expect(reply).toMatchObject({ ok: true, data: { method: 'digits', flags: [], outAt: null } })
  expect(cost.requests).toBeLessThanOrEqual(5)
  expect(rows('attendances')).toMatchObject([{ memberId: 'm-li', slot: null }])
})

test.each([
  ['05 14:50:29', true],
  ['05 14:50:59.999', true],
  ['05 14:51:00', false],
])('digits shown at 14:50:00 and typed at %s: %s', async (time, isTaken) => {
  const digits = await shown()
  const end = setClock('05 14:50:30')
  const now = setClock(time)
  const { reply } = await typeAs('o-li', digits)
  expect(reply).toMatchObject(isTaken ? { data: { signedAt: Math.min(now, end) } } : { code: 'DIGITS_WRONG' })
})

test('every digit changed, the digits of another session and those of a moment to come are wrong', async () => {
  const codes = await showAs('o-secretary', sessionId)
  expect(codes.digits!.codes).toHaveLength(20)
  expect(new Set(codes.digits!.codes).size).toBeGreaterThan(15)
  expect((await typeAs('o-li', codes.digits!.codes[1]!)).reply).toMatchObject({ code: 'DIGITS_WRONG' })
  expect((await typeAs('o-li', wrongOf(codes.digits!.codes[0]!))).reply).toMatchObject({ code: 'DIGITS_WRONG' })
  expect(rows('attendances')).toEqual([])
})

test.each([
  [
    'where it is not open',
    { door: { digits: false, offline: false, signOut: false, spot: null } },
    'o-li',
    'DIGITS_OFF',
  ],
  ['by somebody who is not invited', {}, 'o-siblingMember', 'DIGITS_NOT_INVITED'],
  ['after it was cancelled', { cancelled: true }, 'o-li', 'SESSION_CANCELLED'],
  ['by somebody without a member', {}, 'o-nobody', 'NOT_BOUND'],
])('digits typed %s are refused, and no try is counted', async (_what, changes, openid, code) => {
  const digits = await shown()
  await changeSession(changes)
  expect((await typeAs(openid, digits)).reply).toMatchObject({ code })
  expect([rows('attendances'), rows('digitTries')]).toEqual([[], []])
})

test.each([
  ['05 14:29:59', 'SIGN_IN_NOT_OPEN'],
  ['05 17:00:00', 'SIGN_IN_CLOSED'],
])('at %s the door says %s', async (time, code) => {
  const digits = await shown()
  setClock(time)
  expect((await typeAs('o-li', digits)).reply).toMatchObject({ code })
})

test('five tries a minute, ten a session; then other ways, even with the right digits', async () => {
  const told: string[] = []
  for (const time of ['05 14:50:10', '05 14:51:10', '05 14:52:10']) {
    setClock(time)
    const digits = await shown()
    for (let guess = 1; guess <= 6; guess++) {
      const { reply } = await typeAs('o-li', wrongOf(digits, guess))
      told.push(reply.ok ? 'OK' : reply.code)
    }
  }
  const minute = [...Array.from({ length: 5 }, () => 'DIGITS_WRONG'), 'DIGITS_TOO_OFTEN']
  const locked = Array.from({ length: 6 }, () => 'DIGITS_LOCKED')
  // the sixth of the second minute is the eleventh wrong one
  expect(told).toEqual([...minute, ...minute.slice(0, 5), 'DIGITS_LOCKED', ...locked])
  expect((await typeAs('o-li', await shown())).reply).toMatchObject({ code: 'DIGITS_LOCKED' })
  expect((await typeAs('o-wang', await shown())).reply.ok).toBe(true)
  expect(rows('attendances').map(({ memberId }) => memberId)).toEqual(['m-wang'])
})

test('after a minute of too many the right digits are taken; who is in gets his receipt, whatever he types', async () => {
  const digits = await shown()
  for (let guess = 1; guess <= 6; guess++) await typeAs('o-li', wrongOf(digits, guess))
  expect((await typeAs('o-li', digits)).reply).toMatchObject({ code: 'DIGITS_TOO_OFTEN' })
  setClock('05 14:51:00')
  const first = await typeAs('o-li', await shown())
  expect(first.reply.ok).toBe(true)
  setClock('05 14:55:00')
  expect((await typeAs('o-li', '000000')).reply).toEqual(first.reply)
  expect((await typeAs('o-li', await shown())).reply).toEqual(first.reply)
})

test.each([1, 2, 3])('forty guesses at once: five are looked at, and no more: round %i', async () => {
  const digits = await shown()
  world().faults.latency = { ms: 1, jitterMs: 8 }
  const guesses = Array.from({ length: 40 }, (_, index) => wrongOf(digits, index + 1))
  const replies = await Promise.all(guesses.map((guess) => typeAs('o-li', guess)))
  const codes = replies.map(({ reply }) => (reply.ok ? 'OK' : reply.code))
  expect(codes.filter((code) => code === 'DIGITS_WRONG')).toHaveLength(5)
  expect(codes.filter((code) => code === 'DIGITS_TOO_OFTEN')).toHaveLength(35)
  expect(rows('digitTries')).toMatchObject([{ inMinute: 5, wrong: 5 }])
})

test('control: tries that are read, judged and then written let more than five through', async () => {
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as never })
  world().faults.latency = { ms: 1, jitterMs: 8 }
  const naive = async () => {
    const tries = cloud
      .database({ throwOnNotFound: false } as object)
      .collection('digitTries')
      .doc('naive')
    const { data } = (await tries.get()) as { data?: { wrong: number } }
    const wrong = data?.wrong ?? 0
    if (wrong < 5) await tries.set({ data: { wrong: wrong + 1 } })
    return { looked: wrong < 5 }
  }
  const runs = await Promise.all(
    Array.from({ length: 40 }, () => world().run<{ looked: boolean }>(naive, {}, { openid: 'o-li' })),
  )
  expect(runs.filter(({ reply }) => reply.looked).length).toBeGreaterThan(5)
})

test.each([1, 2, 3, 4])('broken off after %i requests and typed again: one row', async (requests) => {
  const digits = await shown()
  world().faults.crashAfter = { requests, function: 'api', times: 1 }
  await typeAs('o-li', digits).catch(() => undefined)
  world().faults.crashAfter = null
  expect((await typeAs('o-li', digits)).reply.ok).toBe(true)
  expect(rows('attendances')).toHaveLength(1)
})
