import { rulesOn } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'
import { earliestStart, refusePublish, replyByOf } from '#domain/themeDay'

const rules = rulesOn(currentPack, '2026-11-02')
const at = (text: string) => Date.parse(`2026-${text}+08:00`)
const now = at('11-02T09:10:00')
const day = { month: '2026-11', start: at('11-05T15:00:00'), end: at('11-05T17:00:00') }

test.each([
  ['as it should be', day, null],
  ['next month', { month: '2026-12', start: at('12-04T15:00:00'), end: at('12-04T17:00:00') }, null],
  [
    'the month after next',
    { month: '2027-01', start: at('11-05T15:00:00'), end: at('11-05T17:00:00') },
    'THEME_DAY_MONTH',
  ],
  ['a month that is over', { ...day, month: '2026-10' }, 'THEME_DAY_PAST'],
  ['a date outside the month', { ...day, start: at('12-01T15:00:00'), end: at('12-01T17:00:00') }, 'THEME_DAY_MONTH'],
  ['exactly the notice period ahead', { ...day, start: at('11-02T21:10:00'), end: at('11-02T22:10:00') }, null],
  [
    'a minute short of it',
    { ...day, start: at('11-02T21:09:00'), end: at('11-02T22:10:00') },
    'THEME_DAY_NOTICE_SHORT',
  ],
  ['half an hour long', { ...day, end: at('11-05T15:30:00') }, null],
  ['shorter', { ...day, end: at('11-05T15:29:00') }, 'THEME_DAY_DURATION'],
  ['eight hours long', { ...day, end: at('11-05T23:00:00') }, null],
  ['longer', { ...day, end: at('11-05T23:01:00') }, 'THEME_DAY_DURATION'],
  ['over midnight', { ...day, start: at('11-05T23:00:00'), end: at('11-06T00:30:00') }, 'THEME_DAY_DURATION'],
  ['ending before it begins', { ...day, end: at('11-05T14:00:00') }, 'THEME_DAY_DURATION'],
])('%s: %j', (_what, draft, refusal) => {
  expect(refusePublish(rules, draft, now)).toBe(refusal)
})

test('the earliest start is a whole half-hour that is accepted', () => {
  const start = earliestStart(rules, now)
  expect(start).toBe(at('11-02T21:30:00'))
  expect(refusePublish(rules, { month: '2026-11', start, end: start + 3_600_000 }, now)).toBeNull()
})

test.each([
  ['the evening before', now, at('11-04T20:00:00')],
  ['the evening before, four hours ahead', at('11-04T16:00:00'), at('11-04T20:00:00')],
  ['the start, if less than four hours are left', at('11-04T16:00:01'), day.start],
  ['the start, if it is published later than that', at('11-04T20:00:00'), day.start],
])('replies close at %s', (_when, publishedAt, replyBy) => {
  expect(replyByOf(rules, day.start, publishedAt)).toBe(replyBy)
})

test('a pack with another notice period changes the verdict, not the rule', () => {
  const week = { ...rules, TD: { ...rules.TD, noticeHours: 168 } }
  expect(refusePublish(week, day, now)).toBe('THEME_DAY_NOTICE_SHORT')
})
