import { at, crashing, entryOf, heldBy, toldOf, twice } from '../../support/tourPlan'
import { givenSpeakers, givenStops, OFFICE, speakerOf, stopOf } from '../../support/tours'
import { callAs, givenPeople, rows, setClock, useWorld, world } from '../../support/world'

const crowd = Array.from({ length: 10 }, (_one, n) => `s${n}`)

useWorld()
beforeEach(anew)
async function anew(): Promise<void> {
  await world().reset()
  await givenPeople()
  await givenSpeakers(...crowd.map((name) => speakerOf(name)))
  setClock('23 09:00:00')
}

const stop = stopOf(1)
const set = (places: number, open = true) => callAs(OFFICE, 'tour.setPlaces', { stopId: stop._id, open, places })
const lock = (rev: number, locked = true) => callAs(OFFICE, 'tour.lock', { stopId: stop._id, rev, locked })
const line = { left: 0, who: ['m-s0'], yes: ['m-s0'], waiting: ['m-s1', 'm-s2', 'm-s3'], open: true }
const movedUp = '名额增加，您已排上，请准时到'

test('tour.setPlaces: opened for so many; closed again, the places stay', async () => {
  await givenStops([stop])
  expect((await set(3)).reply).toMatchObject({ ok: true, data: { places: 3, promoted: [] } })
  expect(entryOf(stop._id)).toMatchObject({ left: 3, open: true, rev: 2 })
  for (const { reply } of await twice(() => set(3, false))) expect(reply).toMatchObject({ ok: true })
  expect(entryOf(stop._id)).toMatchObject({ left: 3, open: false, rev: 3 })
})

test('tour.setPlaces: more places promote whoever waits, in order, and tell them', async () => {
  await givenStops([stop, line])
  const promoted = [{ id: 'm-s1', name: 's1', team: 'youth' }, { id: 'm-s2' }]
  expect((await set(3)).reply).toMatchObject({ data: { promoted } })
  const who = ['m-s0', 'm-s1', 'm-s2']
  expect(entryOf(stop._id)).toMatchObject({ who, yes: who, waiting: ['m-s3'], left: 0 })
  expect(heldBy('m-s1')).toEqual([{ stopId: stop._id, start: stop.start }])
  expect(toldOf()).toEqual([`m-s1 ${movedUp}`, `m-s2 ${movedUp}`])
})

test.each([
  ['below those who come', 0, 'STOP_PLACES'],
  ['half a place', 1.5, 'INVALID_INPUT'],
  ['fewer than come', 1, 'STOP_PLACES_BELOW'],
])('tour.setPlaces: %s: refused, and everybody keeps their place', async (_name, places, code) => {
  await givenStops([stop, { ...line, who: ['m-s0', 'm-s4'] }])
  expect((await set(places)).reply).toMatchObject({ code })
  expect(entryOf(stop._id)).toMatchObject({ who: ['m-s0', 'm-s4'], rev: 1 })
})

test('tour.setPlaces: not in the past, and what is for partners alone is not opened', async () => {
  const past = { start: at('11-20', '09:00'), end: at('11-20', '10:00') }
  await givenStops([stopOf(1, past)])
  expect((await set(2)).reply).toMatchObject({ code: 'STOP_PAST' })
  await anew()
  await givenStops([stop, { partnerOnly: true }])
  expect((await set(2)).reply).toMatchObject({ code: 'STOP_PARTNER_ONLY' })
  expect((await set(2, false)).reply).toMatchObject({ ok: true })
})

test('tour.setPlaces: of a stop that is to move, in the month that it moves to', async () => {
  const draft = { ...stop, start: at('11-27', '09:00'), end: at('11-27', '10:00') }
  await givenStops([stopOf(1, { draft }), { ...line, released: true }])
  expect((await set(2)).reply).toMatchObject({ ok: true })
  expect(entryOf(stop._id)).toMatchObject({ month: '2026-11', who: ['m-s0', 'm-s1'] })
})

test('tour.setPlaces: fewer and more while many register and wait: never more than there are, and nobody twice', async () => {
  await givenStops([stop, { left: 2, open: true }])
  const asked = { stopId: stop._id, start: stop.start, end: stop.end, region: stop.region, topic: stop.topic }
  const taps = crowd.map((name, n) => callAs(`o-${name}`, n % 2 ? 'stop.register' : 'stop.wait', asked))
  const changes = [3, 2, 5, 1].map((places) => set(places))
  await Promise.all([...taps, ...changes])
  const { who, waiting, left } = entryOf(stop._id)!
  expect(left).toBeGreaterThanOrEqual(0)
  expect([1, 2, 3, 5]).toContain(who.length + left)
  expect(new Set([...who, ...waiting]).size).toBe(who.length + waiting.length)
  // whoever waits does so for want of a place
  expect(waiting.length === 0 || left === 0).toBe(true)
  const holding = crowd.filter((name) => heldBy(`m-${name}`).length)
  expect(holding.map((name) => `m-${name}`).sort()).toEqual([...who, ...waiting].sort())
  expect(holding.every((name) => heldBy(`m-${name}`).length === 1)).toBe(true)
})

test('tour.setPlaces: broken off after any request and asked again, those who moved up are told once', () =>
  crashing('tour.setPlaces', () => ({ stopId: stop._id, open: true, places: 2 }), {
    requests: 10,
    anew: async () => {
      await anew()
      await givenStops([stop, line])
    },
    check: (after) => {
      expect([after, entryOf(stop._id)?.who]).toEqual([after, ['m-s0', 'm-s1']])
      expect(toldOf()).toEqual([`m-s1 ${movedUp}`])
    },
  }))

test('tour.lock: as it was seen, and again the same; not on what has changed since', async () => {
  await givenStops([stop])
  expect((await lock(7)).reply).toMatchObject({ code: 'STOP_CHANGED' })
  for (const { reply } of await twice(() => lock(1))) expect(reply).toMatchObject({ ok: true, data: { locked: true } })
  expect(entryOf(stop._id)).toMatchObject({ locked: true, rev: 2 })
  expect((await lock(1, false)).reply).toMatchObject({ code: 'STOP_CHANGED' })
  expect((await lock(2, false)).reply).toMatchObject({ data: { locked: false } })
})

test('only the office opens and locks', async () => {
  await givenStops([stop, line])
  for (const openid of ['o-secretary', 'o-s0', 'o-groupOrganiser']) {
    const places = { stopId: stop._id, open: true, places: 9 }
    expect((await callAs(openid, 'tour.setPlaces', places)).reply).toMatchObject({ code: 'FORBIDDEN' })
    const asked = { stopId: stop._id, rev: 1, locked: true }
    expect((await callAs(openid, 'tour.lock', asked)).reply).toMatchObject({ code: 'FORBIDDEN' })
  }
  expect(rows('staffings')).toMatchObject([{ rev: 1 }])
})
