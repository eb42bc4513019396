import { DAY, HOUR } from '#domain/calendar'
import { confirm, givenStage, lectureId, planOf } from '../../support/lecture'
import { givenCourse } from '../../support/courses'
import { callAs, given, givenPeople, mustCallAs, rows, setClock, useWorld } from '../../support/world'

useWorld()
let stage: Awaited<ReturnType<typeof givenStage>>
beforeEach(async () => {
  await givenPeople()
  setClock('02 09:00:00')
  stage = await givenStage()
})

type Changes = Parameters<typeof planOf>[1]
const planAs = (openid: string, changes: Changes = {}) => callAs(openid, 'lecture.plan', planOf(stage, changes))
const plan = (changes: Changes = {}) => planAs('o-unitOrganiser', changes)
const nothingIsLeft = () => expect([rows('lectures'), rows('lecturerSlots')]).toEqual([[], []])

test('planned: the facts are those of site, lecturer and branches, and nobody is told yet', async () => {
  const { reply } = await plan()
  expect(reply).toMatchObject({
    ok: true,
    data: {
      lecture: {
        site: { name: '三号隧道口', type: 'construction' },
        host: { id: 'sibling', name: 'sibling党支部' },
        lecturer: { name: '陈教授', title: '省委党校教授' },
        capacity: 40,
        state: 'planned',
        visitedAt: null,
        // six of the branch and three of the sibling are party members
        linked: [
          { branchId: 'branch', sessionId: null, expected: 6 },
          { branchId: 'sibling', sessionId: null, expected: 3 },
        ],
      },
    },
  })
  expect([rows('sessions'), rows('notices')]).toEqual([[], []])
  expect(rows('lecturerSlots')).toHaveLength(4)
})

test('the same again changes nothing; anything else under its id is refused', async () => {
  const first = await plan()
  setClock('02 10:00:00')
  const again = await plan()
  expect(again.reply).toEqual(first.reply)
  expect(again.cost.written.filter((doc) => !doc.startsWith('audit'))).toEqual([])
  for (const changes of [{ title: '别的题目' }, { lecturerId: stage.oursId }, { branchIds: ['branch'] }]) {
    expect((await plan(changes)).reply).toMatchObject({ code: 'LECTURE_CHANGED' })
  }
  expect([rows('lectures').length, rows('lecturerSlots').length]).toEqual([1, 4])
})

test.each<[string, Changes, string]>([
  ['in the past', { start: 1, end: 2 }, 'LECTURE_DAYS'],
  ['for too long', { end: Date.parse('2026-11-20T13:01:00+08:00') }, 'LECTURE_DAYS'],
  ['with a branch of another unit', { branchIds: ['branch', 'foreign'] }, 'TREE_NOT_BRANCH'],
  ['with the unit for a branch', { branchIds: ['unit'] }, 'TREE_NOT_BRANCH'],
  ['at a site that is not there', { siteId: 'nowhere' }, 'NOT_FOUND'],
  ['by nobody', { lecturerId: 'nobody' }, 'NOT_FOUND'],
  ['with a course that is not there', { courseId: 'nothing' }, 'NOT_FOUND'],
])('%s: refused, and nothing is left', async (_name, changes, code) => {
  expect((await plan(changes)).reply).toMatchObject({ code })
  nothingIsLeft()
})

test('who speaks no more is not asked', async () => {
  const retired = { orgId: 'unit', name: '陈教授', title: '教授', memberId: null, retired: true }
  await mustCallAs('o-unitOrganiser', 'lecture.saveLecturer', { ...retired, lecturerId: stage.lecturerId })
  expect((await plan()).reply).toMatchObject({ code: 'NOT_FOUND' })
})

test('another unit’s sites and lecturers are not found, the group’s are', async () => {
  const abroad = { orgId: 'other', branchIds: ['foreign'] }
  expect((await planAs('o-otherOrganiser', abroad)).reply).toMatchObject({ code: 'NOT_FOUND' })
  const above = { orgId: 'group', name: '总部', address: '总部', hostBranchId: 'foreign', capacity: 9 }
  const { siteId } = await mustCallAs('o-groupOrganiser', 'lecture.saveSite', { ...above, type: 'station' })
  const guest = { orgId: 'group', name: '周老师', title: '讲师', memberId: null, retired: false }
  const { lecturerId } = await mustCallAs('o-groupOrganiser', 'lecture.saveLecturer', guest)
  expect((await plan({ siteId, lecturerId })).reply).toMatchObject({ ok: true })
})

test.each(['o-li', 'o-secretary', 'o-otherOrganiser', 'o-administrator'])('%s plans nothing', async (openid) => {
  expect((await planAs(openid)).reply).toMatchObject({ code: 'FORBIDDEN' })
  nothingIsLeft()
})

describe('seats (S14)', () => {
  const withSeats = async (capacity: number) => {
    const [site] = rows('sites')
    await given('sites', { ...site!, capacity })
  }

  test('as many as come may sit; one more is refused and nothing is left', async () => {
    await withSeats(8)
    expect((await plan()).reply).toMatchObject({ code: 'LECTURE_SEATS' })
    nothingIsLeft()
    await withSeats(9)
    expect((await plan()).reply).toMatchObject({ ok: true })
  })

  test('a branch that is named twice is counted once, and its activists are not', async () => {
    await withSeats(6)
    expect((await plan({ branchIds: ['branch', 'branch'] })).reply).toMatchObject({
      data: { lecture: { linked: [{ branchId: 'branch', expected: 6 }] } },
    })
  })
})

describe('the same site in one round (S13)', () => {
  const second = (days: number, again = false) => {
    const { start, end } = planOf(stage)
    const later = { start: start + days * DAY, end: end + days * DAY }
    return plan({ lectureId: lectureId(2), lecturerId: stage.oursId, again, ...later })
  }

  test('is refused with a word, and goes when one says so; the visit is shown', async () => {
    await plan()
    expect((await second(30)).reply).toMatchObject({ code: 'LECTURE_SITE_AGAIN' })
    expect([rows('lectures').length, rows('lecturerSlots').length]).toEqual([1, 4])
    expect((await second(30, true)).reply).toMatchObject({
      data: { lecture: { visitedAt: planOf(stage).start } },
    })
  })

  test('is free again when the first was cancelled', async () => {
    await plan()
    await mustCallAs('o-unitOrganiser', 'lecture.cancel', { orgId: 'unit', lectureId: lectureId(1), reason: '抢险' })
    expect((await second(30)).reply).toMatchObject({ data: { lecture: { visitedAt: null } } })
  })

  test('ends after 365 days to the minute', async () => {
    await plan()
    const [first] = rows('lectures')
    const start = planOf(stage).start + 30 * DAY
    await given('lectures', { ...first!, start: start - 365 * DAY - 60_000 })
    expect((await second(30)).reply).toMatchObject({ ok: true })
    await given('lectures', { ...rows('lectures').find(({ _id }) => _id === lectureId(1))!, start: start - 365 * DAY })
    const third = { lectureId: lectureId(3), start: start + 3 * HOUR, end: start + 4 * HOUR }
    expect((await plan(third)).reply).toMatchObject({ code: 'LECTURE_SITE_AGAIN' })
  })
})

test('a course must be published and of this organisation or above', async () => {
  await givenCourse('course-1', { org: 'group' })
  await givenCourse('course-2', { org: 'other' })
  await givenCourse('course-3', { org: 'unit', state: 'retired' })
  expect((await plan({ courseId: 'course-2' })).reply).toMatchObject({ code: 'NOT_FOUND' })
  expect((await plan({ courseId: 'course-3' })).reply).toMatchObject({ code: 'COURSE_RETIRED' })
  expect((await plan({ courseId: 'course-1' })).reply).toMatchObject({
    data: { lecture: { course: { id: 'course-1', title: '课程 course-1' } } },
  })
})

test('what was planned stays as it was when site and lecturer change', async () => {
  await plan()
  const [site] = rows('sites')
  await given('sites', { ...site!, name: '改了名的隧道口', capacity: 1 })
  await confirm()
  const { lectures } = await mustCallAs('o-unitOrganiser', 'lecture.list', { orgId: 'unit', past: false })
  expect(lectures).toMatchObject([{ site: { name: '三号隧道口' }, capacity: 40 }])
})

test('it leaves one record in the audit', async () => {
  await plan()
  expect(rows('audit').map(({ action }) => action)).toEqual(['lecture.plan'])
})
