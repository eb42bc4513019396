import { givenSpeaking, zhou } from '../../support/speakers'
import { decemberDays, givenSpeakers, givenStops, speakerOf, stopOf } from '../../support/tours'
import { callAs, givenPeople, mustCallAs, rows, setClock, useWorld, world } from '../../support/world'

useWorld()
beforeEach(async () => {
  await givenPeople()
  setClock('10 09:00:00')
})

const month = (of = '2026-12') => mustCallAs(zhou, 'speaker.month', { month: of })
const saveFree = (days: string[], of = '2026-12') => mustCallAs(zhou, 'speaker.saveFree', { month: of, days })
const freeOf = () => rows('speakers').find(({ _id }) => _id === 'm-zhou')!.free

test('the month with its stops: asked, coming, in the line, offered, cancelled', async () => {
  await givenSpeakers(speakerOf('zhou', { monthlyLimit: 4 }))
  const me = 'm-zhou'
  await givenStops(
    [stopOf(5), { who: [me], yes: [me], offers: [me], left: 0 }],
    [stopOf(3), { who: [me], left: 0 }],
    [stopOf(4), { who: ['m-x'], yes: ['m-x'], waiting: ['m-y', me], left: 0 }],
    [stopOf(6), { who: [me], yes: [me], left: 0, cancelled: true }],
    [stopOf(7), { who: ['m-x'], left: 0 }],
    [stopOf(8), { no: [me] }],
  )
  const { stops, limit, lastMonth, free, ruleVersion } = await month()
  const told = stops.map(({ id, part, line, offered, cancelled }) => [
    Number(id.slice(5)),
    ...[part, line, offered, cancelled],
  ])
  expect(told).toEqual([
    [3, 'asked', null, false, false],
    [4, 'waiting', 2, false, false],
    [5, 'coming', null, true, false],
    [6, 'coming', null, false, true],
  ])
  expect([limit, lastMonth, free, ruleVersion]).toEqual([4, '2027-05', decemberDays, '2026.1'])
})

test('a stop that is to be moved is told where it was, until the release', async () => {
  await givenSpeakers(speakerOf('zhou'))
  const stop = stopOf(30)
  const { topic, region, place } = stop
  const earlier = { topic, region, place, start: stop.start - 35 * 86_400_000, end: stop.end - 35 * 86_400_000 }
  await givenStops([
    { ...stop, draft: earlier },
    { who: ['m-zhou'], released: true, left: 0 },
  ])
  expect((await month('2026-11')).stops).toEqual([])
  expect((await month()).stops).toMatchObject([{ id: stop._id, start: stop.start }])
})

test('without an own limit the usual one; a month in which nothing is planned is empty', async () => {
  await givenSpeakers(speakerOf('zhou', { free: [] }))
  expect(await month()).toMatchObject({ limit: 6, free: [], same: [], stops: [] })
})

test('same as the month before, as it would be: weekdays, from today on, with what stands', async () => {
  const free = ['2026-11-03', '2026-11-10', '2026-11-11', '2026-10-06', '2026-10-13'].toSorted()
  await givenSpeakers(speakerOf('zhou', { free }))
  await givenStops([stopOf(24), { who: ['m-zhou'] }])
  expect((await month()).same).toEqual(['2026-12-01', '2026-12-08', '2026-12-09', '2026-12-24'])
  expect((await month('2026-11')).same).toEqual(['2026-11-03', '2026-11-10'])
  const { same } = await month()
  expect(await saveFree(same)).toMatchObject({ free: same, notes: [] })
})

test('free days are kept by the month; the others stay', async () => {
  await givenSpeakers(speakerOf('zhou', { free: ['2026-11-20', '2026-12-05', '2027-01-07'] }))
  expect(await saveFree(['2026-12-09', '2026-12-02'])).toMatchObject({ free: ['2026-12-02', '2026-12-09'], notes: [] })
  expect(freeOf()).toEqual(['2026-11-20', '2026-12-02', '2026-12-09', '2027-01-07'])
})

test.each([
  ['a day twice', ['2026-12-02', '2026-12-02'], '12月2日重复填了，只记一次'],
  ['another month', ['2026-12-02', '2026-11-30'], '11月30日不在这个月，没有记入，请到那个月再选'],
  ['no day', ['2026-12-02', '2026-12-40'], '没有“2026-12-40”这一天，没有记入，请重新选择'],
])('%s is explained, and the rest is kept', async (_what, days, note) => {
  await givenSpeakers(speakerOf('zhou', { free: [] }))
  expect(await saveFree(days)).toMatchObject({ free: ['2026-12-02'], notes: [note] })
  expect(freeOf()).toEqual(['2026-12-02'])
})

test('days that have passed stay as they stood; months too far ahead are told', async () => {
  await givenSpeakers(speakerOf('zhou', { free: ['2026-11-03'] }))
  expect(await saveFree(['2026-11-04', '2026-11-12'], '2026-11')).toMatchObject({
    free: ['2026-11-03', '2026-11-12'],
    notes: ['11月4日已经过去，没有记入'],
  })
  expect(await saveFree(['2027-06-01'], '2027-06')).toMatchObject({
    free: [],
    notes: [expect.stringMatching('还太远')],
  })
})

test('a day with a stop, or in a line, stays free, and that is told', async () => {
  await givenSpeakers(speakerOf('zhou'))
  await givenStops([stopOf(5), { who: ['m-zhou'] }], [stopOf(9), { who: ['m-x'], waiting: ['m-zhou'], left: 0 }])
  expect(await saveFree(['2026-12-07'])).toMatchObject({
    free: ['2026-12-05', '2026-12-07', '2026-12-09'],
    notes: ['12月5日、12月9日已定了宣讲，仍算有空，去不了请先换人'],
  })
})

test('two months at once: neither is lost, and the card stays', async () => {
  await givenSpeaking({ stops: 0 })
  world().faults.latency = { ms: 0, jitterMs: 3 }
  await Promise.all([
    saveFree(['2026-12-09']),
    saveFree(['2027-01-07'], '2027-01'),
    saveFree(['2027-02-03'], '2027-02'),
  ])
  expect(freeOf()).toEqual(['2026-12-09', '2027-01-07', '2027-02-03'])
  expect(rows('members').find(({ _id }) => _id === 'm-zhou')!.speaker).toMatchObject({ team: 'youth' })
})

test.each(['speaker.month', 'speaker.saveFree', 'speaker.record'] as const)('%s is for speakers', async (action) => {
  const input = { 'speaker.month': { month: '2026-12' }, 'speaker.saveFree': { month: '2026-12', days: [] } }
  const asked = action === 'speaker.record' ? {} : input[action]
  expect((await callAs('o-li', action, asked as never)).reply).toMatchObject({ code: 'SPEAKER_ONLY' })
})
