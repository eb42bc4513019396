import { instantOf } from '#domain/calendar'
import { daysLeft, daysOfQuarter, isQuarter, quarterAfter, quarterOf, quarterWords } from '#domain/quarter'
import type { Team } from '#domain/speaker'
import { checkRelease, missingTeams, refuseTour, type TourStop } from '#domain/tour'

test.each([
  ['2026-01-01', '2026-Q1', '2026-01-01', '2026-03-31', '2026 年第一季度'],
  ['2026-06-30', '2026-Q2', '2026-04-01', '2026-06-30', '2026 年第二季度'],
  ['2026-07-01', '2026-Q3', '2026-07-01', '2026-09-30', '2026 年第三季度'],
  ['2026-12', '2026-Q4', '2026-10-01', '2026-12-31', '2026 年第四季度'],
])('%s lies in %s', (day, quarter, first, last, words) => {
  expect(quarterOf(day)).toBe(quarter)
  expect(daysOfQuarter(quarter)).toEqual({ first, last })
  expect(quarterWords(quarter)).toBe(words)
})

test.each([
  [0, '2026-Q4'],
  [1, '2027-Q1'],
  [-3, '2026-Q1'],
  [-4, '2025-Q4'],
])('%i quarters after the fourth', (count, quarter) => {
  expect(quarterAfter('2026-Q4', count)).toBe(quarter)
})

test('what is no quarter, and the days that a quarter has left', () => {
  expect(['2026-Q4', '2026-Q5', '2026Q4', '26-Q1'].map(isQuarter)).toEqual([true, false, false, false])
  expect(daysLeft('2026-Q4', '2026-12-29')).toEqual(['2026-12-30', '2026-12-31'])
  expect(daysLeft('2026-Q4', '2026-12-31')).toEqual([])
  expect(daysLeft('2026-Q4', '2027-02-01')).toEqual([])
  expect(daysLeft('2027-Q1', '2026-12-31')).toHaveLength(90)
  expect(daysLeft('2027-Q1', '2026-12-31')[0]).toBe('2027-01-01')
})

const now = instantOf('2026-10-10', '09:00')
const stop = (id: string, team: Team | null, day = '2026-10-20'): TourStop => ({
  id,
  title: `${id}党支部`,
  start: instantOf(day, '15:00'),
  hasSpeaker: team !== null,
  teams: team === null ? [] : [team],
  begun: false,
})
const tour = { quarter: '2026-Q4', requiredTeams: ['youth', 'expert'] as const }
const both = [stop('一', 'expert'), stop('二', 'youth')]

test.each([
  ['as it should be', tour, both, null],
  ['without teams', { ...tour, requiredTeams: [] }, both, 'TOUR_NO_TEAMS'],
  ['on the last day of the quarter', tour, [stop('一', 'expert', '2026-12-31')], null],
  ['on the first of the next', tour, [stop('一', 'expert', '2027-01-01')], 'TOUR_QUARTER'],
  ['in no quarter', { ...tour, quarter: '2026' }, [], 'TOUR_QUARTER'],
])('a tour %s', (_what, draft, stops, refusal) => {
  expect(refuseTour(draft, stops)).toBe(refusal)
})

test.each([
  ['everybody there', both, [], null, [], []],
  ['no stops', [], [], 'TOUR_NO_STOPS', null, []],
  [
    'a team missing',
    [stop('一', 'expert')],
    [],
    'TOUR_NOT_READY',
    ['必到的青年队还没有人，请派一位，或写明为什么不到。'],
    [],
  ],
  [
    'a team missing, and why',
    [stop('一', 'expert')],
    [{ team: 'youth' as const, reason: '防汛值守' }],
    null,
    [],
    ['青年队这次不到，原因会一并记下。'],
  ],
  [
    'a team missing, and no word why',
    [stop('一', 'expert')],
    [{ team: 'youth' as const, reason: '  ' }],
    'TOUR_WAIVER',
    ['必到的青年队还没有人，请派一位，或写明为什么不到。'],
    [],
  ],
  [
    'another team waived',
    [stop('一', 'expert')],
    [{ team: 'model' as const, reason: '防汛值守' }],
    'TOUR_NOT_READY',
    ['必到的青年队还没有人，请派一位，或写明为什么不到。'],
    [],
  ],
  [
    'a stop in the past',
    [...both, stop('三', 'youth', '2026-10-09')],
    [],
    'TOUR_NOT_READY',
    ['三党支部这一站定在10月9日，已经过去，请改期或取消。'],
    [],
  ],
  ['a stop that was held', [...both, { ...stop('三', null, '2026-10-09'), begun: true }], [], null, [], []],
  [
    'a stop that is still open',
    [...both, stop('三', null)],
    [],
    null,
    [],
    ['还有 1 站没有宣讲员，发布以后可以报名或再派单。'],
  ],
] as const)('release with %s', (_what, stops, waivers, refusal, problems, notes) => {
  const check = checkRelease(tour, stops, waivers, now)
  expect(check).toEqual({ refusal, problems: problems ?? check.problems, notes })
})

test('missing teams are told in the order of the teams', () => {
  expect(missingTeams(tour, [])).toEqual(['expert', 'youth'])
  expect(missingTeams(tour, [stop('一', 'model')])).toEqual(['expert', 'youth'])
})
