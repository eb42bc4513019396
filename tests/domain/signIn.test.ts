import { rulesOn } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'
import { refuseSlot, signedAt, slotAt, slotsToShow, tokenIn } from '#domain/signIn'

const { SI } = rulesOn(currentPack, '2026-11-20')
const at = (clock: string) => Date.parse(`2026-11-20T${clock}+08:00`)
const window = { opensAt: at('14:00:00'), lateAfter: at('14:40:00'), closesAt: at('16:00:00') }

test.each([
  ['shown now', 0, null],
  ['shown 5 s ago', 1, null],
  ['shown 10 s ago', 2, null],
  ['shown 15 s ago', 3, 'SIGN_IN_CODE_EXPIRED'],
  ['one slot ahead (another clock)', -1, null],
  ['two slots ahead', -2, 'SIGN_IN_CODE_EXPIRED'],
])('a code %s', (_when, age, refusal) => {
  const now = at('14:10:00')
  expect(refuseSlot(SI, slotAt(SI, now) - age, now)).toBe(refusal)
})

test.each([
  ['13:50:00', 0],
  ['13:55:00', 60],
  ['14:00:00', 120],
  ['15:59:00', 12],
  ['16:00:00', 0],
])('at %s the screen gets %i codes', (clock, count) => {
  expect(slotsToShow(SI, window, at(clock))).toHaveLength(count)
})

test('no code is made for a slot outside the window', () => {
  const outside = (slot: number) => slot * 5_000 < window.opensAt || (slot + 1) * 5_000 > window.closesAt
  for (let now = at('13:49:00'); now < window.closesAt; now += 61_000) {
    expect(slotsToShow(SI, window, now).filter(outside)).toEqual([])
  }
})

test('a late arrival of the message does not make its sender late', () => {
  expect(signedAt(SI, slotAt(SI, at('14:29:55')), at('14:30:12'))).toBe(at('14:30:00'))
})

test.each([
  ['a bare code', 'a12345678abcd1234567890123456'],
  ['a link', 'https://example.org/s/a12345678abcd1234567890123456'],
  ['a link with a blank behind it', 'https://example.org/s/a12345678abcd1234567890123456 '],
])('the code is found in %s', (_what, scanned) => {
  expect(tokenIn(scanned)).toBe('a12345678abcd1234567890123456')
})
