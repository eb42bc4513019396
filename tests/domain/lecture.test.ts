import { DAY, HOUR, instantOf, MINUTE } from '#domain/calendar'
import {
  lastVisitInRound,
  type LectureState,
  refuseHostWord,
  refuseLectureCancel,
  refuseLecturePublish,
  refuseLectureTime,
  refuseSeats,
  slotsOf,
} from '#domain/lecture'
import { rulesOn } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'

const rules = rulesOn(currentPack, '2026-11-02')
const now = instantOf('2026-11-02', '09:00')
const start = instantOf('2026-11-20', '09:00')

test.each([
  ['four hours', start, start + 4 * HOUR, null],
  ['a minute more', start, start + 4 * HOUR + MINUTE, 'LECTURE_DAYS'],
  ['no time at all', start, start, 'LECTURE_DAYS'],
  ['now', now, now + HOUR, 'LECTURE_DAYS'],
  ['a minute from now', now + MINUTE, now + HOUR, null],
  ['in half a year', now + 180 * DAY, now + 180 * DAY + HOUR, null],
  ['a minute later', now + 180 * DAY + MINUTE, now + 180 * DAY + HOUR, 'LECTURE_DAYS'],
  ['until the last minute of the day', instantOf('2026-11-20', '22:00'), instantOf('2026-11-20', '23:59'), null],
  ['into the next day', instantOf('2026-11-20', '22:00'), instantOf('2026-11-21'), 'LECTURE_DAYS'],
])('when it may be: %s', (_name, from, to, expected) => {
  expect(refuseLectureTime(rules, { start: from, end: to }, now)).toBe(expected)
})

test.each<[LectureState, number, string | null]>([
  ['planned', now, 'LECTURE_NOT_CONFIRMED'],
  ['confirmed', now, null],
  ['confirmed', start - 1, null],
  ['confirmed', start, 'LECTURE_STARTED'],
  ['cancelled', now, 'LECTURE_CANCELLED'],
])('published when %s, at %s: %s', (state, at, expected) => {
  expect(refuseLecturePublish({ state, start }, at)).toBe(expected)
})

const yes = { yes: true } as const
const no = { yes: false, reason: '当天有检修' } as const

test.each<[string, { state: LectureState; declined?: string }, typeof yes | typeof no, number, string | null]>([
  ['yes', { state: 'planned' }, yes, start - 1, null],
  ['no', { state: 'planned' }, no, start - 1, null],
  ['yes when it has begun', { state: 'planned' }, yes, start, 'LECTURE_STARTED'],
  ['no when it has begun', { state: 'planned' }, no, start, 'LECTURE_STARTED'],
  ['yes after a no', { state: 'planned', declined: '没有场地' }, yes, now, null],
  ['no again, for another reason', { state: 'planned', declined: '没有场地' }, no, now, 'LECTURE_HOST_DONE'],
  ['the same no again', { state: 'planned', declined: no.reason }, no, now, null],
  ['yes again', { state: 'confirmed' }, yes, start, null],
  ['no after a yes', { state: 'confirmed' }, no, now, 'LECTURE_HOST_DONE'],
  ['yes again when it is published', { state: 'published' }, yes, start, null],
  ['no when it is published', { state: 'published' }, no, now, 'LECTURE_HOST_DONE'],
  ['yes to what is cancelled', { state: 'cancelled' }, yes, now, 'LECTURE_CANCELLED'],
])('the host says %s', (_name, { state, declined = null }, word, at, expected) => {
  expect(refuseHostWord({ state, start, declined }, word, at)).toBe(expected)
})

test.each<[LectureState, number, string | null]>([
  ['published', start - 1, null],
  ['published', start, 'LECTURE_STARTED'],
  ['confirmed', start, null],
  ['cancelled', start, null],
])('cancelled when %s, at %s: %s', (state, at, expected) => {
  expect(refuseLectureCancel({ state, start }, at)).toBe(expected)
})

test.each([
  [40, null],
  [41, 'LECTURE_SEATS'],
])('%s people for 40 seats: %s', (expected, refusal) => {
  expect(refuseSeats({ capacity: 40 }, expected)).toBe(refusal)
})

test.each<[string, number[], number | null]>([
  ['never', [], null],
  ['365 days ago', [start - 365 * DAY], start - 365 * DAY],
  ['a minute before that', [start - 365 * DAY - MINUTE], null],
  ['twice: the last one', [start - 2 * DAY, start - DAY, start - 3 * DAY], start - DAY],
  ['only afterwards', [start + DAY], null],
  ['at the same time', [start], null],
])('a site that was visited %s', (_name, visits, expected) => {
  expect(lastVisitInRound(rules, visits, start)).toBe(expected)
})

test.each([
  ['two hours', start, start + 2 * HOUR, 4],
  ['a minute more', start, start + 2 * HOUR + MINUTE, 5],
  ['a quarter past to a quarter past', start + 15 * MINUTE, start + 75 * MINUTE, 3],
  ['five minutes', start, start + 5 * MINUTE, 1],
])('half-hours that are taken by %s', (_name, from, to, count) => {
  const slots = slotsOf({ start: from, end: to })
  expect([slots.length, new Set(slots).size]).toEqual([count, count])
})

test('two lectures that follow each other share no half-hour', () => {
  const first = slotsOf({ start, end: start + HOUR })
  const next = slotsOf({ start: start + HOUR, end: start + 2 * HOUR })
  expect(first.filter((slot) => next.includes(slot))).toEqual([])
})
