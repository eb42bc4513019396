import { instantOf } from '#domain/calendar'
import type { Stop } from '../../../cloudfunctions/shared/documents'
import { givenSpeakers, givenStops, OFFICE, speakerOf, stopOf, tourId } from '../../support/tours'
import { publish } from '../../support/themeDay'
import { callAs, givenPeople, mustCallAs, rows, setClock, useWorld } from '../../support/world'

useWorld()
const day = { start: instantOf('2026-11-23', '09:00'), end: instantOf('2026-11-23', '11:30') }
const leg = (name: string) => ({ name, expected: null, counted: null })

async function given(more: Partial<Stop> = {}): Promise<string> {
  setClock('20 09:00:00')
  await givenPeople()
  await givenSpeakers(speakerOf('chen'))
  const legs = [leg('出发'), leg('纪念馆'), leg('返程')]
  await givenStops([stopOf(1, { ...day, legs, ...more }), { who: ['m-chen'], yes: ['m-chen'], left: 0 }])
  await mustCallAs(OFFICE, 'tour.release', { tourId, version: 0, waivers: [] })
  setClock('23 08:50:00')
  return rows('sessions')[0]!._id
}

const count = async (sessionId: string, at: number, heads: number, all = false) =>
  (await callAs('o-secretary', 'stop.count', { sessionId, leg: at, heads, all })).reply
const legsNow = () => rows('stops')[0]!.legs

test('one leg after the other; fewer than set out need a word that one goes on', async () => {
  const sessionId = await given()
  const { stop } = await mustCallAs('o-secretary', 'stop.ofSession', { sessionId })
  expect(stop).toEqual({
    id: stopOf(1)._id,
    speakers: ['chen'],
    legs: [{ name: '出发', expected: 45, counted: null }, leg('纪念馆'), leg('返程')],
  })
  expect(await count(sessionId, 1, 45)).toMatchObject({ ok: false, code: 'STOP_LEG' })
  expect(await count(sessionId, 0, 44)).toMatchObject({ ok: false, code: 'STOP_HEADS' })
  expect(await count(sessionId, 0, 44, true)).toMatchObject({
    data: { legs: [{ expected: 45, counted: 44 }, { expected: 44, counted: null }, leg('返程')] },
  })
  // the same again, and put right while nothing follows
  expect(await count(sessionId, 0, 44)).toMatchObject({ ok: true })
  expect(await count(sessionId, 0, 46)).toMatchObject({ data: { legs: [{ counted: 46 }, { expected: 46 }, {}] } })
  expect(await count(sessionId, 1, 46)).toMatchObject({ ok: true })
  expect(await count(sessionId, 0, 47)).toMatchObject({ ok: false, code: 'STOP_LEG' })
  expect(await count(sessionId, 2, 45)).toMatchObject({ ok: false, code: 'STOP_HEADS' })
  expect(await count(sessionId, 2, 46)).toMatchObject({ ok: true })
  expect(await count(sessionId, 3, 46)).toMatchObject({ ok: false, code: 'STOP_LEG' })
  expect(legsNow()).toEqual([
    { name: '出发', expected: 45, counted: 46 },
    { name: '纪念馆', expected: 46, counted: 46 },
    { name: '返程', expected: 46, counted: 46 },
  ])
})

test('whoever has signed in has set out', async () => {
  const sessionId = await given()
  const memberIds = ['m-li', 'm-wang']
  await mustCallAs('o-secretary', 'attendance.rollCall', { sessionId, memberIds })
  expect(await count(sessionId, 0, 1)).toMatchObject({ ok: false, code: 'STOP_HEADS' })
  expect(await count(sessionId, 0, 2)).toMatchObject({ ok: true })
  expect(legsNow()[0]).toMatchObject({ expected: 2, counted: 2 })
})

test('the speaker may count, a stranger may not; of two at once one is told', async () => {
  const sessionId = await given()
  const asked = { sessionId, leg: 0, heads: 45, all: false }
  expect((await callAs('o-li', 'stop.count', asked)).reply).toMatchObject({ ok: false, code: 'FORBIDDEN' })
  const both = await Promise.all([
    callAs('o-chen', 'stop.count', asked),
    callAs('o-secretary', 'stop.count', { ...asked, heads: 50 }),
  ])
  const codes = both.map(({ reply }) => (reply.ok ? 'OK' : reply.code)).sort()
  expect([
    ['OK', 'STOP_CHANGED'],
    ['OK', 'OK'],
  ]).toContainEqual(codes)
  expect([45, 50]).toContain(legsNow()[0]!.counted)
})

test('before the door opens nothing is counted; another session has no legs', async () => {
  const sessionId = await given()
  setClock('23 08:00:00')
  expect(await count(sessionId, 0, 45)).toMatchObject({ ok: false, code: 'SIGN_IN_NOT_OPEN' })
  setClock('20 09:00:00')
  const themeDay = (await publish()).sessionId
  expect(await mustCallAs('o-secretary', 'stop.ofSession', { sessionId: themeDay })).toEqual({ stop: null })
})
