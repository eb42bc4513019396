/** The ways in beside the plain scan: what the rules say of each, at its limits. */
import { rulesOn } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'
import { isHelping, refuseAtExit, refuseDoorChange, sessionStateOf, windowOf } from '#domain/session'
import {
  codeSteps,
  isNear,
  modeOf,
  paceSeconds,
  passEndsAt,
  refuseOffline,
  refusePersonal,
  refuseSlot,
  refuseTry,
  slotAt,
  stepAt,
  waitAfter,
  waitWithin,
} from '#domain/signIn'

const rules = rulesOn(currentPack, '2026-11-05')
const { SI } = rules
const at = (clock: string, day = '05') => Date.parse(`2026-11-${day}T${clock}+08:00`)
const [start, end] = [at('15:00:00'), at('17:00:00')]
const window = windowOf(rules, start, end)

test.each([
  ['a', 'signIn', false],
  ['b', 'signIn', true],
  ['c', 'signIn', false],
  ['d', 'signIn', true],
  ['A', 'signOut', false],
  ['C', 'signOut', false],
])('a code that begins with %s: %s, paced %s', (letter, purpose, paced) => {
  expect(modeOf(letter)).toEqual({ purpose, paced })
})

test.each([
  [16, null],
  [17, 'SIGN_IN_CODE_EXPIRED'],
  [-1, null],
  [-2, 'SIGN_IN_CODE_EXPIRED'],
])('a paced code of %i slots ago: %s', (age, refusal) => {
  expect(refuseSlot(SI, slotAt(SI, start) - age, start, true)).toBe(refusal)
})

test.each([
  ['at once', 0, true, null],
  ['after half a day', 12 * 3_600_000, true, null],
  ['a second later', 12 * 3_600_000 + 1_000, true, 'SIGN_IN_OFFLINE_TOO_LATE'],
  ['where it is not allowed', 0, false, 'SIGN_IN_CODE_EXPIRED'],
  ['from the future', -5_001, true, 'SIGN_IN_CODE_EXPIRED'],
] as const)('sent in later, %s', (_when, later, allowed, refusal) => {
  expect(refuseOffline(SI, slotAt(SI, start), { allowed, now: start + later })).toBe(refusal)
})

const door = { digits: false, offline: false, signOut: true, spot: null }
const gathering = { cancelled: false, door, start, end }
test.each([
  ['before the start', { ...gathering }, '14:59:59', 'SIGN_OUT_NOT_OPEN'],
  ['from the start', { ...gathering }, '15:00:00', null],
  ['half an hour after the end', { ...gathering }, '17:29:59', null],
  ['later', { ...gathering }, '17:30:00', 'SIGN_OUT_CLOSED'],
  ['where it is not asked for', { ...gathering, door: { ...door, signOut: false } }, '16:00:00', 'SIGN_OUT_NOT_ASKED'],
  ['where it was cancelled', { ...gathering, cancelled: true }, '16:00:00', 'SESSION_CANCELLED'],
])('signing out %s', (_when, of, clock, refusal) => {
  expect(refuseAtExit(rules, of, at(clock))).toBe(refusal)
})

test('of the six digits this step and the one before are taken', () => {
  const now = at('15:00:10')
  expect(codeSteps(SI, now)).toEqual([stepAt(30, now), stepAt(30, now) - 1])
})

test.each([
  [0, 0, null],
  [4, 9, null],
  [5, 5, 'DIGITS_TOO_OFTEN'],
  [0, 10, 'DIGITS_LOCKED'],
  [5, 10, 'DIGITS_LOCKED'],
])('after %i tries in this minute and %i wrong ones: %s', (inMinute, wrong, refusal) => {
  expect(refuseTry(SI, { inMinute, wrong })).toBe(refusal)
})

test.each([
  ['14:00:00', '15:00:00'],
  ['23:30:00', '23:59:59.999'],
])('a pass of %s ends at %s', (given, ends) => {
  expect(passEndsAt(SI, at(given))).toBe(at(ends))
})

const shown = stepAt(30, start)
test.each([
  ['in its step', { step: shown, scannedAt: start }, start, null],
  ['a step old', { step: shown - 1, scannedAt: start }, start, null],
  ['two steps old', { step: shown - 2, scannedAt: start }, start, 'PERSONAL_CODE_EXPIRED'],
  ['a step ahead', { step: shown + 1, scannedAt: start }, start, null],
  ['two steps ahead', { step: shown + 2, scannedAt: start }, start, 'PERSONAL_CODE_EXPIRED'],
  ['scanned in the future', { step: shown, scannedAt: start }, start - 30_001, 'PERSONAL_CODE_EXPIRED'],
  ['sent in half a day later', { step: shown, scannedAt: start }, start + 12 * 3_600_000, null],
  ['sent in later still', { step: shown, scannedAt: start }, start + 12 * 3_600_000 + 1, 'SIGN_IN_OFFLINE_TOO_LATE'],
  [
    'shown before the door opened',
    { step: stepAt(30, at('14:29:30')), scannedAt: at('14:29:30') },
    start,
    'SIGN_IN_NOT_OPEN',
  ],
  ['shown after it closed', { step: stepAt(30, end), scannedAt: end }, end, 'SIGN_IN_CLOSED'],
])('a personal code %s', (_what, scan, now, refusal) => {
  expect(refusePersonal(SI, { ...scan, window }, now)).toBe(refusal)
})

test.each([
  [1_500, 2, 0],
  [8_467, 1, 25],
  [8_467, 2, 45],
  [84_670, 2, 70],
])('%i people at %i requests each are spread over %i s', (expected, requests, seconds) => {
  expect(paceSeconds(rules, expected, requests)).toBe(seconds)
})

test('waiting stays within the window, and after refusals within half a minute', () => {
  expect([waitWithin(45, 0), waitWithin(45, 0.999)]).toEqual([0, 44_955])
  expect([0, 1, 2, 3, 4, 5, 9].map((refusals) => waitAfter(refusals, 1))).toEqual([
    1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000,
  ])
  expect(waitAfter(3, 0)).toBe(0)
})

const spot = { latitude: 26.65, longitude: 106.63, radius: 300 }
const metresNorth = (metres: number) => spot.latitude + metres / 111_195
test.each([
  ['on the spot', 0, 0, true],
  ['at the edge', 299, 0, true],
  ['beyond it', 302, 0, false],
  ['beyond it, and the phone is not sure', 380, 100, true],
  ['far beyond it, however unsure the phone is', 450, 5_000, false],
  ['beyond it, with an accuracy that is nonsense', 302, -1_000, false],
])('%s', (_where, metres, accuracy, near) => {
  expect(isNear(spot, { latitude: metresNorth(metres), longitude: spot.longitude, accuracy })).toBe(near)
})

test.each([
  ['on the day', '23:59:59', '05', 'm-li', {}, true],
  ['before it', '09:00:00', '02', 'm-li', {}, true],
  ['on the day after', '00:00:00', '06', 'm-li', {}, false],
  ['who is not one', '15:00:00', '05', 'm-wang', {}, false],
  ['of what was cancelled', '15:00:00', '05', 'm-li', { cancelled: true }, false],
])('a helper %s', (_when, _clock, day, memberId, changes, helps) => {
  const session = { helpers: [{ id: 'm-li' }], cancelled: false, end, ...changes }
  expect(isHelping(session, memberId, `2026-11-${day}`)).toBe(helps)
})

test.each([
  ['14:29:59', {}, 'released'],
  ['14:30:00', {}, 'open'],
  ['17:00:00', {}, 'closed'],
  ['17:00:00', { settledAt: 1 }, 'settled'],
  ['15:00:00', { cancelled: true, settledAt: 1 }, 'cancelled'],
])('at %s with %j a session is %s', (clock, changes, state) => {
  expect(sessionStateOf({ cancelled: false, window, settledAt: null, ...changes }, at(clock))).toBe(state)
})

test('the door is chosen until the end', () => {
  expect(refuseDoorChange({ cancelled: false, end }, end)).toBeNull()
  expect(refuseDoorChange({ cancelled: false, end }, end + 1)).toBe('SESSION_OVER')
  expect(refuseDoorChange({ cancelled: true, end }, start)).toBe('SESSION_CANCELLED')
})
