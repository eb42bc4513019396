import { instantOf } from '#domain/calendar'
import type { StopStaff } from '#domain/staffing'
import type { Stop } from '../../cloudfunctions/shared/documents'
import { currentToken } from '../support/themeDay'
import { givenSpeakers, givenStops, OFFICE, speakerOf, stopOf, tourId } from '../support/tours'
import { callAs, givenPeople, mustCallAs, rows, setClock, tick, useWorld, world } from '../support/world'

useWorld()
beforeEach(anew)
async function anew(): Promise<void> {
  await world().reset()
  setClock('20 09:00:00')
  await givenPeople()
  await givenSpeakers(speakerOf('chen'), speakerOf('wu'))
}

const on = (day: string) => ({ start: instantOf(`2026-11-${day}`, '09:00'), end: instantOf(`2026-11-${day}`, '10:30') })
const comes = (...who: string[]) => ({ who, yes: who, left: 0 })
const stopNow = (n = 1) => rows('stops').find(({ _id }) => _id === stopOf(n)._id)!
const sessionOf = (n = 1) => rows('sessions').find(({ sourceId }) => sourceId === stopOf(n)._id)!

async function released(...stops: [Stop, Partial<StopStaff>?][]): Promise<void> {
  await givenStops(...stops)
  await mustCallAs(OFFICE, 'tour.release', { tourId, version: 0, waivers: [] })
}

async function held(): Promise<void> {
  await released([stopOf(1, on('23')), comes('m-chen')], [stopOf(2, on('24')), comes('m-wu')])
  await tick()
  setClock('23 09:05:00')
  const sessionId = sessionOf()._id
  await mustCallAs('o-secretary', 'attendance.rollCall', { sessionId, memberIds: ['m-secretary', 'm-li'] })
  // the speaker signs in like everybody, and is not of the audience
  await mustCallAs('o-chen', 'attendance.signIn', { token: await currentToken(sessionId) })
  expect(rows('attendances')).toHaveLength(3)
  setClock('23 10:31:00')
}

test('what came of a stop is written once its session is settled, and stands in the speaker’s record', async () => {
  await held()
  await tick()
  expect(stopNow().result).toBeNull()
  setClock('24 10:45:00')
  await tick()
  expect(sessionOf().settledAt).not.toBeNull()
  expect([stopNow().result, stopNow(2).result]).toEqual([
    { present: 2, headCount: null, speakers: [{ id: 'm-chen', name: 'chen', team: 'youth' }] },
    null,
  ])
  const { stops } = await mustCallAs('o-chen', 'speaker.record', {})
  expect(stops).toMatchObject([{ id: stopOf(1)._id, present: 2 }])
  const { state } = (await mustCallAs(OFFICE, 'tour.open', { tourId })).stops[0]!
  expect(state).toBe('closed')
  const before = stopNow()
  await tick()
  expect(stopNow()).toEqual(before)
})

test('cut short after any request, the next tick does it', async () => {
  for (let requests = 20; requests <= 60; requests += 8) {
    await anew()
    await held()
    setClock('24 10:45:00')
    world().faults.crashAfter = { requests, function: 'timer' }
    await tick().catch(() => null)
    world().faults.crashAfter = null
    await tick()
    await tick()
    expect({ requests, result: stopNow().result }).toMatchObject({ requests, result: { present: 2 } })
  }
})

test('a cancelled stop and one that was never released are passed by', async () => {
  await givenStops(
    [stopOf(1, on('18')), comes('m-chen')],
    [stopOf(2, { ...on('18'), cancelReason: '防汛' }), { cancelled: true }],
  )
  const { reply } = await tick()
  expect(reply).toMatchObject({ done: { closeStops: 0 }, failed: [] })
  expect([stopNow().result, stopNow(2).result]).toEqual([null, null])
})

test.each([
  ['long before', '20 09:00:00', '20 09:05:00'],
  ['a minute before it begins', '25 08:59:00', '25 09:01:00'],
])('whoever registers after the release, %s, is shown by the session, and runs its door', async (_when, at, next) => {
  const stop = stopOf(1, on('25'))
  await released([stop, { ...comes('m-chen'), left: 1, open: true }])
  setClock(at)
  const { _id: id, start, end, region, topic } = stop
  const registered = await callAs('o-wu', 'stop.register', { ...{ start, end, region, topic }, stopId: id })
  expect(registered.reply).toMatchObject({ ok: true })
  expect(sessionOf().helpers).toEqual([{ id: 'm-chen', name: 'chen' }])
  setClock(next)
  await tick()
  expect(sessionOf()).toMatchObject({
    helpers: [{ id: 'm-chen' }, { id: 'm-wu' }],
    agenda: [{ title: '安全生产（chen、wu主讲）' }],
    version: 1,
  })
})
