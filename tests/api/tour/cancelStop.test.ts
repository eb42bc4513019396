import { addOf, askOf, at, crashing, entryOf, heldBy, newIdOf, sessionOf, toldOf } from '../../support/tourPlan'
import { givenSpeakers, givenStops, OFFICE, speakerOf, stopOf, tourOf } from '../../support/tours'
import { callAs, given, givenPeople, mustCallAs, rows, setClock, tick, useWorld, world } from '../../support/world'

const crowd = Array.from({ length: 12 }, (_one, n) => `s${String(n).padStart(2, '0')}`)

useWorld()
beforeEach(anew)
async function anew(): Promise<void> {
  await world().reset()
  await givenPeople()
  await givenSpeakers(...['zhou', 'chen', ...crowd].map((name) => speakerOf(name)))
  setClock('23 09:00:00')
}

const stop = stopOf(1)
const reason = '当天封路'
const cancelled = '已取消，原因见小程序'
const cancel = (of = stop, why = reason) => callAs(OFFICE, 'tour.cancelStop', { stopId: of._id, reason: why })
const stopNow = () => rows('stops').find(({ _id }) => _id === stop._id)!
const goes = { left: 0, who: ['m-zhou'], yes: ['m-zhou'], waiting: ['m-chen'], open: true }

test('released: nobody goes any more, the session is off, and all whom it concerns are told', async () => {
  await givenStops([stop, { ...goes, released: true, told: ['m-zhou'] }])
  await given('sessions', sessionOf(stop, true))
  expect((await cancel()).reply).toMatchObject({ ok: true, data: { state: 'cancelled' } })
  expect(entryOf(stop._id)).toMatchObject({ cancelled: true, open: false, who: ['m-zhou'], waiting: ['m-chen'] })
  expect([heldBy('m-zhou'), heldBy('m-chen')]).toEqual([[], []])
  expect(stopNow()).toMatchObject({ cancelReason: reason, cancelUntold: true })
  expect(rows('sessions')).toMatchObject([{ cancelled: true, cancelReason: reason, announced: false }])
  expect(toldOf()).toEqual([`m-chen ${cancelled}`, `m-zhou ${cancelled}`])
  await tick()
  expect(rows('notices').filter(({ kind }) => kind === 'cancelled')).toMatchObject([{ branchId: 'branch' }])
})

test('whom no word has reached need not hear of a session that will not be', async () => {
  await givenStops([stop, { released: true }])
  await given('sessions', sessionOf(stop, false))
  await cancel()
  await tick()
  expect([rows('sessions'), rows('notices')]).toMatchObject([[{ cancelled: true, announced: true }], []])
})

test('not released: no changelog has to tell of it; whoever asked for it is told', async () => {
  await given('tours', tourOf())
  await mustCallAs('o-secretary', 'request.ask', askOf())
  const { stopId } = await mustCallAs(OFFICE, 'tour.addStop', addOf({ requestId: newIdOf('request') }))
  await mustCallAs(OFFICE, 'tour.cancelStop', { stopId, reason })
  expect(rows('stops')).toMatchObject([{ cancelReason: reason, cancelUntold: false }])
  expect(toldOf()).toEqual([`m-secretary ${cancelled}`])
})

test('again: nothing changes, nobody is told twice, and the first reason stays', async () => {
  await givenStops([stop, { ...goes, released: true }])
  await given('sessions', sessionOf(stop, true))
  await cancel()
  const before = [rows('stops'), rows('staffings'), rows('sessions'), rows('notices')]
  expect((await cancel(stop, '别的原因')).reply).toMatchObject({ ok: true })
  expect([rows('stops'), rows('staffings'), rows('sessions'), rows('notices')]).toEqual(before)
})

test('what was released is cancelled until it begins; what was not, also afterwards', async () => {
  const past = { start: at('11-23', '08:30'), end: at('11-23', '10:00') }
  const [begun, never] = [stopOf(2, past), stopOf(3, past)]
  await givenStops([begun, { ...goes, released: true }], [never])
  expect((await cancel(begun)).reply).toMatchObject({ code: 'STOP_STARTED' })
  expect(entryOf(begun._id)).toMatchObject({ cancelled: false })
  expect((await cancel(never)).reply).toMatchObject({ ok: true })
})

test('nothing of it can be done any more', async () => {
  await givenStops([stop, goes])
  await cancel()
  const asked = { stopId: stop._id, start: stop.start, end: stop.end, region: stop.region, topic: stop.topic }
  expect((await callAs('o-s00', 'stop.register', asked)).reply.ok).toBe(false)
  const places = { stopId: stop._id, open: true, places: 5 }
  expect((await callAs(OFFICE, 'tour.setPlaces', places)).reply).toMatchObject({ code: 'STOP_CHANGED' })
  const lock = { stopId: stop._id, rev: 2, locked: true }
  expect((await callAs(OFFICE, 'tour.lock', lock)).reply).toMatchObject({ code: 'STOP_CHANGED' })
  expect(heldBy('m-s00')).toEqual([])
})

// T8
test('cancelled while many register: at every commit in order, and everybody who had a place is told', async () => {
  for (let round = 0; round < 4; round += 1) {
    await anew()
    await givenStops([stop, { left: 6, open: true }])
    const asked = { stopId: stop._id, start: stop.start, end: stop.end, region: stop.region, topic: stop.topic }
    const registering = crowd.map(async (name, n) => {
      await new Promise((done) => setTimeout(done, n))
      const { reply } = await callAs(`o-${name}`, 'stop.register', asked)
      return reply.ok ? [`m-${name}`] : []
    })
    await new Promise((done) => setTimeout(done, round * 4))
    const [{ reply }, ...registered] = await Promise.all([cancel(), ...registering])
    expect(reply).toMatchObject({ ok: true })
    const entry = entryOf(stop._id)!
    expect([...entry.who].sort()).toEqual(registered.flat().sort())
    expect(entry).toMatchObject({ cancelled: true, open: false, left: 6 - entry.who.length })
    expect(toldOf()).toEqual(entry.who.map((id) => `${id} ${cancelled}`).sort())
    expect(rows('staffings').flatMap(({ held }) => Object.values(held).flat())).toEqual([])
  }
})

test('broken off after any request and asked again: all of it is off, and everybody is told once', () =>
  crashing('tour.cancelStop', () => ({ stopId: stop._id, reason }), {
    requests: 14,
    anew: async () => {
      await anew()
      await givenStops([stop, { ...goes, released: true }])
      await given('sessions', sessionOf(stop, true))
    },
    check: (after) => {
      expect([after, heldBy('m-zhou'), heldBy('m-chen')]).toEqual([after, [], []])
      expect(stopNow()).toMatchObject({ cancelReason: reason, cancelUntold: true })
      expect(rows('sessions')).toMatchObject([{ cancelled: true, announced: false, cancelReason: reason }])
      expect(toldOf()).toEqual([`m-chen ${cancelled}`, `m-zhou ${cancelled}`])
    },
  }))
