import { instantOf } from '#domain/calendar'
import {
  askedOf,
  type BranchMonth,
  decodeStates,
  encodeStates,
  isLate,
  type MonthFacts,
  type MonthState,
  monthStates,
  needsHelp,
  stateOfMonth,
  untouched,
} from '#domain/heatMap'
import { rulesOn } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'

/** Numbers of the test, so that the pack may choose others. */
const rules = {
  ...rulesOn(currentPack, '2026-11-02'),
  HM: { publishByDay: 15, recordDays: 5, reportDays: 3, reviseDays: 2 },
}
const at = (day: string, time = '00:00') => instantOf(`2026-${day}`, time)
const state = (facts: BranchMonth, now: number, month = '2026-11') => stateOfMonth(facts, month, now, rules)

const published: MonthFacts = {
  ...untouched,
  publishedAt: at('11-02', '09:00'),
  start: at('11-05', '15:00'),
  end: at('11-05', '17:00'),
}
const recorded = { ...published, recordedAt: at('11-06', '08:00') }
const reported = { ...recorded, reportedAt: at('11-07', '08:00') }
const returned = { ...reported, returnedAt: at('11-09', '08:00') }
const again = { ...returned, recordedAt: at('11-10', '08:00') }

test.each<[string, BranchMonth, number, MonthState]>([
  ['exempt, however late it is', 'exempt', at('12-31'), 'exempt'],
  ['nothing yet', null, at('11-01'), 'none'],
  ['nothing at the last minute of the day', null, at('11-16') - 1, 'none'],
  ['nothing the day after', null, at('11-16'), 'latePublish'],
  ['planned at the last minute', untouched, at('11-16') - 1, 'planned'],
  ['planned the day after', untouched, at('11-16'), 'latePublish'],
  ['cancelled is to be planned again', { ...published, cancelled: true }, at('11-06'), 'planned'],
  ['cancelled and left at that', { ...published, cancelled: true }, at('11-16'), 'latePublish'],
  ['published', published, at('11-03'), 'published'],
  ['under way', published, at('11-05', '16:59'), 'published'],
  ['over', published, at('11-05', '17:00'), 'held'],
  ['not recorded on the fifth day', published, at('11-11') - 1, 'held'],
  ['not recorded on the sixth', published, at('11-11'), 'lateRecord'],
  ['recorded', recorded, at('11-06', '08:00'), 'recorded'],
  ['not reported on the third day', recorded, at('11-10') - 1, 'recorded'],
  ['not reported on the fourth', recorded, at('11-10'), 'lateReport'],
  ['reported is never late', reported, at('12-31'), 'reported'],
  ['accepted is never late', { ...reported, acceptedAt: at('11-08') }, at('12-31'), 'accepted'],
  ['returned', returned, at('11-12') - 1, 'returned'],
  ['returned and left lying', returned, at('11-12'), 'lateRevise'],
  ['returned, recorded anew', again, at('11-10', '08:00'), 'recorded'],
  ['recorded anew and not reported', again, at('11-14'), 'lateReport'],
  ['returned, reported anew', { ...again, reportedAt: at('11-11') }, at('12-31'), 'reported'],
  [
    'returned, and accepted in the end',
    { ...again, reportedAt: at('11-11'), acceptedAt: at('11-12') },
    at('12-31'),
    'accepted',
  ],
])('%s', (_what, facts, now, expected) => {
  expect(state(facts, now)).toBe(expected)
})

test.each([
  ['2026-02', '2026-03-01'],
  ['2028-02', '2028-03-01'],
  ['2026-12', '2027-01-01'],
])('due on the 31st, %s is late from %s on', (month, day) => {
  const late = { ...rules, HM: { ...rules.HM, publishByDay: 31 } }
  const states = [-1, 0].map((shift) => stateOfMonth(null, month, instantOf(day) + shift, late))
  expect(states).toEqual(['none', 'latePublish'])
})

test('days run over the turn of the year', () => {
  const end = at('12-30', '17:00')
  const facts = { ...published, start: at('12-30', '15:00'), end }
  const states = ['2027-01-04', '2027-01-05'].map((day) => state(facts, instantOf(day), '2026-12'))
  expect(states).toEqual(['held', 'lateRecord'])
})

test.each<[string, string, string | null, boolean]>([
  ['there all along', '2020-01-01', null, true],
  ['founded on the day publishing is due', '2026-11-15', null, true],
  ['founded the day after', '2026-11-16', null, false],
  ['gone on the last day', '2020-01-01', '2026-11-30', true],
  ['gone the day before', '2020-01-01', '2026-11-29', false],
  ['gone long ago', '2020-01-01', '2025-01-01', false],
])('%s: asked of it or not', (_what, from, to, isAsked) => {
  const ask = (facts: MonthFacts | null) => askedOf(facts, '2026-11', { from, to }, rules)
  expect([ask(null), ask(untouched)]).toEqual(isAsked ? [null, untouched] : ['exempt', 'exempt'])
  // a theme day of its own stays, one that was cancelled is none
  expect(ask(recorded)).toBe(recorded)
  const cancelled = { ...published, cancelled: true }
  expect(ask(cancelled)).toBe(isAsked ? cancelled : 'exempt')
})

test('only 逾期 is late', () => {
  expect(monthStates.filter(isLate)).toEqual(['latePublish', 'lateRecord', 'lateReport', 'lateRevise'])
})

test.each<[string, [string, MonthState][], string | null]>([
  [
    'nothing late',
    [
      ['2026-10', 'accepted'],
      ['2026-11', 'returned'],
    ],
    null,
  ],
  ['no month at all', [], null],
  [
    'exempt',
    [
      ['2026-10', 'exempt'],
      ['2026-11', 'exempt'],
    ],
    null,
  ],
  ['late this month', [['2026-11', 'latePublish']], '11 月的主题党日还没有定下时间'],
  ['a month to come', [['2026-12', 'latePublish']], null],
  ['of another year', [['2025-12', 'lateReport']], '2025 年 12 月的记录已写好，还没有上报'],
  [
    'two months, the latest first',
    [
      ['2026-09', 'lateRevise'],
      ['2026-10', 'accepted'],
      ['2026-11', 'lateRecord'],
    ],
    '11 月的主题党日已开展，记录还没有写；9 月的记录被退回，还没有改好重报',
  ],
  [
    'more than three, and how many more',
    [
      ['2026-06', 'lateReport'],
      ['2026-07', 'lateReport'],
      ['2026-09', 'latePublish'],
      ['2026-10', 'latePublish'],
      ['2026-11', 'latePublish'],
    ],
    '11 月的主题党日还没有定下时间；10 月的主题党日还没有定下时间；9 月的主题党日还没有定下时间；另有 2 个月',
  ],
])('help: %s', (_what, cells, sentence) => {
  expect(
    needsHelp(
      cells.map(([month, cell]) => ({ month, state: cell })),
      '2026-11',
    ),
  ).toBe(sentence)
})

test('one letter a branch, there and back, for all states and 44,200 branches', () => {
  const states = Array.from({ length: 44_200 }, (_, index) => monthStates[(index * 7) % monthStates.length]!)
  const text = encodeStates(states)
  expect(new Set(states).size).toBe(monthStates.length)
  expect(Buffer.byteLength(text)).toBe(states.length)
  expect(decodeStates(text)).toEqual(states)
  expect(decodeStates(encodeStates([]))).toEqual([])
})

test('letters that stand in documents do not change their meaning', () => {
  expect(encodeStates(monthStates)).toBe('-puhwrabxPWRB')
})

test('a letter of nobody’s is a defect, not a state', () => {
  expect(() => decodeStates('pz')).toThrow('z')
})
