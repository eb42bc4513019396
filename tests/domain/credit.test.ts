import { earned, halfHoursOf } from '#domain/credit'
import { rulesOn } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'

const rules = rulesOn(currentPack, '2026-11-05')
const lasting = (minutes: number) => ({ start: 0, end: minutes * 60_000 })

test.each([
  [29, 0],
  [30, 1],
  [59, 1],
  [60, 2],
  [89, 2],
  [90, 3],
  [480, 16],
])('%i minutes are %i half-hours', (minutes, halfHours) => {
  expect(halfHoursOf(rules, lasting(minutes))).toBe(halfHours)
})

test.each([
  ['present', 4],
  ['late', 3],
  ['leave', 0],
  ['absent', 0],
  ['observer', 0],
  ['exempt', 0],
  ['undecided', 0],
] as const)('two hours, %s: %i half-hours', (status, halfHours) => {
  expect(earned(rules, lasting(120), status)).toBe(halfHours)
})

test('coming late costs no more than there was to earn', () => {
  expect(earned(rules, lasting(20), 'late')).toBe(0)
})

test('how long a half-hour is, and what coming late costs, are data', () => {
  const other = { ...rules, LH: { minutesPerHalfHour: 22, lateDeduct: 2 } }
  expect(earned(other, lasting(90), 'late')).toBe(2)
})
