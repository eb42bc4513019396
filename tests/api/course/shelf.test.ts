import type { Input } from '#types/contract'
import { people } from '../../support/people'
import { givenCourse, givenCourses, type Wanted } from '../../support/courses'
import { callAs, given, givenPeople, mustCallAs, setClock, useWorld } from '../../support/world'

useWorld()
beforeEach(async () => {
  setClock('05 09:00:00')
  await givenPeople()
})

const PAGE = 20
type Listing = 'course.list' | 'course.search'

/** Page after page as a phone does it: ids, and the dearest page. */
async function allOf<A extends Listing>(action: A, input: Input<A>, most = Infinity, openid = 'o-li') {
  const ids: string[] = []
  const dearest = { requests: 0, examined: 0 }
  let after: { at: number; id: string } | undefined
  do {
    const { reply, cost } = await callAs<Listing>(openid, action, { ...input, ...(after && { after }) } as never)
    if (!reply.ok) throw new Error(reply.message)
    ids.push(...reply.data.courses.map(({ id }) => id))
    dearest.requests = Math.max(dearest.requests, cost.requests)
    dearest.examined = Math.max(dearest.examined, cost.examined)
    after = reply.data.next ?? undefined
  } while (after && ids.length < most)
  return { ids, dearest }
}

test.each([
  [100, Infinity],
  [10_000, 200],
])(
  'with %i courses every page costs two requests and at most two documents more than it shows',
  async (count, most) => {
    await givenCourses(count)
    const { ids, dearest } = await allOf('course.list', { shelf: 'group' }, most)
    const newestFirst = Array.from({ length: ids.length }, (_, i) => `course-${String(count - 1 - i).padStart(5, '0')}`)
    expect(ids).toEqual(newestFirst)
    expect(ids).toHaveLength(Math.min(count, most))
    expect(dearest.requests).toBeLessThanOrEqual(2)
    expect(dearest.examined).toBeLessThanOrEqual(PAGE + 2)
  },
)

test.each([
  [20, [20]],
  [21, [20, 1]],
  [40, [20, 20]],
])('of %i courses no page is empty', async (count, sizes) => {
  await givenCourses(count)
  const pages: number[] = []
  for (let after: { at: number; id: string } | null | undefined; after !== null;) {
    const page = await mustCallAs('o-li', 'course.list', { shelf: 'group', ...(after && { after }) })
    pages.push(page.courses.length)
    after = page.next
  }
  expect(pages).toEqual(sizes)
})

test('of many published in the same instant each is shown once', async () => {
  const publishedAt = setClock('05 09:00:00')
  await givenCourses(50, () => ({ publishedAt }))
  const { ids } = await allOf('course.list', { shelf: 'group' })
  expect(ids).toHaveLength(50)
  expect(new Set(ids).size).toBe(50)
})

test('shelves are the group’s and the own unit’s, of what is offered now', async () => {
  await givenCourse('ours', { org: 'group' })
  await givenCourse('unit-course', { org: 'unit', kind: 'case' })
  await givenCourse('foreign', { org: 'other' })
  await givenCourse('gone', { org: 'group', state: 'retired' })
  const idsOn = async (openid: string, input: Input<'course.list'>) =>
    (await mustCallAs(openid, 'course.list', input)).courses.map(({ id }) => id)
  expect(await idsOn('o-li', { shelf: 'group' })).toEqual(['ours'])
  expect(await idsOn('o-li', { shelf: 'unit' })).toEqual(['unit-course'])
  expect(await idsOn('o-li', { shelf: 'unit', kind: 'audio' })).toEqual([])
  expect(await idsOn('o-li', { shelf: 'unit', kind: 'case' })).toEqual(['unit-course'])
  expect(await idsOn('o-foreignMember', { shelf: 'unit' })).toEqual(['foreign'])
})

test('a shelf of one kind costs no more', async () => {
  await givenCourses(1_000, (index) => ({ kind: index % 10 ? 'audio' : 'film' }))
  const { ids, dearest } = await allOf('course.list', { shelf: 'group', kind: 'film' })
  expect(ids).toHaveLength(100)
  expect(dearest.examined).toBeLessThanOrEqual(PAGE + 2)
})

test('a card tells no more than a list shows', async () => {
  await givenCourse('one', { title: '隧道里起火先做什么', lecturer: '向远航' })
  const { courses, next } = await mustCallAs('o-li', 'course.list', { shelf: 'group' })
  expect(courses).toEqual([
    { id: 'one', kind: 'audio', title: '隧道里起火先做什么', lecturer: '向远航', minutes: 20, steps: 0, version: 1 },
  ])
  expect(next).toBeNull()
})

test('somebody of no unit sees an empty shelf', async () => {
  await given('members', { ...people.li, orgPath: ['group'] })
  await givenCourse('unit-course', { org: 'unit' })
  expect(await mustCallAs('o-li', 'course.list', { shelf: 'unit' })).toEqual({ courses: [], next: null })
})

describe('search', () => {
  const titled = (title: string, more: Wanted = {}): Wanted => ({ title, ...more })
  beforeEach(async () => {
    await givenCourse('fog', titled('雨雾天怎样守住收费口', { tags: ['保通'], lecturer: '贺新田' }))
    await givenCourse('fire', titled('隧道里起火先做什么', { org: 'unit' }))
    await givenCourse('aed', titled('AED 放在哪里'))
    await givenCourse('foreign', titled('雨雾天的另一条路', { org: 'other' }))
    await givenCourse('gone', titled('雨雾天旧课', { state: 'retired' }))
  })

  test.each([
    ['two characters of a title', '雨雾', ['fog']],
    ['more of it', '雨雾天怎样', ['fog']],
    ['a tag', '保通', ['fog']],
    ['a lecturer', '贺新田', ['fog']],
    ['the own unit’s', '起火', ['fire']],
    ['letters in any case', 'aed', ['aed']],
    ['across blanks and points', '雨 雾，天', ['fog']],
    ['what is in none', '年终总结', []],
    ['both grams, but not in one course', '雨雾起火', []],
  ])('finds by %s', async (_what, text, ids) => {
    const { courses } = await mustCallAs('o-li', 'course.search', { text })
    expect(courses.map(({ id }) => id)).toEqual(ids)
  })

  test.each(['雨', ' 雨 ', '，。', 'a'])('asks for two characters instead of %j', async (text) => {
    const { reply } = await callAs('o-li', 'course.search', { text })
    expect(reply).toMatchObject({ ok: false, code: 'INVALID_INPUT', message: '请输入两个字以上' })
  })

  test('pages go on among thousands', async () => {
    await givenCourses(5_000, (index) => ({
      kind: 'practice',
      title: index % 100 ? `课程 ${index}` : `应急课程 ${index}`,
    }))
    const { ids, dearest } = await allOf('course.search', { text: '应急' })
    expect(new Set(ids).size).toBe(50)
    expect(dearest).toMatchObject({ requests: 2 })
    expect(dearest.examined).toBeLessThanOrEqual(PAGE + 2)
  })
})

describe('for me', () => {
  const forLi = () => mustCallAs('o-li', 'course.forMe', {})
  const heard = (courseId: string, listenedAt: number, more = {}) =>
    given('progresses', {
      _id: `m-li:${courseId}`,
      ...{ memberId: 'm-li', courseId, version: 1, track: 0, position: 60, listenedAt, ...more },
    })

  test('five that I listened to last, the newest first, with where I was', async () => {
    for (const [index, id] of ['a', 'b', 'c', 'd', 'e', 'f'].entries()) {
      await givenCourse(id, { title: `第${id}课` })
      await heard(id, 1_000 + index)
    }
    const { going } = await forLi()
    expect(going.map(({ courseId }) => courseId)).toEqual(['f', 'e', 'd', 'c', 'b'])
    const first = { title: '第f课', kind: 'audio', track: 0, position: 60, seconds: 600, at: 1_005 }
    expect(going[0]).toEqual({ courseId: 'f', ...first })
  })

  test('what is retired, gone or another unit’s makes room for what is offered', async () => {
    await givenCourse('kept')
    await givenCourse('retired', { state: 'retired' })
    await givenCourse('foreign', { org: 'other' })
    await heard('kept', 1)
    for (const [index, id] of ['retired', 'foreign', 'deleted'].entries()) await heard(id, 10 + index)
    expect((await forLi()).going.map(({ courseId }) => courseId)).toEqual(['kept'])
  })

  test.each([
    ['the second of two', { track: 1, position: 30 }, { track: 1, position: 30, seconds: 600 }],
    ['one that is no more', { track: 7, position: 30 }, { track: 0, position: 0, seconds: 600 }],
    ['one that has become shorter', { track: 1, position: 900 }, { track: 1, position: 600, seconds: 600 }],
  ])('a place on a track: %s', async (_which, place, expected) => {
    await givenCourse('one')
    await heard('one', 1, place)
    expect((await forLi()).going).toMatchObject([expected])
  })

  test('nobody else’s', async () => {
    await givenCourse('one')
    await heard('one', 1)
    expect((await mustCallAs('o-wang', 'course.forMe', {})).going).toEqual([])
  })

  test('the newest that name one of my categories of today', async () => {
    await givenCourse('for-all')
    await givenCourse('secretaries', { audience: ['secretary'] })
    await givenCourse('activists', { audience: ['activist', 'applicant'] })
    await givenCourse('both', { audience: ['ordinary', 'secretary'], org: 'unit' })
    await givenCourse('foreign', { audience: ['ordinary'], org: 'other' })
    await givenCourse('gone', { audience: ['ordinary'], state: 'retired' })
    const meantFor = async (openid: string) =>
      (await mustCallAs(openid, 'course.forMe', {})).meant.map(({ id }) => id).sort()
    expect(await meantFor('o-li')).toEqual(['both'])
    expect(await meantFor('o-secretary')).toEqual(['both', 'secretaries'])
    expect(await meantFor('o-activist')).toEqual(['activists'])
  })

  test('a mark that begins today counts from today', async () => {
    await givenCourse('frail', { audience: ['frail'] })
    const mark = { kind: 'frail', from: '2026-11-06', reason: '住院', grantedBy: null }
    await given('members', { ...people.li, marks: [mark as never] })
    expect((await forLi()).meant).toEqual([])
    setClock('06 00:00:01')
    expect((await forLi()).meant).toMatchObject([{ id: 'frail' }])
  })

  test('costs three requests among thousands', async () => {
    await givenCourses(3_000, () => ({ kind: 'practice', audience: ['ordinary', 'youth'] }))
    const { reply, cost } = await callAs('o-li', 'course.forMe', {})
    expect(reply).toMatchObject({ data: { meant: { length: 6 } } })
    expect(cost.requests).toBe(3)
    expect(cost.examined).toBeLessThanOrEqual(14)
  })
})

test.each(['course.list', 'course.forMe', 'course.search'] as const)('%s is for members', async (action) => {
  const input = { 'course.list': { shelf: 'group' }, 'course.forMe': {}, 'course.search': { text: '雨雾' } }[action]
  expect((await callAs('o-nobody', action, input as never)).reply).toMatchObject({ code: 'NOT_BOUND' })
})
