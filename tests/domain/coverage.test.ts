import { dayOf, instantOf } from '#domain/calendar'
import { type Available, coverageOf, type CoveredStop, regionGaps, unofferedTopics } from '#domain/coverage'
import { brokenRules } from '#domain/matching/hardRules'
import { dated } from '#domain/matching/problem'
import { type Region, regions } from '#domain/region'
import { large, NOW, candidate, randomProblem, rules, stop, topics, visit } from '../support/matching'

const quarter = '2026-Q4'
const covered = (region: Region, day = '2026-10-08', more: Partial<CoveredStop> = {}): CoveredStop => ({
  ...{ region, team: 'youth', topic: 'safety', start: instantOf(day, '09:00') },
  ...more,
})
const names = { safety: '安全生产', law: '法治', health: '健康' }
const available = (changes: Partial<Available> = {}): Available => ({
  candidates: [candidate('a')],
  visits: [],
  topics: ['safety', 'law'],
  topicNames: names,
  ...changes,
})
const asked = { quarter, now: NOW }
/** All but one region have what they need. */
const allBut = (...without: Region[]) =>
  regions.filter((region) => !without.includes(region)).map((region) => covered(region))

test('stops are counted by region, team and topic, in the order of the lists, in their quarter only', () => {
  const stops = [
    covered('yueyang', '2026-10-01', { team: 'expert' }),
    covered('yueyang', '2026-12-31', { topic: 'law' }),
    covered('yueyang', '2027-01-01'),
    covered('changde', '2026-09-30', { team: null }),
    covered('loudi', '2026-11-05', { team: null }),
  ]
  const { regions: byRegion, teams, topics: byTopic } = coverageOf(stops, quarter, ['safety', 'law', 'health'], rules)
  expect(byRegion.map(({ region }) => region)).toEqual([...regions])
  expect(byRegion.filter((each) => each.stops)).toEqual([
    { region: 'yueyang', stops: 2, missing: 0 },
    { region: 'loudi', stops: 1, missing: 0 },
  ])
  expect(byRegion.filter((each) => each.missing === 1)).toHaveLength(12)
  expect(teams.map((each) => each.stops)).toEqual([1, 0, 0, 0, 1])
  expect(byTopic.map((each) => each.stops)).toEqual([2, 1, 0])
  const twice = { SM: { ...rules.SM, regionMinimum: 2 } }
  expect(
    coverageOf(stops, quarter, [], twice)
      .regions.map((each) => each.missing)
      .filter((each) => each === 1),
  ).toHaveLength(1)
})

test('M5: a region without a stop is a gap, with who could go, when, and about what', () => {
  expect(regionGaps(allBut('yueyang'), available(), asked, rules)).toEqual([
    {
      region: 'yueyang',
      missing: 1,
      proposal: { speakerId: 'a', topic: 'safety', day: '2026-10-08' },
      sentence: '岳阳在 2026 年第四季度还差 1 站，可请a同志10月8日去讲“安全生产”。',
    },
  ])
  expect(regionGaps(allBut(), available(), asked, rules)).toEqual([])
})

const proposalOf = (changes: Partial<Available>) => regionGaps(allBut('yueyang'), available(changes), asked, rules)[0]!
test.each<[string, Partial<Available>, object | null]>([
  ['nobody there', { candidates: [] }, null],
  ['nobody free', { candidates: [candidate('a', { free: ['2026-09-01', '2027-01-04'] })] }, null],
  ['nobody with a topic that may be asked for', { candidates: [candidate('a', { topics: ['golf'] })] }, null],
  ['a day that is taken', { visits: [visit('a', '10-08 19:00')] }, { day: '2026-10-09' }],
  [
    'a month that is full',
    { candidates: [candidate('a', { monthlyLimit: 1 })], visits: [visit('a', '10-12 09:00')] },
    { day: '2026-11-05' },
  ],
  [
    'own regions before load',
    { candidates: [candidate('a'), candidate('b', { regions: ['yueyang'] })], visits: [visit('b', '10-12 09:00')] },
    { speakerId: 'b' },
  ],
  [
    'load before the way',
    { candidates: [candidate('a'), candidate('b', { home: 'xiangxi' })], visits: [visit('a', '10-12 09:00')] },
    { speakerId: 'b' },
  ],
  ['the way between equals', { candidates: [candidate('a', { home: 'xiangxi' }), candidate('b')] }, { speakerId: 'b' }],
  ['the topic that had least', { candidates: [candidate('a', { topics: ['safety', 'law'] })] }, { topic: 'law' }],
])('a proposal: %s', (_what, changes, expected) => {
  const { proposal, sentence } = proposalOf(changes)
  if (expected) expect(proposal).toMatchObject(expected)
  else
    expect({ proposal, sentence }).toEqual({
      proposal: null,
      sentence: '岳阳在 2026 年第四季度还差 1 站，现在没有人能去，请邀请能去的宣讲员，或请他们添上有空的日子。',
    })
})

test('each proposal reckons with those before it: nobody is proposed twice on a day, or beyond the month', () => {
  const set = randomProblem(4, { ...large, speakers: 6, days: 20 })
  const gaps = regionGaps([], available({ candidates: set.candidates, visits: set.visits, topics }), asked, rules)
  expect(gaps.map(({ region }) => region)).toEqual([...regions])
  const made = gaps.flatMap(({ proposal, region }) => (proposal ? [{ ...proposal, region }] : []))
  expect(made.length).toBeGreaterThan(6)
  made.forEach(({ speakerId, topic, day, region }, index) => {
    const before = made.slice(0, index).filter((each) => each.speakerId === speakerId)
    const others = [
      ...set.visits.filter((each) => each.speakerId === speakerId),
      ...before.map((each) => visit(speakerId, `${each.day.slice(5)} 09:00`, { region: each.region })),
    ]
    const wanted = dated(stop('new', `${day.slice(5)} 09:00`, { region, topic, hostId: 'new' }))
    const speaker = set.candidates.find(({ id }) => id === speakerId)!
    expect({ index, broken: brokenRules(speaker, wanted, others.map(dated), rules) }).toEqual({ index, broken: [] })
    expect(others.map(({ start }) => dayOf(start))).not.toContain(day)
  })
})

test('topics that nobody offers are told', () => {
  expect(unofferedTopics(['safety', 'law'], [candidate('a')])).toEqual(['law'])
  expect(unofferedTopics(['safety'], [])).toEqual(['safety'])
})
