import { instantOf } from '#domain/calendar'
import {
  freeDaysKept,
  monthlyLimitOf,
  refuseSpeaker,
  refuseSpeakerMove,
  sameAsMonthBefore,
  type SpeakerDraft,
  speakerMoves,
  type SpeakerState,
  speakerStates,
} from '#domain/speaker'
import { rules } from '../support/matching'

const draft: SpeakerDraft = {
  team: 'youth',
  level: 'unit',
  topics: ['safety', 'law'],
  home: 'changsha',
  regions: ['changsha', 'yueyang'],
  monthlyLimit: null,
}

test.each<[string, Partial<SpeakerDraft>, string | null]>([
  ['as it should be', {}, null],
  ['no topic', { topics: [] }, 'SPEAKER_TOPICS'],
  ['a topic twice', { topics: ['law', 'law'] }, 'SPEAKER_TOPICS'],
  ['a topic that nobody may ask for', { topics: ['law', 'golf'] }, 'SPEAKER_TOPICS'],
  ['no region', { regions: [] }, 'SPEAKER_REGIONS'],
  ['a region twice', { regions: ['changsha', 'changsha'] }, 'SPEAKER_REGIONS'],
  ['one a month', { monthlyLimit: 1 }, null],
  ['none a month', { monthlyLimit: 0 }, 'SPEAKER_LIMIT'],
  ['half a stop', { monthlyLimit: 1.5 }, 'SPEAKER_LIMIT'],
  ['one a day', { monthlyLimit: 31 }, null],
  ['more than days', { monthlyLimit: 32 }, 'SPEAKER_LIMIT'],
])('a registration with %s', (_what, changes, refusal) => {
  expect(refuseSpeaker({ ...draft, ...changes }, ['law', 'safety'])).toBe(refusal)
})

test('the usual limit is for whoever has told none', () => {
  expect([monthlyLimitOf(rules, null), monthlyLimitOf(rules, 2)]).toEqual([6, 2])
})

test('only listed moves: every state with every other', () => {
  const moves = speakerStates.flatMap((from) => speakerStates.map((to): [SpeakerState, SpeakerState] => [from, to]))
  const allowed = moves.filter(([from, to]) => refuseSpeakerMove(from, to, 0) === null)
  expect(allowed.map((move) => move.join(' '))).toEqual([
    'invited applied',
    'invited withdrawn',
    'applied confirmed',
    'applied refused',
    'applied withdrawn',
    'confirmed applied',
    'confirmed withdrawn',
    'refused applied',
    'withdrawn applied',
  ])
  expect(Object.keys(speakerMoves)).toEqual(speakerStates)
})

test('who still has stops hands them on before leaving, or before changing team', () => {
  expect(refuseSpeakerMove('confirmed', 'applied', 1)).toBe('SPEAKER_TEAM_AHEAD')
  expect(refuseSpeakerMove('confirmed', 'withdrawn', 1)).toBe('SPEAKER_HAS_STOPS')
  expect(refuseSpeakerMove('confirmed', 'withdrawn', 0)).toBeNull()
})

const now = instantOf('2026-11-10', '09:00')
const kept = (asked: string[], { before = [], taken = [] }: { before?: string[]; taken?: string[] } = {}) =>
  freeDaysKept({ month: '2026-11', asked, before, taken }, now, rules)

test.each<[string, ReturnType<typeof kept>, string[], string[]]>([
  ['in any order', kept(['2026-11-20', '2026-11-10']), ['2026-11-10', '2026-11-20'], []],
  ['none at all', kept([]), [], []],
  ['a day twice', kept(['2026-11-20', '2026-11-20']), ['2026-11-20'], ['11月20日重复填了，只记一次']],
  ['yesterday', kept(['2026-11-09', '2026-11-20']), ['2026-11-20'], ['11月9日已经过去，没有记入']],
  [
    'a day that has passed stays as it stood, without a word',
    kept(['2026-11-20'], { before: ['2026-11-03', '2026-11-25'] }),
    ['2026-11-03', '2026-11-20'],
    [],
  ],
  [
    'a day of another month',
    kept(['2026-12-01', '2026-11-20']),
    ['2026-11-20'],
    ['12月1日不在这个月，没有记入，请到那个月再选'],
  ],
  ['a day that is none', kept(['2026-11-31']), [], ['没有“2026-11-31”这一天，没有记入，请重新选择']],
  [
    'a day with a stop that was taken away',
    kept(['2026-11-20'], { before: ['2026-11-12', '2026-11-20'], taken: ['2026-11-12', '2026-11-20'] }),
    ['2026-11-12', '2026-11-20'],
    ['11月12日已定了宣讲，仍算有空，去不了请先换人'],
  ],
])('free days: %s', (_what, { days, notes }, expected, told) => {
  expect({ days, notes }).toEqual({ days: expected, notes: told })
})

test('free days too far ahead are not kept, and it is said', () => {
  const far = (month: string) => freeDaysKept({ month, asked: [`${month}-05`], before: [], taken: [] }, now, rules)
  expect(far('2027-05')).toEqual({ days: ['2027-05-05'], notes: [] })
  expect(far('2027-06')).toEqual({ days: [], notes: ['6月5日还太远，没有记入，请过些时候再填'] })
})

test('the same as last month follows the weeks, also over the new year', () => {
  // the first and third Tuesday, the fifth Monday
  expect(sameAsMonthBefore(['2026-11-03', '2026-11-17', '2026-11-30', '2026-10-06'], '2026-12')).toEqual([
    '2026-12-01',
    '2026-12-15',
  ])
  expect(sameAsMonthBefore(['2026-12-01', '2026-12-29'], '2027-01')).toEqual(['2027-01-05'])
  expect(sameAsMonthBefore([], '2027-01')).toEqual([])
})
