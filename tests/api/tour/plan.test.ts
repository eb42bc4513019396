import type { Input } from '#types/contract'
import { addOf, askOf, at, crashing, entryOf, newIdOf, twice } from '../../support/tourPlan'
import { givenSpeakers, givenStops, OFFICE, speakerOf, staffOf, stopOf, tourId, tourOf } from '../../support/tours'
import { callAs, given, givenPeople, mustCallAs, rows, setClock, useWorld, world } from '../../support/world'

useWorld()
beforeEach(anew)
async function anew(): Promise<void> {
  await world().reset()
  await givenPeople()
  await givenSpeakers(speakerOf('zhou'))
  await given('tours', tourOf())
  setClock('23 09:00:00')
}

const spring = newIdOf('spring')
const save = (changes: Partial<Input<'tour.save'>> = {}) =>
  callAs(OFFICE, 'tour.save', {
    ...{ tourId: spring, quarter: '2027-Q1', title: '春季宣讲', requiredTeams: ['youth', 'expert'] },
    ...changes,
  })
const add = (changes: Partial<Input<'tour.addStop'>> = {}) => callAs(OFFICE, 'tour.addStop', addOf(changes))
const stopId = newIdOf('stop')
const requestId = newIdOf('request')
const askAs = () => mustCallAs('o-secretary', 'request.ask', askOf())

test('tour.save: made once, and changed under the same id; teams in their own order', async () => {
  const made = { quarter: '2027-Q1', requiredTeams: ['expert', 'youth'], version: 0, releasedAt: null }
  for (const { reply } of await twice(() => save()))
    expect(reply).toMatchObject({ data: { tour: { id: spring, ...made } } })
  expect((await save({ title: '迎春宣讲', quarter: '2027-Q2' })).reply).toMatchObject({ ok: true })
  expect(rows('tours')).toHaveLength(2)
  expect(rows('tours').find(({ _id }) => _id === spring)).toMatchObject({ title: '迎春宣讲', quarter: '2027-Q2' })
})

test('tour.save: without a team, or into another quarter than its stops: told, and it stays as it was', async () => {
  expect((await save({ requiredTeams: [] })).reply).toMatchObject({ code: 'TOUR_NO_TEAMS' })
  await add()
  expect((await save({ tourId })).reply).toMatchObject({ code: 'TOUR_QUARTER' })
  expect(rows('tours')).toMatchObject([{ quarter: '2026-Q4', requiredTeams: ['youth'] }])
  expect((await save({ tourId, quarter: '2026-Q4' })).reply).toMatchObject({ ok: true })
})

test('tour.list: the newest quarter first, twenty at a time', async () => {
  const many = Array.from({ length: 44 }, (_one, n) => newIdOf(`t${String(n).padStart(2, '0')}`))
  await given(
    'tours',
    ...many.map((_id, n) => tourOf({ _id, quarter: n < 21 ? '2026-Q2' : n < 42 ? '2026-Q3' : '2027-Q1' })),
  )
  const seen: string[] = []
  let after: Input<'tour.list'>['after']
  do {
    const { tours, next } = await mustCallAs(OFFICE, 'tour.list', after ? { after } : {})
    expect(tours.length).toBeLessThanOrEqual(20)
    seen.push(...tours.map(({ id }) => id))
    after = next ?? undefined
  } while (after)
  expect(seen).toEqual([
    ...many.slice(42).reverse(),
    tourId,
    ...many.slice(21, 42).reverse(),
    ...many.slice(0, 21).reverse(),
  ])
})

test('tour.addStop: nobody goes yet, and nobody may register; sent twice, it is there once', async () => {
  for (const { reply } of await twice(() => add({ places: 3 })))
    expect(reply).toMatchObject({ ok: true, data: { stopId } })
  expect(rows('stops')).toMatchObject([
    {
      ...{ _id: stopId, title: 'branch党支部', orgPath: ['group', 'unit', 'branch'], quarter: '2026-Q4' },
      ...{ draft: null, legs: [{ name: '集合', counted: null }, { name: '返程' }], result: null },
    },
  ])
  expect(entryOf(stopId)).toMatchObject({ month: '2026-12', left: 3, who: [], open: false, released: false, rev: 1 })
})

test('tour.addStop: the same id for another tour or host is refused', async () => {
  await add()
  expect((await add({ hostId: 'sibling' })).reply).toMatchObject({ code: 'STOP_CHANGED' })
  expect(rows('stops')).toMatchObject([{ hostId: 'branch' }])
})

test.each<[string, Partial<Input<'tour.addStop'>>, string]>([
  [
    'after the quarter',
    { start: Date.parse('2027-01-05T09:00+08:00'), end: Date.parse('2027-01-05T10:00+08:00') },
    'TOUR_QUARTER',
  ],
  ['in the past', { start: at('11-20', '09:00'), end: at('11-20', '10:00') }, 'STOP_PAST'],
  ['over midnight', { start: at('12-03', '23:00'), end: at('12-04', '01:00') }, 'STOP_DAY'],
  ['backwards', { start: at('12-03', '11:00'), end: at('12-03', '10:00') }, 'STOP_TIMES'],
  ['of a tour that is not there', { tourId: 'nothing' }, 'NOT_FOUND'],
  ['at a unit', { hostId: 'unit' }, 'TREE_NOT_BRANCH'],
  ['at nobody’s', { hostId: 'nowhere' }, 'TREE_NOT_BRANCH'],
  ['for a request that is not there', { requestId: 'nothing' }, 'NOT_FOUND'],
])('tour.addStop: %s: refused, and nothing is lost', async (_name, changes, code) => {
  await askAs()
  expect((await add({ requestId, ...changes })).reply).toMatchObject({ code })
  expect([rows('stops'), rows('staffings').flatMap(({ stops }) => Object.keys(stops))]).toEqual([[], []])
  expect(rows('stopRequests')).toMatchObject([{ state: 'asked', stopId: null }])
})

test('tour.addStop: for another branch than the one that asked: refused', async () => {
  await askAs()
  expect((await add({ requestId, hostId: 'sibling' })).reply).toMatchObject({ code: 'NOT_FOUND' })
  expect(rows('stopRequests')).toMatchObject([{ state: 'asked' }])
})

test('tour.addStop: a month that is full takes no more', async () => {
  const one = stopOf(1)
  await givenStops([one])
  const [month] = rows('staffings')
  const full = Object.fromEntries(Array.from({ length: 500 }, (_one, n) => [`s${n}`, staffOf(one)]))
  await given('staffings', { ...month!, stops: full })
  expect((await add()).reply).toMatchObject({ code: 'STOP_MONTH_LIMIT' })
  expect((await add({ start: at('11-25', '09:00'), end: at('11-25', '10:00') })).reply).toMatchObject({ ok: true })
})

test('tour.addStop: a request is placed once, however many place it at once', async () => {
  await askAs()
  const ids = Array.from({ length: 5 }, (_one, n) => newIdOf(`by-${n}`))
  const replies = await Promise.all(ids.map((id) => add({ stopId: id, requestId })))
  const codes = replies.map(({ reply }) => (reply.ok ? 'OK' : reply.code)).sort()
  expect(codes).toEqual(['OK', ...Array.from({ length: 4 }, () => 'REQUEST_STATE')])
  const [stop] = rows('stops')
  expect([rows('stops').length, rows('stopRequests')]).toMatchObject([1, [{ state: 'placed', stopId: stop!._id }]])
  expect(entryOf(stop!._id)).toBeDefined()
})

test('tour.addStop: the control: for nobody’s request, all that are sent at once are there', async () => {
  const ids = Array.from({ length: 5 }, (_one, n) => newIdOf(`by-${n}`))
  await Promise.all(ids.map((id) => add({ stopId: id })))
  expect(rows('stops')).toHaveLength(5)
  expect(ids.map((id) => entryOf(id)?.month)).toEqual(ids.map(() => '2026-12'))
})

test('tour.addStop: of withdrawing and placing at once, one is refused', async () => {
  for (let round = 0; round < 5; round += 1) {
    await anew()
    await askAs()
    const [placed, withdrawn] = await Promise.all([
      add({ requestId }),
      callAs('o-secretary', 'request.withdraw', { branchId: 'branch', requestId }),
    ])
    expect([placed.reply.ok, withdrawn.reply.ok].sort()).toEqual([false, true])
    expect(rows('stopRequests')).toMatchObject([{ state: placed.reply.ok ? 'placed' : 'withdrawn' }])
    expect(rows('stops')).toHaveLength(placed.reply.ok ? 1 : 0)
  }
})

test('tour.addStop: broken off after any request and never sent again, no request is lost', async () => {
  for (let requests = 1; requests <= 12; requests += 1) {
    await anew()
    await askAs()
    world().faults.crashAfter = { requests, function: 'api' }
    await add({ requestId }).catch(() => null)
    world().faults.crashAfter = null
    const { state } = rows('stopRequests')[0]!
    expect({ requests, isWaiting: state === 'asked', isSeen: Boolean(entryOf(stopId)) }).not.toMatchObject({
      ...{ isWaiting: false, isSeen: false },
    })
  }
})

test('tour.addStop: broken off after any request and sent again, all of it is there once', () =>
  crashing('tour.addStop', () => addOf({ requestId }), {
    requests: 12,
    anew: async () => {
      await anew()
      await askAs()
    },
    check: (after) => {
      expect([after, rows('stops').length, entryOf(stopId)?.month]).toEqual([after, 1, '2026-12'])
      expect(rows('stopRequests')).toMatchObject([{ state: 'placed', stopId }])
    },
  }))
