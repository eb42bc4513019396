import { instantOf } from '#domain/calendar'
import { sessionCode } from '../../../cloudfunctions/shared/marks'
import { newSession, type Stop } from '../../../cloudfunctions/shared/documents'
import { givenSpeakers, givenStops, OFFICE, speakerOf, stopOf, tourId } from '../../support/tours'
import { callAs, given, mustCallAs, rows, setClock, useWorld, world } from '../../support/world'

process.env.SIGN_IN_SECRET = 'a secret for tests only, 32 characters'
useWorld()

const one = stopOf(1)
const at = { stopId: one._id, start: one.start }
const taking = (from: string) => {
  const { start, end, region, topic } = one
  return { stopId: one._id, start, end, region, topic, from }
}
const month = () => rows('staffings')[0]!
const staff = () => month().stops[one._id]!
const open = { open: true }
const zhous = { left: 0, who: ['m-zhou'], yes: ['m-zhou'] }

beforeEach(async () => {
  setClock('20 09:00:00')
  await givenSpeakers(speakerOf('zhou'), speakerOf('yang'), speakerOf('wu'), speakerOf('qin', { topics: ['law'] }))
})

const codeOf = ({ reply }: Awaited<ReturnType<typeof callAs>>) => (reply.ok ? 'OK' : reply.code)
/** Who was told what: 'm-yang 有人退出…' */
const told = () =>
  rows('notices').flatMap(({ deliveries, says }) => Object.keys(deliveries).map((id) => `${id} ${says!.hint}`))

function sessionOf(stop: Stop) {
  const { start, end } = stop
  return {
    ...newSession,
    ...{ _id: sessionCode(stop._id, 1), kind: 'stop' as const, sourceId: stop._id, org: 'branch', orgName: 'branch' },
    ...{
      orgPath: stop.orgPath,
      scope: ['branch'],
      title: '宣讲：安全生产',
      place: stop.place,
      start,
      end,
      replyBy: start,
    },
    ...{ window: { opensAt: start, lateAfter: start, closesAt: end }, agenda: [], version: 1, cancelled: false },
    ...{ cancelReason: null, lecturer: { id: 'm-zhou', name: 'zhou' }, publishedAt: 0, publishedBy: 'm-tourOffice' },
    ...{ announced: true, reminded: false, record: 'draft' as const, changedAt: 0, replies: {} },
    helpers: [
      { id: 'm-zhou', name: 'zhou' },
      { id: 'm-li', name: 'li' },
    ],
  }
}

describe('退出', () => {
  test('whoever waited longest moves up and is told, once; left again, nothing changes', async () => {
    await givenStops([one, { ...open, ...zhous, waiting: ['m-yang', 'm-wu'] }])
    await mustCallAs('o-zhou', 'stop.leave', at)
    expect(staff()).toMatchObject({ left: 0, who: ['m-yang'], yes: ['m-yang'], waiting: ['m-wu'], untold: [] })
    expect(month().held['m-zhou']).toEqual([])
    expect(told()).toEqual(['m-yang 有人退出，您已补上，请准时到'])
    const { stops } = month()
    await mustCallAs('o-zhou', 'stop.leave', at)
    expect(month().stops).toEqual(stops)
    expect(told()).toHaveLength(1)
  })

  test('from the line: nobody moves up', async () => {
    await givenStops([one, { ...open, ...zhous, waiting: ['m-yang', 'm-wu'] }])
    await mustCallAs('o-yang', 'stop.leave', at)
    expect(staff()).toMatchObject({ who: ['m-zhou'], waiting: ['m-wu'] })
    expect(told()).toEqual([])
  })

  test('not from a stop that one was assigned to, nor once it has begun', async () => {
    await givenStops([one, zhous])
    expect(codeOf(await callAs('o-zhou', 'stop.leave', at))).toBe('STOP_ASSIGNED')
    world().clock.freeze(one.start)
    expect(codeOf(await callAs('o-zhou', 'stop.leave', at))).toBe('STOP_STATE')
    expect(codeOf(await callAs('o-zhou', 'stop.leave', { ...at, start: at.start + 1 }))).toBe('STOP_CHANGED')
    expect(staff().who).toEqual(['m-zhou'])
  })

  test('of a stop that is to be moved, by the time that is told still', async () => {
    const { topic, region, place } = one
    const moved = {
      topic,
      region,
      place,
      start: instantOf('2027-01-08', '09:00'),
      end: instantOf('2027-01-08', '10:00'),
    }
    await givenStops([
      { ...one, draft: moved },
      { ...open, ...zhous },
    ])
    await mustCallAs('o-zhou', 'stop.leave', at)
    expect(month()).toMatchObject({ _id: '2027-01', stops: { [one._id]: { who: [] } } })
  })

  test('wherever it is cut off, asked again it ends the same, and one is told', async () => {
    for (let requests = 1; requests <= 8; requests += 1) {
      await givenStops([one, { ...open, ...zhous, waiting: ['m-yang'], released: true, told: ['m-zhou'] }])
      await given('sessions', sessionOf(one))
      for (const { _id } of rows('notices')) await world().database.remove('notices', _id)
      world().faults.crashAfter = { requests, function: 'api' }
      await callAs('o-zhou', 'stop.leave', at).catch(() => undefined)
      world().faults.crashAfter = null
      await mustCallAs('o-zhou', 'stop.leave', at)
      expect(staff()).toMatchObject({ who: ['m-yang'], waiting: [], untold: [] })
      expect(told()).toEqual(['m-yang 有人退出，您已补上，请准时到'])
      expect(rows('sessions')[0]).toMatchObject({
        lecturer: { id: 'm-yang' },
        helpers: [{ id: 'm-li' }, { id: 'm-yang' }],
      })
    }
  })
})

describe('接单', () => {
  test('yes, and yes again; nobody who was not asked', async () => {
    await givenStops([one, { left: 0, who: ['m-zhou'] }])
    expect(await mustCallAs('o-zhou', 'stop.answer', { ...at, yes: true })).toEqual({ coming: true })
    expect(await mustCallAs('o-zhou', 'stop.answer', { ...at, yes: true })).toEqual({ coming: true })
    expect(staff()).toMatchObject({ yes: ['m-zhou'], rev: 2 })
    expect(codeOf(await callAs('o-yang', 'stop.answer', { ...at, yes: true }))).toBe('STOP_NOT_ASKED')
    world().clock.freeze(one.start)
    expect(codeOf(await callAs('o-zhou', 'stop.answer', { ...at, yes: true }))).toBe('STOP_STATE')
  })

  test('no: the place is free again, or the next in line has it, and the office is told why', async () => {
    await givenStops([one, { left: 0, who: ['m-zhou', 'm-yang'], waiting: ['m-wu'] }])
    const no = { ...at, yes: false, reason: '当天值班' } as const
    expect(await mustCallAs('o-zhou', 'stop.answer', no)).toEqual({ coming: false })
    expect(staff()).toMatchObject({ left: 0, who: ['m-yang', 'm-wu'], yes: ['m-wu'], no: ['m-zhou'], waiting: [] })
    expect(told().sort()).toEqual(['m-tourOffice zhou接不了：当天值班', 'm-wu 有人退出，您已补上，请准时到'])
    const { stops } = await mustCallAs(OFFICE, 'tour.open', { tourId })
    expect(stops[0]!.declined).toMatchObject([{ id: 'm-zhou', reason: '当天值班' }])
    await mustCallAs('o-zhou', 'stop.answer', no)
    expect(told()).toHaveLength(2)
    await mustCallAs('o-yang', 'stop.answer', no)
    expect(staff()).toMatchObject({ left: 1, who: ['m-wu'] })
  })

  test('no after yes is a matter for 换人', async () => {
    await givenStops([one, zhous])
    const no = { ...at, yes: false, reason: '当天值班' } as const
    expect(codeOf(await callAs('o-zhou', 'stop.answer', no))).toBe('STOP_ASSIGNED')
    expect(codeOf(await callAs('o-yang', 'stop.answer', no))).toBe('STOP_NOT_ASKED')
  })
})

describe('换人', () => {
  const offered = { ...zhous, offers: ['m-zhou'] }

  test('offered and taken back', async () => {
    await givenStops([one, zhous])
    expect(await mustCallAs('o-zhou', 'stop.offer', { ...at, offered: true })).toEqual({ offered: true })
    expect(staff().offers).toEqual(['m-zhou'])
    await mustCallAs('o-zhou', 'stop.offer', { ...at, offered: true })
    expect(staff()).toMatchObject({ offers: ['m-zhou'], rev: 2 })
    await mustCallAs('o-zhou', 'stop.offer', { ...at, offered: false })
    expect(staff().offers).toEqual([])
  })

  test.each([
    ['another’s', zhous, 'o-yang', 'SWAP_NOT_YOURS'],
    ['what one is only asked for', { left: 0, who: ['m-zhou'] }, 'o-zhou', 'STOP_STATE'],
    ['the same of a released one', { left: 0, who: ['m-zhou'], released: true }, 'o-zhou', 'STOP_STATE'],
    ['one with a line', { ...open, ...zhous, waiting: ['m-wu'] }, 'o-zhou', 'SWAP_LINE'],
    ['a cancelled one', { ...zhous, cancelled: true }, 'o-zhou', 'STOP_CHANGED'],
  ])('not %s', async (_what, more, openid, expected) => {
    await givenStops([one, more])
    expect(codeOf(await callAs(openid, 'stop.offer', { ...at, offered: true }))).toBe(expected)
  })

  test('one tap takes it: the one out, the other in, both told; again, it is taken still', async () => {
    await givenStops([
      one,
      { ...offered, who: ['m-zhou', 'm-wu'], yes: ['m-wu', 'm-zhou'], released: true, told: ['m-zhou', 'm-wu'] },
    ])
    await given('sessions', sessionOf(one))
    for (let times = 1; times <= 2; times += 1) {
      expect(await mustCallAs('o-yang', 'stop.takeOver', taking('m-zhou'))).toMatchObject({ taken: true })
      expect(staff()).toMatchObject({
        left: 0,
        who: ['m-yang', 'm-wu'],
        yes: ['m-wu', 'm-yang'],
        offers: [],
        untold: [],
      })
      expect(month().held).toMatchObject({ 'm-zhou': [], 'm-yang': [{ stopId: one._id }] })
      expect(told().sort()).toEqual(['m-yang 您接过了这一站，请看站点卡', 'm-zhou 同事接过了这一站，您不用去了'])
    }
    const { lecturer, helpers } = rows('sessions')[0]!
    expect(lecturer).toEqual({ id: 'm-yang', name: 'yang' })
    expect(helpers.map(({ id }) => id)).toEqual(['m-li', 'm-yang', 'm-wu'])
    expect(codeOf(await callAs('o-zhou', 'stop.offer', { ...at, offered: true }))).toBe('SWAP_NOT_YOURS')
    // whoever is in sends nobody a word by naming them
    await mustCallAs('o-yang', 'stop.takeOver', taking('m-li'))
    expect(told()).toHaveLength(2)
    expect(rows('sessions')[0]!.helpers.map(({ id }) => id)).toContain('m-li')
  })

  test('wherever it is cut off, asked again it ends the same', async () => {
    for (let requests = 1; requests <= 8; requests += 1) {
      await givenStops([one, { ...offered, released: true, told: ['m-zhou'] }])
      await given('sessions', sessionOf(one))
      for (const { _id } of rows('notices')) await world().database.remove('notices', _id)
      world().faults.crashAfter = { requests, function: 'api' }
      await callAs('o-yang', 'stop.takeOver', taking('m-zhou')).catch(() => undefined)
      world().faults.crashAfter = null
      await mustCallAs('o-yang', 'stop.takeOver', taking('m-zhou'))
      expect(staff()).toMatchObject({ who: ['m-yang'], untold: [] })
      expect(told().sort()).toEqual(['m-yang 您接过了这一站，请看站点卡', 'm-zhou 同事接过了这一站，您不用去了'])
      expect(rows('sessions')[0]!.helpers.map(({ id }) => id)).toEqual(['m-li', 'm-yang'])
    }
  })

  test('two who tap at once: one has it', async () => {
    await givenStops([one, offered])
    const both = await Promise.all(
      ['o-yang', 'o-wu'].map((openid) => callAs(openid, 'stop.takeOver', taking('m-zhou'))),
    )
    expect(both.map(codeOf).sort()).toEqual(['OK', 'SWAP_TAKEN'])
    expect(staff().who).toHaveLength(1)
  })

  const other = stopOf(2, { start: one.start, end: one.end })
  test.each<[string, Parameters<typeof givenStops>, string, string]>([
    ['taken back', [[one, zhous]], 'o-yang', 'SWAP_TAKEN'],
    ['with a line', [[one, { ...offered, waiting: ['m-wu'] }]], 'o-yang', 'SWAP_LINE'],
    ['about another topic', [[one, offered]], 'o-qin', 'STOP_TOPIC'],
    ['at the own branch', [[{ ...one, hostId: 'foreign' }, offered]], 'o-yang', 'STOP_OWN_BRANCH'],
    [
      'while busy',
      [
        [one, offered],
        [other, { left: 0, who: ['m-yang'] }],
      ],
      'o-yang',
      'STOP_NOT_FREE',
    ],
    ['moved', [[{ ...one, end: one.end + 1 }, offered]], 'o-yang', 'STOP_CHANGED'],
  ])('not %s', async (_what, stops, openid, expected) => {
    await givenStops(...stops)
    expect(codeOf(await callAs(openid, 'stop.takeOver', taking('m-zhou')))).toBe(expected)
    expect(staff().who).toEqual(['m-zhou'])
  })

  test('not beyond the month’s limit, nor once it has begun', async () => {
    await givenSpeakers(speakerOf('yang', { monthlyLimit: 1 }))
    await givenStops([one, offered], [stopOf(5), { left: 0, who: ['m-yang'] }])
    expect(codeOf(await callAs('o-yang', 'stop.takeOver', taking('m-zhou')))).toBe('STOP_MONTH_FULL')
    world().clock.freeze(one.start)
    expect(codeOf(await callAs('o-wu', 'stop.takeOver', taking('m-zhou')))).toBe('SWAP_OVER')
  })

  test('the offers of a month, with why not; at most four requests', async () => {
    await givenStops(
      [one, offered],
      [other, { ...zhous, who: ['m-yang'], yes: ['m-yang'], offers: ['m-yang'] }],
      [stopOf(3), zhous],
    )
    const { reply, cost } = await callAs('o-wu', 'stop.offers', { month: '2026-12' })
    expect(cost.requests).toBeLessThanOrEqual(4)
    const shown = reply.ok ? reply.data.offers.map(({ id, from, why }) => [id, from.name, why]) : []
    expect(shown).toEqual([
      [one._id, 'zhou', ''],
      [other._id, 'yang', ''],
    ])
    const whys = async (openid: string) =>
      (await mustCallAs(openid, 'stop.offers', { month: '2026-12' })).offers.map(({ why }) => why)
    expect(await whys('o-yang')).toEqual(['您这一天前后已有别的站点，时间或路程不够，请先退出那一站'])
    expect(await whys('o-qin')).toEqual(Array(2).fill('您的资料里没有这个主题，请先在“宣讲员资料”里添上'))
  })
})

test('站点卡: three requests; the contact’s number only for who goes there', async () => {
  await givenStops([one, { ...open, left: 0, who: ['m-zhou', 'm-yang'], yes: ['m-zhou'], waiting: ['m-wu'] }])
  const card = async (openid: string) => {
    const { reply, cost } = await callAs(openid, 'stop.card', { stopId: one._id })
    expect(cost.requests).toBe(3)
    return reply.ok ? [reply.data.mine, reply.data.stop.contact.phone, reply.data.travel] : reply.code
  }
  expect(await card('o-zhou')).toEqual(['coming', '13800000000', 0])
  expect(await card('o-yang')).toEqual(['asked', '13800000000', 0])
  expect(await card('o-wu')).toEqual(['waiting', null, 0])
  expect(await card('o-qin')).toEqual(['none', null, 0])
  const ways = async (openid: string) => {
    const { mayLeave, offered, lectures } = await mustCallAs(openid, 'stop.card', { stopId: one._id })
    return { mayLeave, offered, lectures }
  }
  expect(await ways('o-zhou')).toEqual({ mayLeave: true, offered: false, lectures: true })
  expect(await ways('o-yang')).toEqual({ mayLeave: false, offered: false, lectures: false })
  expect(await ways('o-wu')).toEqual({ mayLeave: true, offered: false, lectures: false })
  expect(codeOf(await callAs('o-zhou', 'stop.card', { stopId: 'none' }))).toBe('NOT_FOUND')
  expect(codeOf(await callAs(OFFICE, 'stop.card', { stopId: one._id }))).toBe('SPEAKER_ONLY')
})
