import type { Input } from '#types/contract'
import { instantOf } from '#domain/calendar'
import { givenSpeakers, givenStops, speakerOf, staffOf, stopOf } from '../../support/tours'
import { callAs, given, mustCallAs, rows, setClock, useWorld } from '../../support/world'

useWorld()
beforeEach(() => setClock('20 09:00:00'))

type Seen = Input<'stop.register'>

const one = stopOf(1)
const seenOf = ({ _id, start, end, region, topic }: typeof one): Seen => ({ stopId: _id, start, end, region, topic })
const seen = seenOf(one)

const month = () => rows('staffings')[0]!
const staff = () => month().stops[one._id]!
const open = { open: true }

async function code(openid: string, action: 'stop.register' | 'stop.wait', input: Seen = seen) {
  const { reply, cost } = await callAs(openid, action, input)
  return { code: reply.ok ? 'OK' : reply.code, requests: cost.requests }
}

describe('报名', () => {
  test('takes a place in two requests; again, it changes nothing', async () => {
    await givenSpeakers(speakerOf('zhou'), speakerOf('yang'))
    await givenStops([one, { ...open, left: 2, no: ['m-zhou'] }])
    expect(await code('o-zhou', 'stop.register')).toEqual({ code: 'OK', requests: 2 })
    expect(staff()).toMatchObject({ left: 1, who: ['m-zhou'], yes: ['m-zhou'], no: [], rev: 2 })
    const { stopId, start, end, region } = seen
    expect(month().held).toEqual({ 'm-zhou': [{ stopId, start, end, region }] })
    const before = month()
    expect(await code('o-zhou', 'stop.register')).toEqual({ code: 'OK', requests: 3 })
    expect(month()).toEqual(before)
  })

  test('of somebody who was asked meanwhile is a yes', async () => {
    await givenSpeakers(speakerOf('zhou'))
    await givenStops([one, { ...open, left: 0, who: ['m-zhou'] }])
    expect((await code('o-zhou', 'stop.register')).code).toBe('OK')
    expect(staff()).toMatchObject({ left: 0, who: ['m-zhou'], yes: ['m-zhou'] })
  })

  const late = stopOf(2, { start: one.end + 29 * 60_000, end: one.end + 60 * 60_000 })
  const far = stopOf(2, { start: one.end + 79 * 60_000, end: one.end + 90 * 60_000, region: 'zhuzhou' })
  const justFar = { ...far, start: one.end + 80 * 60_000, end: one.end + 90 * 60_000 }
  const justLate = { ...late, start: one.end + 30 * 60_000 }

  test.each<[string, Parameters<typeof givenStops>, string]>([
    ['a full one', [[one, { ...open, left: 0, who: ['m-yang'] }]], 'STOP_FULL'],
    ['one that is not open', [[one]], 'STOP_NOT_OPEN'],
    ['one for partners', [[one, { ...open, partnerOnly: true }]], 'STOP_NOT_OPEN'],
    ['a cancelled one', [[one, { ...open, cancelled: true }]], 'STOP_CHANGED'],
    ['one that was moved', [[{ ...one, end: one.end + 1 }, open]], 'STOP_CHANGED'],
    ['one that is gone', [[late]], 'STOP_CHANGED'],
    [
      'one 29 minutes before another',
      [
        [one, open],
        [late, { left: 0, who: ['m-zhou'] }],
      ],
      'STOP_NOT_FREE',
    ],
    [
      'one 30 minutes before another',
      [
        [one, open],
        [justLate, { left: 0, who: ['m-zhou'] }],
      ],
      'OK',
    ],
    [
      'one too far from another that they wait for',
      [
        [one, open],
        [far, { left: 0, who: ['m-yang'], waiting: ['m-zhou'] }],
      ],
      'STOP_NOT_FREE',
    ],
    [
      'one just near enough',
      [
        [one, open],
        [justFar, { left: 0, who: ['m-zhou'] }],
      ],
      'OK',
    ],
    ['one of the own branch', [[{ ...one, hostId: 'foreign' }, open]], 'STOP_OWN_BRANCH'],
    [
      'one of the own branch, where that is allowed',
      [[{ ...one, hostId: 'foreign', ownBranchAllowed: true }, open]],
      'OK',
    ],
  ])('%s', async (_what, stops, expected) => {
    await givenSpeakers(speakerOf('zhou'), speakerOf('yang'))
    await givenStops(...stops)
    const before = JSON.stringify(month())
    const answer = await code('o-zhou', 'stop.register')
    expect(answer).toEqual({ code: expected, requests: expected === 'OK' ? 2 : 3 })
    expect(JSON.stringify(month()) === before).toBe(expected !== 'OK')
  })

  test.each([
    [2, 'OK'],
    [1, 'STOP_MONTH_FULL'],
  ])('with another stop this month and %i a month: %s', async (monthlyLimit, expected) => {
    await givenSpeakers(speakerOf('zhou', { monthlyLimit }))
    await givenStops([one, open], [stopOf(5), { left: 0, who: ['m-zhou'] }])
    expect((await code('o-zhou', 'stop.register')).code).toBe(expected)
  })

  test('another topic than one speaks about, and what has begun, cost one request', async () => {
    await givenSpeakers(speakerOf('zhou'))
    await givenStops([one, open])
    expect(await code('o-zhou', 'stop.register', { ...seen, topic: 'law' })).toEqual({
      code: 'STOP_TOPIC',
      requests: 1,
    })
    setClock('01 09:00:00')
    expect(
      await code('o-zhou', 'stop.register', { ...seen, start: instantOf('2026-10-01'), end: instantOf('2026-10-02') }),
    ).toEqual({
      code: 'STOP_STATE',
      requests: 1,
    })
    expect(staff()).toEqual(staffOf(one, open))
  })

  test('only for who is in the list', async () => {
    await givenSpeakers(speakerOf('zhou', { state: 'applied' }), speakerOf('yang'))
    await givenStops([one, open])
    expect((await code('o-zhou', 'stop.register')).code).toBe('SPEAKER_ONLY')
    // left the list between the card and the tap
    await given('staffings', { ...month(), gone: { 'm-yang': true } })
    expect((await code('o-yang', 'stop.register')).code).toBe('SPEAKER_ONLY')
    expect(staff().who).toEqual([])
  })
})

describe('排队', () => {
  const full = { ...open, left: 0, who: ['m-yang'], yes: ['m-yang'] }

  test('in the order of coming, in three requests; again one keeps the place', async () => {
    await givenSpeakers(speakerOf('zhou'), speakerOf('yang'), speakerOf('wu'))
    await givenStops([one, full])
    for (const [name, place] of [
      ['zhou', 1],
      ['wu', 2],
      ['zhou', 1],
      ['yang', 0],
    ] as const) {
      const { reply, cost } = await callAs(`o-${name}`, 'stop.wait', seen)
      expect(reply).toMatchObject({ ok: true, data: { place } })
      expect(cost.requests).toBe(3)
    }
    expect(staff().waiting).toEqual(['m-zhou', 'm-wu'])
    expect(month().held).toMatchObject({ 'm-zhou': [{ stopId: one._id }], 'm-wu': [{ stopId: one._id }] })
    expect((await code('o-zhou', 'stop.register')).code).toBe('STOP_FULL')
  })

  test('not while there are places, nor beside another stop', async () => {
    await givenSpeakers(speakerOf('zhou'), speakerOf('yang'))
    await givenStops(
      [one, open],
      [
        { ...stopOf(2), start: one.start, end: one.end },
        { ...full, who: ['m-zhou'] },
      ],
    )
    expect((await code('o-yang', 'stop.wait')).code).toBe('STOP_HAS_PLACES')
    expect((await code('o-zhou', 'stop.wait')).code).toBe('STOP_NOT_FREE')
    expect(staff().waiting).toEqual([])
  })
})

test('可报名的站点: those of one’s topics that are open, with what is in the way; three requests', async () => {
  await givenSpeakers(speakerOf('zhou', { home: 'yueyang' }), speakerOf('yang'))
  const [two, three, four] = [2, 3, 4].map((n) => stopOf(n)) as [typeof one, typeof one, typeof one]
  const near = stopOf(2, { _id: 'stop-near', start: two.start, end: two.end })
  await givenStops(
    [three, { ...open, left: 0, who: ['m-yang'], waiting: ['m-zhou'] }],
    [one, { ...open, left: 3, who: ['m-zhou'], yes: ['m-zhou'] }],
    [four],
    [two, open],
    [near, { left: 0, who: ['m-zhou'] }],
    [stopOf(6, { topic: 'law' }), open],
    [stopOf(7), { ...open, cancelled: true }],
    [stopOf(8, { hostId: 'foreign' }), open],
    [stopOf(9), { ...open, left: 0, who: ['m-zhou'] }],
  )
  const { reply, cost } = await callAs('o-zhou', 'stop.openings', { month: '2026-12' })
  expect(cost.requests).toBe(3)
  const shown = reply.ok ? reply.data.stops : []
  expect(
    shown.map(({ id, left, places, waiting, mine, line, clash, travel }) => [
      id,
      left,
      places,
      waiting,
      mine,
      line,
      clash,
      travel,
    ]),
  ).toEqual([
    [one._id, 3, 4, 0, 'coming', null, false, 115],
    [two._id, 1, 1, 0, null, null, true, 115],
    [three._id, 0, 1, 1, 'waiting', 1, false, 115],
  ])
  expect((await mustCallAs('o-zhou', 'stop.openings', { month: '2027-01' })).stops).toEqual([])
})
