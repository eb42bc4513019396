import { at, newIdOf } from '../../support/tourPlan'
import { givenSpeakers, givenStops, OFFICE, speakerOf, stopOf, tourId } from '../../support/tours'
import { callAs, given, givenPeople, mustCallAs, setClock, useWorld } from '../../support/world'

useWorld()
beforeEach(async () => {
  await givenPeople()
  await givenSpeakers(speakerOf('zhou'), speakerOf('chen'))
  setClock('23 09:00:00')
})

const goes = { left: 0, who: ['m-zhou'], yes: ['m-zhou'] }

test('tour.open: two hundred stops with all that the office works on, in three requests', async () => {
  const stops = Array.from({ length: 200 }, (_one, n) =>
    stopOf(n + 1, { start: at('10-01', '09:00') + n * 11 * 3_600_000, end: at('10-01', '10:00') + n * 11 * 3_600_000 }),
  )
  await givenStops(...stops.map((stop) => [stop] as [typeof stop]))
  const { reply, cost } = await callAs(OFFICE, 'tour.open', { tourId })
  if (!reply.ok) throw new Error(reply.code)
  expect(reply.data.stops.map(({ id }) => id)).toEqual(stops.map(({ _id }) => _id))
  expect(reply.data.tour).toMatchObject({ id: tourId, quarter: '2026-Q4', version: 0 })
  expect(cost.requests).toBeLessThanOrEqual(3)
})

test('tour.open: who goes, waits and said no by name; what is planned beside what was told', async () => {
  const later = {
    topic: 'safety',
    region: 'changsha',
    place: '三楼',
    start: at('11-30', '09:00'),
    end: at('11-30', '10:00'),
  }
  const stop = stopOf(1, { draft: later as never })
  await givenStops([stop, { ...goes, released: true, waiting: ['m-chen'], no: ['m-gone'], open: true, locked: true }])
  const { stops } = await mustCallAs(OFFICE, 'tour.open', { tourId })
  expect(stops).toMatchObject([
    {
      ...{ start: stop.start, draft: later, state: 'released', places: 1, open: true, locked: true, rev: 1 },
      speakers: [{ id: 'm-zhou', name: 'zhou', team: 'youth', coming: true }],
      waiting: [{ id: 'm-chen', name: 'chen' }],
      declined: [{ id: 'm-gone', name: '宣讲员' }],
    },
  ])
  expect((await callAs(OFFICE, 'tour.open', { tourId: 'nothing' })).reply).toMatchObject({ code: 'NOT_FOUND' })
})

test('tour.open: what was cancelled waits for no release', async () => {
  const draft = {
    topic: 'safety',
    region: 'changsha',
    place: '三楼',
    start: at('11-30', '09:00'),
    end: at('11-30', '10:00'),
  }
  const stop = stopOf(1, { draft: draft as never, cancelReason: '抢险' })
  await givenStops([stop, { ...goes, released: true, cancelled: true }])
  const { stops } = await mustCallAs(OFFICE, 'tour.open', { tourId })
  expect(stops).toMatchObject([{ state: 'cancelled', draft: null }])
})

test('tour.open: a tour without stops is open too', async () => {
  await givenStops()
  expect(await mustCallAs(OFFICE, 'tour.open', { tourId })).toMatchObject({ tour: { id: tourId }, stops: [] })
})

test('tour.schedule: released stops of the month as they were told, with who goes; of the unit and below', async () => {
  const moved = { draft: { ...stopOf(2), start: at('11-25', '09:00'), end: at('11-25', '10:00'), place: '三楼' } }
  const [draft, released, sibling, foreign, cancelled, other] = [
    stopOf(1),
    stopOf(2, moved),
    stopOf(3, {}, 'sibling'),
    stopOf(4, {}, 'foreign'),
    stopOf(5, { cancelReason: '抢险' }),
    stopOf(6, { start: at('11-30', '09:00'), end: at('11-30', '10:00') }),
  ]
  const told = { ...goes, released: true }
  await givenStops(
    [draft],
    [released, told],
    [sibling, told],
    [foreign, told],
    [cancelled, { ...told, cancelled: true }],
    [other, told],
  )
  const schedule = (orgId: string, month = '2026-12', openid = 'o-unitOrganiser') =>
    callAs(openid, 'tour.schedule', { orgId, month })
  const { reply, cost } = await schedule('unit')
  expect(reply).toMatchObject({
    data: {
      stops: [
        { id: released._id, start: released.start, place: released.place, speakers: [{ id: 'm-zhou', name: 'zhou' }] },
        { id: sibling._id, state: 'released' },
        { id: cancelled._id, state: 'cancelled' },
      ],
    },
  })
  expect(cost.requests).toBeLessThanOrEqual(3)
  const own = await schedule('branch', '2026-12', 'o-secretary')
  expect(own.reply).toMatchObject({ data: { stops: [{ id: released._id }, { id: cancelled._id }] } })
  expect(own.cost.requests).toBeLessThanOrEqual(3)
  expect((await schedule('unit', '2026-11')).reply).toMatchObject({ data: { stops: [{ id: other._id }] } })
  expect((await schedule('unit', '2026-12', 'o-otherOrganiser')).reply).toMatchObject({ code: 'FORBIDDEN' })
})

test('tour.schedule: however many they are, in three requests', async () => {
  const stops = Array.from({ length: 250 }, (_one, n) =>
    stopOf(n + 1, { start: at('12-01', '00:10') + n * 2 * 3_600_000, end: at('12-01', '00:20') + n * 2 * 3_600_000 }),
  )
  await givenStops(...stops.map((stop) => [stop, { released: true }] as [typeof stop, { released: boolean }]))
  const { reply, cost } = await callAs('o-unitOrganiser', 'tour.schedule', { orgId: 'unit', month: '2026-12' })
  if (!reply.ok) throw new Error(reply.code)
  expect([reply.data.stops.length, cost.requests <= 3]).toEqual([250, true])
})

test('tour.changelog: the newest first, each with what it changed and why a team did not come', async () => {
  const version = (n: number) => ({
    ...{
      _id: `${tourId}:${n}`,
      tourId,
      version: n,
      at: n,
      by: '宣讲办',
      waivers: [{ team: 'expert' as const, reason: '出差' }],
    },
    changes: [{ stopId: newIdOf('stop'), kind: 'added' as const, sentence: `第 ${n} 版。`, speakers: ['m-zhou'] }],
  })
  await given('tourVersions', version(1), version(2), { ...version(3), _id: 'other:3', tourId: 'other' })
  const { versions } = await mustCallAs(OFFICE, 'tour.changelog', { tourId })
  expect(versions).toEqual(
    [2, 1].map((n) => ({
      ...{ version: n, at: n, by: '宣讲办', waivers: [{ team: 'expert', reason: '出差' }] },
      changes: [{ stopId: newIdOf('stop'), kind: 'added', sentence: `第 ${n} 版。` }],
    })),
  )
})
