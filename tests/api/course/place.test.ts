import type { Input } from '#types/contract'
import { courseOf, draftOf, givenCourse, givenPlace } from '../../support/courses'
import { callAs, given, givenPeople, mustCallAs, rows, setClock, useWorld, world } from '../../support/world'

useWorld()
beforeEach(async () => {
  setClock('05 09:00:00')
  await givenPeople()
})

const labels = ['收费广场便民亭', '三楼走廊', '食堂门口']
const poster = (more: Partial<Input<'place.create'>> = {}): Input<'place.create'> => ({
  ...{ orgId: 'unit', courseId: 'course-1', labels },
  ...more,
})
const create = (more: Partial<Input<'place.create'>> = {}) =>
  mustCallAs('o-unitOrganiser', 'place.create', poster(more))

test('each label gets its code, short enough for the scene of a code, and opens the course there', async () => {
  await givenCourse('course-1', { title: '隧道里起火先做什么' })
  const { codes } = await create()
  expect(new Set(codes).size).toBe(3)
  for (const code of codes) expect(code).toMatch(/^[\w-]{8}$/)
  const opened = await mustCallAs('o-nobody', 'course.open', { by: 'place', code: codes[1]! })
  expect(opened).toMatchObject({ title: '隧道里起火先做什么', place: '三楼走廊' })
})

test('the same course and label again is the same code, whoever asks and in whatever order', async () => {
  await givenCourse()
  const { codes } = await create()
  const again = await mustCallAs('o-groupOrganiser', 'place.create', poster({ labels: [...labels].reverse() }))
  expect(again.codes).toEqual([...codes].reverse())
  const twice = await create({ labels: ['三楼走廊', '三楼走廊'] })
  expect(twice.codes).toEqual([codes[1], codes[1]])
  expect(rows('places')).toHaveLength(3)
})

test('another course, label or organisation is another code', async () => {
  await givenCourse('course-1')
  await givenCourse('course-2')
  const all = [
    ...(await create()).codes,
    ...(await create({ courseId: 'course-2' })).codes,
    ...(await mustCallAs('o-groupOrganiser', 'place.create', poster({ orgId: 'group' }))).codes,
  ]
  expect(new Set(all).size).toBe(9)
})

test('what was taken down hangs again when it is asked for again', async () => {
  await givenCourse()
  const { codes } = await create()
  const code = codes[0]!
  await mustCallAs('o-unitOrganiser', 'place.retire', { orgId: 'unit', code, retired: true })
  expect(await create()).toEqual({ codes })
  expect(rows('places').map(({ retired }) => retired)).toEqual([false, false, false])
})

test('two who ask at once get the same codes', async () => {
  await givenCourse()
  for (let round = 0; round < 5; round++) {
    world().faults.latency = { ms: 0, jitterMs: 6 }
    const wanted = { labels: labels.map((label) => `${label}${round}`) }
    const [one, other] = await Promise.all([create(wanted), create({ labels: [...wanted.labels].reverse() })])
    expect([...other.codes].reverse()).toEqual(one.codes)
    expect(rows('places')).toHaveLength(3 * (round + 1))
  }
})

test.each([1, 2, 3, 4, 5])('ended after request %i, asked again it is all there once', async (requests) => {
  await givenCourse()
  const [place] = (await create({ labels: labels.slice(0, 1) })).codes
  await mustCallAs('o-unitOrganiser', 'place.retire', { orgId: 'unit', code: place!, retired: true })
  world().faults.crashAfter = { requests, function: 'api' }
  await callAs('o-unitOrganiser', 'place.create', poster()).catch(() => null)
  world().faults.crashAfter = null
  const { codes } = await create()
  expect(codes).toHaveLength(3)
  expect(rows('places').map(({ _id, retired }) => [_id, retired])).toEqual(
    expect.arrayContaining(codes.map((code) => [code, false])),
  )
  expect(rows('places')).toHaveLength(3)
})

describe('of what', () => {
  test.each([
    ['that is not there', () => Promise.resolve(), 'NOT_FOUND'],
    [
      'that was never published',
      () => given('courseDrafts', { ...draftOf(courseOf('course-1')), state: 'draft' }),
      'NOT_FOUND',
    ],
    ['of another unit', () => givenCourse('course-1', { org: 'other' }), 'NOT_FOUND'],
    ['that is retired', () => givenCourse('course-1', { state: 'retired' }), 'COURSE_RETIRED'],
  ])('no code for a course %s', async (_which, lay, code) => {
    await lay()
    const { reply } = await callAs('o-unitOrganiser', 'place.create', poster())
    expect(reply).toMatchObject({ ok: false, code })
    expect(rows('places')).toEqual([])
  })

  test('a unit hangs the group’s course; of its own the group too', async () => {
    await givenCourse('course-1', { org: 'group' })
    await givenCourse('course-2', { org: 'unit' })
    await create()
    await create({ courseId: 'course-2' })
    const { reply } = await callAs('o-groupOrganiser', 'place.create', poster({ orgId: 'group', courseId: 'course-2' }))
    expect(reply).toMatchObject({ code: 'NOT_FOUND' })
    await mustCallAs('o-groupOrganiser', 'place.create', poster({ courseId: 'course-2', labels: ['大厅'] }))
    expect(rows('places').map(({ org }) => org)).toEqual(Array(7).fill('unit'))
  })
})

test('five hundred of one course, those taken down not counted', async () => {
  const course = await givenCourse()
  for (let index = 0; index < 499; index++) await givenPlace(`full-${100 + index}`, { ...course, org: 'unit' })
  await givenPlace('gone-001', { ...course, org: 'unit' }, true)
  const two = { labels: labels.slice(0, 2) }
  expect((await callAs('o-unitOrganiser', 'place.create', poster(two))).reply).toMatchObject({ code: 'PLACE_FULL' })
  expect(rows('places')).toHaveLength(500)
  await create({ labels: ['三楼走廊'] })
  // what hangs already is told all the same
  await create({ labels: ['三楼走廊'] })
  await mustCallAs('o-unitOrganiser', 'place.retire', { orgId: 'unit', code: 'full-100', retired: true })
  await create({ labels: ['食堂门口'] })
})

describe('taking down', () => {
  const retire = (code: string, retired: boolean, openid = 'o-unitOrganiser', orgId = 'unit') =>
    callAs(openid, 'place.retire', { orgId, code, retired })

  test('a code that was taken down explains itself, and can be put up again', async () => {
    await givenCourse()
    const code = (await create()).codes[0]!
    const opening = async () => (await callAs('o-nobody', 'course.open', { by: 'place', code })).reply
    for (let times = 0; times < 2; times++) expect((await retire(code, true)).reply).toMatchObject({ ok: true })
    expect(await opening()).toMatchObject({ code: 'PLACE_RETIRED' })
    for (let times = 0; times < 2; times++) expect((await retire(code, false)).reply).toMatchObject({ ok: true })
    expect(await opening()).toMatchObject({ ok: true })
  })

  test('of one’s own organisation only', async () => {
    await givenCourse()
    const code = (await create()).codes[0]!
    expect((await retire(code, true, 'o-otherOrganiser', 'other')).reply).toMatchObject({ code: 'PLACE_UNKNOWN' })
    expect((await retire('AAAAAAAA', true)).reply).toMatchObject({ code: 'PLACE_UNKNOWN' })
    expect(rows('places').every(({ retired }) => !retired)).toBe(true)
  })
})

describe('the list', () => {
  const list = (more = {}) => mustCallAs('o-unitOrganiser', 'place.list', { orgId: 'unit', ...more })

  test('tells what the course is called now; of one that is gone, what it was called', async () => {
    await givenCourse('course-1', { title: '旧名' })
    await givenCourse('course-2', { title: '没了的' })
    await create({ labels: ['食堂门口'] })
    await create({ courseId: 'course-2', labels: ['食堂门口'] })
    await given('courses', courseOf('course-1', { title: '新名', version: 2 }))
    await world().database.remove('courses', 'course-2')
    const { places } = await list()
    expect(places.map(({ courseId, course }) => [courseId, course]).sort()).toEqual([
      ['course-1', '新名'],
      ['course-2', '没了的'],
    ])
  })

  test('page after page, at two requests each', async () => {
    const course = await givenCourse()
    for (let index = 0; index < 47; index++) await givenPlace(`code-${100 + index}`, { ...course, org: 'unit' })
    await givenPlace('elsewhere', course)
    const codes: string[] = []
    for (let after: string | null | undefined; after !== null;) {
      const input = { orgId: 'unit', ...(after && { after }) }
      const { reply, cost } = await callAs('o-unitOrganiser', 'place.list', input)
      if (!reply.ok) throw new Error(reply.message)
      expect(cost).toMatchObject({ requests: 2 })
      // who, a page and the first one of the next, each with its course
      expect(cost.examined).toBeLessThanOrEqual(43)
      codes.push(...reply.data.places.map(({ code }) => code))
      after = reply.data.next
    }
    expect(codes).toEqual(Array.from({ length: 47 }, (_, index) => `code-${100 + index}`))
  })

  test('of one course, without looking at those of others', async () => {
    const [one, other] = [await givenCourse('course-1', { title: '甲' }), await givenCourse('course-2')]
    for (let index = 0; index < 60; index++) await givenPlace(`code-${100 + index}`, { ...other, org: 'unit' })
    await givenPlace('mine-001', { ...one, org: 'unit' }, true)
    const { reply, cost } = await callAs('o-unitOrganiser', 'place.list', { orgId: 'unit', courseId: 'course-1' })
    expect(cost.examined).toBeLessThanOrEqual(3)
    const place = { code: 'mine-001', courseId: 'course-1', course: '甲', label: '收费广场便民亭', retired: true }
    expect(reply).toEqual({ ok: true, data: { places: [{ ...place, createdAt: world().clock.now() }], next: null } })
  })

  test('empty where nothing hangs', async () => {
    expect(await list()).toEqual({ places: [], next: null })
  })
})
