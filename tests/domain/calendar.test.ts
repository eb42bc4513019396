import { addMonths, dayOf, daysBetween, instantOf, isDay, monthOf, nearDay, weekdayOf } from '#domain/calendar'

const utc = (text: string) => Date.parse(`${text}Z`)

test.each([
  ['the last second of a Beijing day', '2026-11-05T15:59:59', '2026-11-05', '2026-11'],
  ['midnight in Beijing', '2026-11-05T16:00:00', '2026-11-06', '2026-11'],
  ['the turn of a month', '2026-11-30T16:00:00', '2026-12-01', '2026-12'],
  ['the turn of a year', '2026-12-31T16:00:00', '2027-01-01', '2027-01'],
  ['a leap day', '2028-02-28T16:00:00', '2028-02-29', '2028-02'],
])('%s', (_what, instant, day, month) => {
  expect([dayOf(utc(instant)), monthOf(utc(instant))]).toEqual([day, month])
})

test.each([
  ['2026-11', 1, '2026-12'],
  ['2026-12', 1, '2027-01'],
  ['2027-01', -1, '2026-12'],
])('%s and %i months is %s', (month, count, expected) => {
  expect(addMonths(month, count)).toBe(expected)
})

test('days are counted by their dates, not by hours', () => {
  expect(daysBetween(instantOf('2026-11-05', '23:59'), instantOf('2026-11-06', '00:01'))).toBe(1)
  expect(daysBetween(instantOf('2026-11-05', '00:01'), instantOf('2026-11-05', '23:59'))).toBe(0)
})

test.each([
  ['2026-11-05', '今天'],
  ['2026-11-06', '明天'],
  ['2026-11-07', '后天'],
  ['2026-11-08', '11月8日'],
  ['2026-11-04', '11月4日'],
])('seen from the 5th, %s is %s', (day, words) => {
  expect(nearDay(instantOf(day, '15:00'), instantOf('2026-11-05', '09:00'))).toBe(words)
})

test('a weekday is that of Beijing', () => {
  expect(weekdayOf(instantOf('2026-11-05', '00:30'))).toBe('星期四')
})

test.each([
  ['2026-02-28', true],
  ['2026-02-29', false],
  ['2028-02-29', true],
  ['2026-13-01', false],
  ['2026-1-1', false],
  ['', false],
])('%j is a day: %s', (text, is) => {
  expect(isDay(text)).toBe(is)
})
