import { MINUTE } from '#domain/calendar'
import type { Input } from '#types/contract'
import { givenCourse, givenPlace, trackOf } from '../../support/courses'
import { callAs, givenPeople, mustCallAs, rows, setClock, useWorld, world } from '../../support/world'

useWorld()
let now: number
beforeEach(async () => {
  now = setClock('05 09:00:00')
  await givenPeople()
  // ten minutes, and 76.28 seconds
  await givenCourse('course-1', { body: { tracks: [trackOf('course-1', 0), trackOf('course-1', 1, 76.28)] } })
})

type Saved = Input<'course.savePosition'>
const passOf = async (openid = 'o-li') =>
  (await mustCallAs(openid, 'course.open', { by: 'course', courseId: 'course-1' })).pass
const heard = (pass: string, more: Partial<Saved> = {}): Saved => ({
  ...{ pass, track: 0, position: 60, listenedAt: now, known: false },
  ...more,
})
const save = async (input: Saved, openid = 'o-li') => (await mustCallAs(openid, 'course.savePosition', input)).saved

test('the first saving and every later one is one request', async () => {
  const pass = await passOf()
  const first = await callAs('o-li', 'course.savePosition', heard(pass))
  expect(first.reply).toEqual({ ok: true, data: { saved: true } })
  expect(first.cost.requests).toBe(1)
  for (const seconds of [15, 30, 45]) {
    const input = heard(pass, { position: 60 + seconds, listenedAt: now + seconds * 1_000, known: true })
    const { cost } = await callAs('o-li', 'course.savePosition', input)
    expect(cost).toMatchObject({ requests: 1 })
    expect(cost.examined).toBeLessThanOrEqual(1)
  }
  expect(rows('progresses')).toEqual([
    {
      _id: 'm-li:course-1',
      ...{ memberId: 'm-li', courseId: 'course-1', version: 1, track: 0, position: 105, listenedAt: now + 45_000 },
    },
  ])
})

test('what is saved is where the next phone goes on', async () => {
  await save(heard(await passOf(), { track: 1, position: 33.9 }))
  const { progress } = await mustCallAs('o-li', 'course.open', { by: 'course', courseId: 'course-1' })
  expect(progress).toEqual({ track: 1, position: 33, at: now })
})

describe('positions', () => {
  test.each([
    ['the beginning', { position: 0 }, 0],
    ['the end', { position: 600 }, 600],
    ['the end of a track of no whole seconds', { track: 1, position: 76.28 }, 76],
    ['a moment beyond, as players tell it', { track: 1, position: 78.4 }, 77],
  ])('%s is kept', async (_where, place, kept) => {
    await save(heard(await passOf(), place))
    expect(rows('progresses')).toMatchObject([{ position: kept }])
  })

  test.each([
    ['beyond the end', { position: 603 }, 'COURSE_POSITION'],
    ['beyond the end of a short track', { track: 1, position: 80 }, 'COURSE_POSITION'],
    ['on a track that is not there', { track: 2, position: 0 }, 'COURSE_POSITION'],
    ['below zero', { position: -1 }, 'INVALID_INPUT'],
    ['not a number', { position: NaN }, 'INVALID_INPUT'],
    ['not a number, as it comes over the line', { position: null as never }, 'INVALID_INPUT'],
    ['without end', { position: Infinity }, 'INVALID_INPUT'],
    ['a word', { position: '60' as never }, 'INVALID_INPUT'],
    ['days', { position: 1e9 }, 'INVALID_INPUT'],
    ['on half a track', { track: 0.5 }, 'INVALID_INPUT'],
    ['before all time', { listenedAt: -1 }, 'INVALID_INPUT'],
  ])('%s is refused, and what was saved stays', async (_where, place, code) => {
    const pass = await passOf()
    await save(heard(pass))
    const later = { listenedAt: now + 15_000, known: true }
    const { reply, cost } = await callAs('o-li', 'course.savePosition', heard(pass, { ...later, ...place }))
    expect(reply).toMatchObject({ ok: false, code })
    expect(cost.requests).toBe(0)
    expect(rows('progresses')).toMatchObject([{ track: 0, position: 60, listenedAt: now }])
  })
})

describe('two phones', () => {
  test.each([true, false])(
    'what was heard earlier never overwrites what was heard later (known: %s)',
    async (known) => {
      const pass = await passOf()
      await save(heard(pass, { position: 300, listenedAt: now }))
      expect(await save(heard(pass, { position: 20, listenedAt: now - 1, known }))).toBe(false)
      expect(rows('progresses')).toMatchObject([{ position: 300, listenedAt: now }])
    },
  )

  const SAVINGS = 12
  const racing = (pass: string) =>
    Array.from({ length: SAVINGS }, (_, index) =>
      heard(pass, { position: 10 * index, listenedAt: now + index * 1_000, known: index % 2 === 0 }),
    )

  test('whatever order the savings of both arrive in, the one that was heard last stays', async () => {
    const pass = await passOf()
    for (let round = 0; round < 8; round++) {
      await mustCallAs('o-li', 'course.forget', { courseId: 'course-1' })
      world().faults.latency = { ms: 0, jitterMs: 6 }
      await Promise.all(racing(pass).map((input) => callAs('o-li', 'course.savePosition', input)))
      expect(rows('progresses')).toMatchObject([{ position: 110, listenedAt: now + 11_000 }])
    }
  })

  test('control: savings that come in the wrong order, each overwriting the one before, are seen', async () => {
    const pass = await passOf()
    for (const input of racing(pass).reverse()) {
      await save(input)
      const { position, listenedAt } = input
      const [row] = rows('progresses')
      await world().database.put('progresses', { ...row!, position, listenedAt })
    }
    expect(rows('progresses')).not.toMatchObject([{ position: 110, listenedAt: now + 11_000 }])
  })

  test('a phone whose clock runs ahead does not keep the other from saving', async () => {
    const pass = await passOf()
    await save(heard(pass, { listenedAt: now + 10 * MINUTE }))
    expect(rows('progresses')).toMatchObject([{ listenedAt: now }])
    expect(await save(heard(pass, { position: 75, listenedAt: now + 15_000, known: true }))).toBe(true)
  })

  test('a minute ahead is taken as it is told', async () => {
    await save(heard(await passOf(), { listenedAt: now + MINUTE }))
    expect(rows('progresses')).toMatchObject([{ listenedAt: now + MINUTE }])
  })
})

describe('killed and repeated', () => {
  const later = { position: 75, known: true } as const

  test.each([
    ['before the first saving', 0, false],
    ['with the first saving in', 1, false],
    ['having found nothing to move on', 1, true],
    ['having begun anew', 2, true],
  ])('%s: sent again, it is as if nothing had happened', async (_when, requests, known) => {
    const pass = await passOf()
    if (requests) world().faults.crashAfter = { requests, function: 'api' }
    else world().faults.add({ kind: 'timeout', action: 'database', times: 1 })
    const input = heard(pass, { position: 75, known })
    await callAs('o-li', 'course.savePosition', input).catch(() => null)
    world().faults.reset()
    await save(input)
    expect(rows('progresses')).toMatchObject([{ position: 75, listenedAt: now }])
  })

  test('a saving whose answer was lost is in, and the same again changes nothing', async () => {
    const pass = await passOf()
    await save(heard(pass))
    world().faults.add({ kind: 'replyLost', action: 'database', times: 1 })
    const input = heard(pass, { ...later, listenedAt: now + 15_000 })
    await callAs('o-li', 'course.savePosition', input).catch(() => null)
    world().faults.reset()
    const before = rows('progresses')
    await save(input)
    expect(rows('progresses')).toEqual(before)
    expect(before).toMatchObject([{ position: 75 }])
  })

  test('forgotten meanwhile on the other phone, it begins anew', async () => {
    const pass = await passOf()
    await save(heard(pass))
    await mustCallAs('o-li', 'course.forget', { courseId: 'course-1' })
    expect(rows('progresses')).toEqual([])
    expect(await save(heard(pass, { ...later, listenedAt: now + 15_000 }))).toBe(true)
    expect(rows('progresses')).toMatchObject([{ position: 75 }])
  })
})

describe('whose', () => {
  test('a newcomer at a poster is told that it is not kept, at no cost', async () => {
    await givenPlace('AAAAAAAA', await givenCourse())
    const { pass } = await mustCallAs('o-nobody', 'course.open', { by: 'place', code: 'AAAAAAAA' })
    const { reply, cost } = await callAs('o-nobody', 'course.savePosition', heard(pass))
    expect(reply).toEqual({ ok: true, data: { saved: false } })
    expect(cost.requests).toBe(0)
    expect(rows('progresses')).toEqual([])
  })

  test('with another’s pass nothing is saved for anybody', async () => {
    const pass = await passOf('o-li')
    const { reply, cost } = await callAs('o-wang', 'course.savePosition', heard(pass))
    expect(reply).toMatchObject({ ok: false, code: 'FORBIDDEN' })
    expect(cost.requests).toBe(0)
  })

  test('a pass runs out, with what was saved still there', async () => {
    const pass = await passOf()
    await save(heard(pass))
    setClock('05 21:00:01')
    const { reply } = await callAs('o-li', 'course.savePosition', heard(pass, { listenedAt: now + 1, known: true }))
    expect(reply).toMatchObject({ ok: false, code: 'COURSE_PASS_EXPIRED' })
    expect(rows('progresses')).toMatchObject([{ position: 60 }])
  })

  test('one forgets one’s own place only, as often as one likes', async () => {
    await save(heard(await passOf('o-li')))
    await save(heard(await passOf('o-wang')), 'o-wang')
    for (let times = 0; times < 2; times++) await mustCallAs('o-li', 'course.forget', { courseId: 'course-1' })
    expect(rows('progresses')).toMatchObject([{ memberId: 'm-wang' }])
    expect((await callAs('o-nobody', 'course.forget', { courseId: 'course-1' })).reply).toMatchObject({
      code: 'NOT_BOUND',
    })
  })
})
