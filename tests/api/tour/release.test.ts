import type { Stop } from '../../../cloudfunctions/shared/documents'
import { instantOf } from '#domain/calendar'
import { decemberDays, givenSpeakers, givenStops, OFFICE, speakerOf, stopOf, tourId } from '../../support/tours'
import { callAs, given, givenPeople, mustCallAs, rows, setClock, tick, useWorld, world } from '../../support/world'

useWorld()
beforeEach(anew)
async function anew(): Promise<void> {
  await world().reset()
  setClock('20 09:00:00')
  await givenPeople()
  await givenSpeakers(speakerOf('chen'), speakerOf('gao', { team: 'expert' }), speakerOf('wu'))
}

const comes = (...who: string[]) => ({ who, yes: who, left: 0 })
const check = () => mustCallAs(OFFICE, 'tour.check', { tourId })
const release = (version: number, waivers: { team: 'youth'; reason: string }[] = []) =>
  mustCallAs(OFFICE, 'tour.release', { tourId, version, waivers })
const refused = async (version = 0, waivers: { team: 'youth'; reason: string }[] = []) =>
  (await callAs(OFFICE, 'tour.release', { tourId, version, waivers })).reply
const sessionOf = (n: number) => rows('sessions').find(({ sourceId }) => sourceId === stopOf(n)._id)
const staffNow = (n: number) => rows('staffings')[0]!.stops[stopOf(n)._id]!
const toursTold = () =>
  rows('notices')
    .filter(({ kind }) => kind === 'tour')
    .map(({ deliveries, says }) => [Object.keys(deliveries)[0]!, says!.title])
    .sort()
const moved = { topic: 'safety', region: 'changsha', place: '一楼', start: 0, end: 0 } as const
const facts = (day: number) => ({
  ...moved,
  start: instantOf(decemberDays[day - 1]!, '14:00'),
  end: instantOf(decemberDays[day - 1]!, '15:30'),
})

/** Stop 1 is to be moved: its draft and the staffing say so, as an edit leaves them. */
async function draftOf(n: number, draft: NonNullable<Stop['draft']>): Promise<void> {
  await given('stops', { ...rows('stops').find(({ _id }) => _id === stopOf(n)._id)!, draft })
  const staffing = rows('staffings')[0]!
  const { start, end } = draft
  const stops = { ...staffing.stops, [stopOf(n)._id]: { ...staffNow(n), start, end } }
  const held = Object.fromEntries(
    Object.entries(staffing.held).map(([id, holds]) => [
      id,
      holds.map((hold) => (hold.stopId === stopOf(n)._id ? { ...hold, start, end } : hold)),
    ]),
  )
  await given('staffings', { ...staffing, rev: staffing.rev + 1, stops, held })
}

test('the first release: a session for each stop, everybody told once, and twice is once', async () => {
  await givenStops([stopOf(1), comes('m-chen')], [stopOf(2), comes('m-chen', 'm-gao')], [stopOf(3)])
  expect(await check()).toMatchObject({
    problems: [],
    notes: ['还有 1 站没有宣讲员，发布以后可以报名或再派单。'],
    missingTeams: [],
    told: 2,
  })
  const released = await release(0)
  expect(released).toMatchObject({ version: 1, told: 2 })
  expect(released.changes.map(({ kind, sentence }) => [kind, sentence])).toEqual([
    ['added', '新增：12月1日 09:00–10:30，branch党支部，chen讲“安全生产”。'],
    ['added', '新增：12月2日 09:00–10:30，branch党支部，chen、gao讲“安全生产”。'],
    ['added', '新增：12月3日 09:00–10:30，branch党支部，主题“安全生产”，暂缺宣讲员。'],
  ])
  expect(sessionOf(2)).toMatchObject({
    kind: 'stop',
    org: 'branch',
    scope: ['branch'],
    title: '宣讲：安全生产',
    agenda: [{ part: null, title: '安全生产（chen、gao主讲）' }],
    lecturer: { id: 'm-chen', name: 'chen' },
    helpers: [
      { id: 'm-chen', name: 'chen' },
      { id: 'm-gao', name: 'gao' },
    ],
    announced: false,
  })
  expect(sessionOf(3)).toMatchObject({ lecturer: null, helpers: [] })
  expect(staffNow(2)).toMatchObject({ released: true, told: ['m-chen', 'm-gao'] })
  expect(toursTold()).toEqual([
    ['m-chen', '宣讲日程已发布'],
    ['m-gao', '宣讲日程已发布'],
  ])
  expect(rows('tours')[0]).toMatchObject({ version: 1, releasedAt: Date.parse('2026-11-20T09:00+08:00') })

  expect(await release(0)).toEqual(released)
  expect([rows('tourVersions').length, rows('sessions').length, toursTold().length]).toEqual([1, 3, 2])
  // nothing has changed: no version of nothing
  expect(await release(1)).toMatchObject({ version: 1, changes: [], told: 0 })
  expect(await refused(5)).toMatchObject({ ok: false, code: 'TOUR_CHANGED' })
  const [first] = (await mustCallAs(OFFICE, 'tour.changelog', { tourId })).versions
  expect(first).toMatchObject({ version: 1, by: 'tourOffice' })
})

test('one moved stop: one notice to its speaker, one to its branch, nothing to anybody else', async () => {
  await givenStops([stopOf(1), comes('m-chen')], [stopOf(2), comes('m-gao')])
  await release(0)
  await tick()
  const before = rows('notices').length
  await draftOf(1, facts(9))
  expect((await check()).changes.map(({ sentence }) => sentence)).toEqual([
    'branch党支部（12月1日）：由12月1日改到12月9日 14:00–15:30，地点改为一楼。',
  ])
  expect(await release(1)).toMatchObject({ version: 2, told: 1 })
  await tick()
  expect(toursTold().filter(([, title]) => title === '宣讲日程有变动')).toEqual([['m-chen', '宣讲日程有变动']])
  expect(rows('notices')).toHaveLength(before + 2)
  expect(sessionOf(1)).toMatchObject({ ...{ place: '一楼', version: 2 }, start: facts(9).start })
  expect(sessionOf(2)).toMatchObject({ version: 1 })
  expect(rows('stops').find(({ _id }) => _id === stopOf(1)._id)).toMatchObject({ draft: null, start: facts(9).start })
})

test('who comes instead was told at once: the changelog says it, the release tells nobody', async () => {
  await givenStops([stopOf(1), comes('m-chen')])
  await release(0)
  const { rev } = staffNow(1)
  await mustCallAs(OFFICE, 'tour.assign', { stopId: stopOf(1)._id, rev, speakerIds: ['m-wu'] })
  expect(sessionOf(1)).toMatchObject({ lecturer: { id: 'm-wu' }, helpers: [{ id: 'm-wu' }], version: 1 })
  const told = toursTold()
  expect(told).toHaveLength(3)
  const { changes } = await release(1)
  expect(changes).toMatchObject([{ sentence: 'branch党支部（12月1日）：宣讲员由chen改为wu。' }])
  expect([toursTold(), staffNow(1).told]).toEqual([told, ['m-wu']])
})

test('whoever registers while it is being released is told apart, so that the timer shows them at the door', async () => {
  const open = stopOf(1)
  await givenStops([open, { ...comes('m-chen'), left: 1, open: true }], [stopOf(2), comes('m-gao')])
  await release(0)
  await draftOf(2, facts(9))
  world().faults.latency = { ms: 15 }
  const releasing = release(1)
  while (rows('tourVersions').length < 2) await new Promise((done) => setTimeout(done, 1))
  const { _id: stopId, start, end, region, topic } = open
  await mustCallAs('o-wu', 'stop.register', { stopId, start, end, region, topic })
  await releasing
  world().faults.latency = null
  expect(staffNow(1)).toMatchObject({ who: ['m-chen', 'm-wu'], told: ['m-chen'] })
  await tick()
  expect(sessionOf(1)).toMatchObject({ helpers: [{ id: 'm-chen' }, { id: 'm-wu' }] })
  expect((await release(2)).changes).toMatchObject([{ stopId, kind: 'changed' }])
})

test('a cancelled stop goes into the next changelog, and nobody is told of it twice', async () => {
  await givenStops([stopOf(1), comes('m-chen')], [stopOf(2), comes('m-gao')])
  await release(0)
  await mustCallAs(OFFICE, 'tour.cancelStop', { stopId: stopOf(2)._id, reason: '防汛值守' })
  const told = toursTold()
  const { changes } = await release(1)
  expect(changes).toMatchObject([{ kind: 'removed' }])
  expect(toursTold()).toEqual(told)
  expect((await release(2)).changes).toEqual([])
})

test.each([
  ['withdrawn', { state: 'withdrawn' }, '12月2日这一站原定的宣讲员已经退出，请重新派单。'],
  ['not free any more', { free: [] }, 'gao12月2日这一站有冲突：当天没有空，请改期或换人。'],
] as const)('a speaker who is %s is in the way', async (_what, change, problem) => {
  await givenStops([stopOf(1), comes('m-chen')], [stopOf(2), { who: ['m-gao'], left: 0 }])
  await given('speakers', { ...speakerOf('gao', { team: 'expert' }), ...change, free: [] })
  expect((await check()).problems).toEqual([problem])
  expect(await refused()).toMatchObject({ ok: false, code: 'TOUR_NOT_READY', message: problem })
  expect([rows('tourVersions'), rows('sessions')]).toEqual([[], []])
})

test('whoever has only been asked is waited for; whoever said yes is free that day', async () => {
  await givenStops([stopOf(1), { who: ['m-chen'], left: 0 }], [stopOf(2), comes('m-gao')])
  await given('speakers', speakerOf('gao', { team: 'expert', free: [] }))
  const { problems, notes } = await check()
  expect([problems, notes]).toEqual([[], ['还有 1 份派单没有回复，发布以后仍等他们接单。']])
})

test('a required team is there, or it is said why not', async () => {
  await givenStops([stopOf(1), comes('m-gao')])
  expect(await check()).toMatchObject({ missingTeams: ['youth'] })
  expect(await refused()).toMatchObject({ ok: false, code: 'TOUR_NOT_READY' })
  expect(await refused(0, [{ team: 'youth', reason: ' ' }])).toMatchObject({ ok: false, code: 'TOUR_WAIVER' })
  await release(0, [{ team: 'youth', reason: '防汛值守' }])
  expect(rows('tourVersions')[0]).toMatchObject({ waivers: [{ team: 'youth', reason: '防汛值守' }] })
})

test('no stops: told, not released', async () => {
  await givenStops()
  expect((await check()).problems).toEqual([
    '巡讲还没有站点，请先添上站点再发布',
    '必到的青年队还没有人，请派一位，或写明为什么不到。',
  ])
  expect(await refused()).toMatchObject({ ok: false, code: 'TOUR_NO_STOPS' })
})

test('a stop that has begun stays as it was released, and is in nobody’s way', async () => {
  const yesterday = { start: instantOf('2026-11-19', '09:00'), end: instantOf('2026-11-19', '10:30') }
  // what had been drafted for it came too late
  const [start, end] = [instantOf('2026-11-28', '14:00'), instantOf('2026-11-28', '15:30')]
  const late = stopOf(1, { ...yesterday, draft: { ...moved, start, end } })
  await givenStops([late, { ...comes('m-chen'), released: true, told: ['m-chen'] }])
  await given('tours', { ...rows('tours')[0]!, version: 1 })
  await given('staffings', { ...rows('staffings')[0]!, people: { 'm-chen': { name: 'chen', team: 'youth' } } })
  expect(await check()).toMatchObject({ problems: [], changes: [] })
  expect(await release(1)).toMatchObject({ version: 1 })
})

describe('cut short after any request, released again it ends the same', () => {
  const state = () => ({
    sessions: rows('sessions')
      .map(({ _id, start, place, version, announced, lecturer, helpers, agenda }) => ({
        ...{ _id, start, place, version, announced, lecturer, helpers, agenda },
      }))
      .sort((a, b) => (a._id < b._id ? -1 : 1)),
    stops: rows('stops').map(({ _id, start, draft, cancelUntold }) => ({ _id, start, draft, cancelUntold })),
    staffings: rows('staffings').map(({ stops }) =>
      Object.values(stops).map(({ who, told, released, start }) => ({ who, told, released, start })),
    ),
    told: toursTold(),
    tours: rows('tours').map(({ version }) => version),
    versions: rows('tourVersions').map(({ version, changes, waivers }) => ({ version, changes, waivers })),
  })
  const first = () => givenStops([stopOf(1), comes('m-chen')], [stopOf(2), comes('m-gao')])
  const second = async () => {
    await first()
    await release(0)
    await tick()
    await draftOf(1, facts(9))
    await mustCallAs(OFFICE, 'tour.cancelStop', { stopId: stopOf(2)._id, reason: '防汛值守' })
    await tick()
  }

  test.each([
    ['the first', 0, first],
    ['a later one', 1, second],
  ] as const)('%s', async (_what, version, lay) => {
    await lay()
    await release(version)
    const whole = state()
    let cut = 0
    for (let requests = 1; requests <= 16; requests += 1) {
      await anew()
      await lay()
      world().faults.crashAfter = { requests, function: 'api' }
      await callAs(OFFICE, 'tour.release', { tourId, version, waivers: [] }).catch(() => (cut += 1))
      world().faults.crashAfter = null
      await release(version)
      expect({ requests, ...state() }).toEqual({ requests, ...whole })
    }
    expect(cut).toBeGreaterThan(8)
  })

  test('what is edited or cancelled before it is gone on with counts', async () => {
    await first()
    world().faults.crashAfter = { requests: 7, function: 'api' }
    await callAs(OFFICE, 'tour.release', { tourId, version: 0, waivers: [] }).catch(() => null)
    world().faults.crashAfter = null
    expect(rows('tourVersions')).toHaveLength(1)
    await mustCallAs(OFFICE, 'tour.cancelStop', { stopId: stopOf(2)._id, reason: '防汛值守' })
    const { changes, told } = await release(0)
    expect([changes.map(({ stopId }) => stopId), told]).toEqual([[stopOf(1)._id], 1])
    expect(
      rows('sessions')
        .filter(({ cancelled }) => !cancelled)
        .map(({ sourceId }) => sourceId),
    ).toEqual([stopOf(1)._id])
  })
})
