import { HOUR } from '#domain/calendar'
import type { Input } from '#types/contract'
import { courseOf, givenCourse, givenPlace, MP3, trackOf } from '../../support/courses'
import { callAs, given, givenPeople, mustCallAs, setClock, useWorld, world } from '../../support/world'

useWorld()
beforeEach(async () => {
  setClock('05 09:00:00')
  await givenPeople()
})

const CODE = 'Ab3-_xYz'
const byCourse = (courseId = 'course-1', more: { version?: number } = {}): Input<'course.open'> => ({
  by: 'course',
  courseId,
  ...more,
})
const byPlace = (code = CODE): Input<'course.open'> => ({ by: 'place', code })

const heard = (more = {}) =>
  given('progresses', {
    _id: 'm-li:course-1',
    ...{ memberId: 'm-li', courseId: 'course-1', version: 1, track: 1, position: 42, listenedAt: 7, ...more },
  })

test('a course opens with all that belongs to it, and with where I was', async () => {
  const document = { name: '讲稿.pdf', fileId: `cloud://local-env.local/courses/${'d'.repeat(32)}.pdf`, bytes: 20 }
  const head = { summary: '灯先亮，话先到', tags: ['保通'], lecturer: '贺新田' }
  await givenCourse('course-1', { ...head, body: { documents: [document] } })
  await heard()
  const opened = await mustCallAs('o-li', 'course.open', byCourse())
  expect(opened).toMatchObject({ ...head, id: 'course-1', version: 1, kind: 'audio', place: null, keeps: true })
  expect(opened.now).toBe(world().clock.now())
  expect(opened.tracks.map(({ title, seconds }) => [title, seconds])).toEqual([
    ['第 1 讲', 600],
    ['第 2 讲', 600],
  ])
  expect(opened.tracks[0]!.cues).toHaveLength(2)
  expect(opened.documents).toEqual([{ name: '讲稿.pdf', bytes: 20, kind: 'pdf' }])
  expect(opened.progress).toEqual({ track: 1, position: 42, at: 7 })
  // a link to a file is given one by one
  expect(JSON.stringify(opened)).not.toMatch(/cloud:|http/)
})

test.each([
  ['by its name', byCourse(), 2],
  ['by the code of a poster', byPlace(), 2],
  ['an older version', byCourse('course-1', { version: 1 }), 2],
])('%s it is two requests', async (_way, input, requests) => {
  await givenPlace(CODE, await givenCourse())
  await heard()
  const { reply, cost } = await callAs('o-li', 'course.open', input)
  expect(reply).toMatchObject({ ok: true, data: { progress: { position: 42 } } })
  expect(cost.requests).toBeLessThanOrEqual(requests)
  expect(cost.examined).toBeLessThanOrEqual(4)
})

test('of a course as long as one may be the answer stays below a tenth of a megabyte, and the pass is accepted', async () => {
  const cues = Array.from({ length: 60 }, (_, index) => ({ at: index * 5, text: '字'.repeat(12) }))
  const tracks = Array.from({ length: 20 }, (_, index) => ({ ...trackOf('course-1', index, 14_400), cues }))
  await givenCourse('c'.repeat(64), { body: { tracks } })
  const { reply, cost } = await callAs('o-li', 'course.open', byCourse('c'.repeat(64)))
  if (!reply.ok) throw new Error(reply.message)
  expect(cost.replyBytes).toBeLessThan(100_000)
  const place = { track: 19, position: 14_400, listenedAt: reply.data.now, known: false }
  await mustCallAs('o-li', 'course.savePosition', { ...place, pass: reply.data.pass })
})

describe('whose it is', () => {
  test.each([
    ['the own unit’s', 'o-li', 'unit', true],
    ['another unit’s', 'o-foreignMember', 'unit', false],
    ['the group’s', 'o-foreignMember', 'group', true],
    ['a unit’s, for who organises the group', 'o-groupOrganiser', 'unit', true],
    ['another unit’s, for who organises a unit', 'o-otherOrganiser', 'unit', false],
  ])('%s', async (_whose, openid, org, opens) => {
    await givenCourse('course-1', { org })
    const { reply } = await callAs(openid, 'course.open', byCourse())
    expect(reply).toMatchObject(opens ? { ok: true } : { ok: false, code: 'NOT_FOUND' })
  })

  test('who is nobody’s member needs a poster', async () => {
    await givenCourse()
    expect((await callAs('o-nobody', 'course.open', byCourse())).reply).toMatchObject({ code: 'NOT_BOUND' })
  })
})

describe('a poster', () => {
  test('opens for a newcomer, whose place stays on his phone', async () => {
    await givenPlace(CODE, await givenCourse('course-1', { title: '隧道里起火先做什么' }))
    const opened = await mustCallAs('o-nobody', 'course.open', byPlace())
    expect(opened).toMatchObject({ title: '隧道里起火先做什么', place: '收费广场便民亭', progress: null, keeps: false })
    expect(await mustCallAs('o-nobody', 'course.link', { pass: opened.pass, of: 'track', index: 0 })).toMatchObject({
      url: expect.stringContaining('http'),
    })
  })

  test('opens for a member of any unit, with where he was', async () => {
    await givenPlace(CODE, await givenCourse('course-1', { org: 'other' }))
    await heard()
    expect(await mustCallAs('o-li', 'course.open', byPlace())).toMatchObject({
      progress: { position: 42 },
      keeps: true,
    })
  })

  test.each([
    ['that was taken down', 'PLACE_RETIRED', async () => givenPlace(CODE, await givenCourse(), true)],
    [
      'of a course that is offered no more',
      'COURSE_RETIRED',
      async () => givenPlace(CODE, await givenCourse('course-1', { state: 'retired' })),
    ],
    ['of a course that was deleted', 'COURSE_RETIRED', () => givenPlace(CODE, courseOf('course-1'))],
    ['that nobody knows', 'PLACE_UNKNOWN', () => givenCourse()],
  ])('%s says so, to everybody', async (_which, code, lay) => {
    await lay()
    for (const openid of ['o-li', 'o-nobody']) {
      const { reply } = await callAs(openid, 'course.open', byPlace())
      expect(reply).toMatchObject({ ok: false, code })
    }
  })

  test.each(['', 'short', '123456789', '雨雾天怎样守住', 'AAAA AAA', { $ne: '' }, null])(
    'a code like %j costs nothing',
    async (code) => {
      const { reply, cost } = await callAs('o-li', 'course.open', byPlace(code as string))
      expect(reply).toMatchObject({ ok: false, code: 'INVALID_INPUT' })
      expect(cost.requests).toBe(0)
    },
  )
})

describe('versions', () => {
  test('a class opens the version that it used, although a newer one is out, or none', async () => {
    await givenCourse('course-1', { title: '旧版', body: { tracks: [trackOf('course-1', 0, 90)] } })
    await givenCourse('course-1', { title: '新版', version: 2, state: 'retired' })
    const old = await mustCallAs('o-li', 'course.open', byCourse('course-1', { version: 1 }))
    expect(old).toMatchObject({ id: 'course-1', title: '旧版', version: 1, tracks: [{ seconds: 90 }] })
    const { reply } = await callAs('o-li', 'course.open', byCourse())
    expect(reply).toMatchObject({ code: 'COURSE_RETIRED' })
  })

  test.each([
    ['unknown course', byCourse('never')],
    ['unknown version', byCourse('course-1', { version: 9 })],
  ])('%s', async (_which, input) => {
    await givenCourse()
    expect((await callAs('o-li', 'course.open', input)).reply).toMatchObject({ code: 'NOT_FOUND' })
  })

  test.each([
    ['a track that is no more', { track: 2 }, null],
    ['behind the end of a shorter one', { track: 1, position: 900 }, { track: 1, position: 600 }],
  ])('a place on %s', async (_which, place, expected) => {
    await givenCourse()
    await heard(place)
    const { progress } = await mustCallAs('o-li', 'course.open', byCourse())
    expect(progress).toEqual(expected && { ...expected, at: 7 })
  })
})

describe('links', () => {
  const opened = async () => (await mustCallAs('o-li', 'course.open', byCourse())).pass

  test('to a file of the version that was opened, in two requests', async () => {
    await givenCourse()
    const pass = await opened()
    await givenCourse('course-1', { version: 2, body: { tracks: [] } })
    const { reply, cost } = await callAs('o-li', 'course.link', { pass, of: 'track', index: 1 })
    if (!reply.ok) throw new Error(reply.message)
    expect(cost.requests).toBe(2)
    expect(Buffer.from(await (await fetch(reply.data.url)).arrayBuffer())).toEqual(MP3)
    expect(reply.data.until - world().clock.now()).toBeLessThanOrEqual(600_000)
  })

  test('the link ends no earlier than it is said to', async () => {
    await givenCourse()
    const { url, until } = await mustCallAs('o-li', 'course.link', { pass: await opened(), of: 'track', index: 0 })
    world().clock.freeze(until - 1)
    expect((await fetch(url)).status).toBe(200)
    world().clock.freeze(until + 60_001)
    expect((await fetch(url)).status).toBe(403)
  })

  test.each([
    ['a track that is not there', { of: 'track', index: 2 }],
    ['a document that is not there', { of: 'document', index: 0 }],
  ] as const)('none to %s', async (_what, wanted) => {
    await givenCourse()
    const { reply } = await callAs('o-li', 'course.link', { ...wanted, pass: await opened() })
    expect(reply).toMatchObject({ ok: false, code: 'NOT_FOUND' })
  })

  test('none once the course was taken down, at no further request; the version of a class stays', async () => {
    await givenPlace(CODE, await givenCourse())
    const [mine, newcomers] = [await opened(), (await mustCallAs('o-nobody', 'course.open', byPlace())).pass]
    const { pass: kept } = await mustCallAs('o-li', 'course.open', byCourse('course-1', { version: 1 }))
    await mustCallAs('o-groupOrganiser', 'course.retire', { orgId: 'group', courseId: 'course-1', retired: true })
    const linkFor = (openid: string, pass: string) =>
      callAs(openid, 'course.link', { pass, of: 'track', index: 0 } as const)
    const replies = [await linkFor('o-li', mine), await linkFor('o-nobody', newcomers)]
    for (const { reply, cost } of replies) {
      expect([reply, cost.requests]).toMatchObject([{ ok: false, code: 'COURSE_RETIRED' }, 1])
    }
    expect((await linkFor('o-li', kept)).reply).toMatchObject({ ok: true })
  })

  test('none with somebody else’s pass, or an old one', async () => {
    await givenCourse()
    const pass = await opened()
    const wanted = { pass, of: 'track', index: 0 } as const
    expect((await callAs('o-wang', 'course.link', wanted)).reply).toMatchObject({ code: 'FORBIDDEN' })
    world().clock.freeze(world().clock.now() + 12 * HOUR + 1)
    expect((await callAs('o-li', 'course.link', wanted)).reply).toMatchObject({ code: 'COURSE_PASS_EXPIRED' })
  })
})
