import { instantOf } from '#domain/calendar'
import { diceOf } from '#domain/matching/dice'
import { changesBetween, noticesOf, type ScheduledStop } from '#domain/schedule'

const names = new Map([
  ['a', '李明'],
  ['b', '王芳'],
  ['c', '周远'],
])
const stop = (id: string, changes: Partial<ScheduledStop> = {}): ScheduledStop => ({
  id,
  title: '白鹭服务区党支部',
  topic: '安全生产',
  place: '二楼职工之家',
  start: instantOf('2026-11-05', '15:00'),
  end: instantOf('2026-11-05', '16:30'),
  speakerId: 'a',
  ...changes,
})
const later = { start: instantOf('2026-11-06', '09:00'), end: instantOf('2026-11-06', '10:30') }

test.each<[string, ScheduledStop | null, ScheduledStop | null, string, string[]]>([
  ['another day', stop('t'), stop('t', later), '由11月5日改到11月6日 09:00–10:30', ['a']],
  [
    'another hour',
    stop('t'),
    stop('t', { start: instantOf('2026-11-05', '14:30') }),
    '当天时间改为 14:30–16:30',
    ['a'],
  ],
  ['another place', stop('t'), stop('t', { place: '三楼会议室' }), '地点改为三楼会议室', ['a']],
  ['another topic', stop('t'), stop('t', { topic: '法治' }), '主题改为“法治”', ['a']],
  ['another speaker', stop('t'), stop('t', { speakerId: 'b' }), '宣讲员由李明改为王芳', ['a', 'b']],
  ['a speaker at last', stop('t', { speakerId: null }), stop('t'), '由李明宣讲', ['a']],
  ['nobody any more', stop('t'), stop('t', { speakerId: null }), '李明不再来，暂缺宣讲员', ['a']],
  ['a speaker who has left us', stop('t', { speakerId: 'gone' }), stop('t'), '宣讲员由原宣讲员改为李明', ['gone', 'a']],
  [
    'several things at once',
    stop('t'),
    stop('t', { ...later, place: '三楼会议室', speakerId: 'b' }),
    '由11月5日改到11月6日 09:00–10:30，地点改为三楼会议室，宣讲员由李明改为王芳',
    ['a', 'b'],
  ],
])('told: %s', (_what, was, is, words, speakers) => {
  expect(changesBetween([was!], [is!], names)).toEqual([
    { stopId: 't', kind: 'changed', sentence: `白鹭服务区党支部（11月5日）：${words}。`, speakers },
  ])
})

test('told: what is new, and what is gone', () => {
  const changes = changesBetween([stop('old')], [stop('new', { ...later, speakerId: null })], names)
  expect(changes).toEqual([
    {
      stopId: 'new',
      kind: 'added',
      sentence: '新增：11月6日 09:00–10:30，白鹭服务区党支部，主题“安全生产”，暂缺宣讲员。',
      speakers: [],
    },
    {
      stopId: 'old',
      kind: 'removed',
      sentence: '取消：11月5日 15:00–16:30，白鹭服务区党支部，李明讲“安全生产”。',
      speakers: ['a'],
    },
  ])
})

test('nothing has changed: nobody is told, whatever the order', () => {
  const stops = [stop('1'), stop('2', later)]
  expect(changesBetween(stops, stops.slice().reverse(), names)).toEqual([])
})

test('one moved stop: one notice, whatever else there is', () => {
  const released = Array.from({ length: 40 }, (_stop, index) =>
    stop(`t${index}`, { speakerId: ['a', 'b', 'c'][index % 3]! }),
  )
  const draft = released.map((each) => (each.id === 't7' ? { ...each, ...later } : each))
  expect(noticesOf(changesBetween(released, draft, names))).toEqual([
    { speakerId: 'b', sentences: ['白鹭服务区党支部（11月5日）：由11月5日改到11月6日 09:00–10:30。'] },
  ])
})

test('exactly those whose stops have changed are told, after any edits', () => {
  for (let seed = 1; seed <= 100; seed += 1) {
    const dice = diceOf(seed)
    const below = (count: number) => Math.floor(dice() * count)
    const anybody = () => ['a', 'b', 'c', 'd', 'e', 'f', 'g', null][below(8)]!
    const released = Array.from({ length: 12 }, (_stop, index) => stop(`t${index}`, { speakerId: anybody() }))
    const edited = released.flatMap((each): ScheduledStop[] => {
      const what = below(12)
      if (what === 0) return []
      if (what === 1) return [{ ...each, speakerId: anybody() }]
      if (what === 2) return [{ ...each, ...later }]
      return [{ ...each }]
    })
    const draft = below(2) ? [...edited, stop('new', { speakerId: anybody() })] : edited
    const own = (stops: readonly ScheduledStop[], id: string) =>
      JSON.stringify(stops.filter(({ speakerId }) => speakerId === id))
    const concerned = [...'abcdefg'].filter((id) => own(released, id) !== own(draft, id))
    const told = noticesOf(changesBetween(released, draft, names)).map(({ speakerId }) => speakerId)
    expect({ seed, told }).toEqual({ seed, told: concerned })
  }
})
