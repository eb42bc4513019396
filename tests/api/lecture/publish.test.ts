import { confirm, givenLecture, givenStage, lectureId, planOf, publishLecture } from '../../support/lecture'
import { givenCourse } from '../../support/courses'
import { currentToken, leaveFrom } from '../../support/themeDay'
import { callAs, given, givenPeople, mustCallAs, rows, setClock, tick, useWorld, world } from '../../support/world'

useWorld()
beforeEach(anew)
async function anew(): Promise<void> {
  await world().reset()
  await givenPeople()
  setClock('02 09:00:00')
}

const one = { orgId: 'unit', lectureId: lectureId(1) }
const publish = (openid = 'o-unitOrganiser') => callAs(openid, 'lecture.publish', one)
const cancel = (openid = 'o-unitOrganiser') => callAs(openid, 'lecture.cancel', { ...one, reason: '抢险' })
const stateOf = () => rows('lectures').map(({ state }) => state)
const byBranch = <T>(of: (session: ReturnType<typeof sessions>[number]) => T) => sessions().map(of)
const sessions = () => rows('sessions').toSorted((a, b) => (a.org < b.org ? -1 : 1))
const planned = async (changes: Parameters<typeof planOf>[1] = {}) =>
  mustCallAs('o-unitOrganiser', 'lecture.plan', planOf(await givenStage(), changes))

test('without the host’s word it is not published (S14)', async () => {
  await planned()
  expect((await publish()).reply).toMatchObject({ code: 'LECTURE_NOT_CONFIRMED' })
  expect([rows('sessions'), stateOf()]).toEqual([[], ['planned']])
})

test('three linked branches have three sheets under one lecture (S12)', async () => {
  const [branch] = rows('orgs').filter(({ _id }) => _id === 'branch')
  await given('orgs', { ...branch!, _id: 'third', name: 'third党支部', path: ['group', 'unit', 'third'] })
  const { linked, state } = await givenLecture({ branchIds: ['branch', 'sibling', 'third'] })
  expect([state, linked.map(({ sessionId }) => sessionId)]).toEqual(['published', linked.map(() => expect.any(String))])
  expect(
    byBranch(({ _id, org, kind, sourceId, scope, orgName }) => [_id, org, kind, sourceId, scope, orgName]),
  ).toEqual(
    linked.map(({ branchId, branch: name, sessionId }) => [
      sessionId,
      branchId,
      'lecture',
      lectureId(1),
      [branchId],
      name,
    ]),
  )
})

test('each sheet says where, when and who speaks', async () => {
  const { start, end } = await givenLecture()
  const facts = { title: '守好一条路', place: '三号隧道口', start, end, version: 1, cancelled: false, announced: false }
  expect(sessions()).toMatchObject([facts, facts])
  expect(byBranch(({ lecturer, agenda }) => [lecturer?.name, agenda])).toEqual([
    ['陈教授', [{ part: null, title: '守好一条路（陈教授主讲）' }]],
    ['陈教授', [{ part: null, title: '守好一条路（陈教授主讲）' }]],
  ])
})

test('a lecturer of ours is known by himself, a guest by his entry', async () => {
  const stage = await givenStage()
  for (const [n, lecturerId] of [stage.lecturerId, stage.oursId].entries()) {
    const plan = planOf(stage, { lecturerId, lectureId: lectureId(n), again: true, branchIds: ['branch'] })
    const later = { ...plan, start: plan.start + n * 7_200_000, end: plan.end + n * 7_200_000 }
    await mustCallAs('o-unitOrganiser', 'lecture.plan', later)
    await confirm(n)
    await publishLecture(n)
  }
  const lecturers = rows('sessions')
    .toSorted((a, b) => a.start - b.start)
    .map(({ lecturer }) => lecturer?.id)
  expect(lecturers).toEqual([stage.lecturerId, 'm-li'])
})

test('the people of every branch are told, reply, ask leave and sign in on their own sheet', async () => {
  const { linked, start } = await givenLecture()
  await tick()
  expect(
    rows('notices')
      .map(({ branchId, deliveries }) => [branchId, Object.keys(deliveries).length])
      .toSorted(),
  ).toEqual([
    ['branch', 6],
    ['sibling', 3],
  ])
  const [mine, theirs] = linked.map(({ sessionId }) => sessionId!)
  const { sessions: atHome } = await mustCallAs('o-li', 'member.home', {})
  expect(atHome.map(({ id, kind }) => [id, kind])).toEqual([[mine, 'lecture']])
  await mustCallAs('o-li', 'themeDay.reply', { sessionId: mine! })
  expect((await callAs('o-li', 'themeDay.reply', { sessionId: theirs! })).reply).toMatchObject({
    code: 'REPLY_NOT_INVITED',
  })
  await mustCallAs('o-wang', 'leave.ask', leaveFrom(mine!))
  expect(rows('leaves')).toMatchObject([{ steps: [{ role: 'secretary' }] }])
  world().clock.freeze(start - 600_000)
  await mustCallAs('o-li', 'attendance.signIn', { token: await currentToken(mine!) })
  expect(rows('attendances')).toMatchObject([{ sessionId: mine, memberId: 'm-li' }])
})

test('it is settled with its hours like any session, and a record is made of it', async () => {
  const { linked, start, end } = await givenLecture()
  const sessionId = linked[0]!.sessionId!
  world().clock.freeze(start)
  await mustCallAs('o-secretary', 'attendance.rollCall', { sessionId, memberIds: ['m-li'] })
  world().clock.freeze(end + 25 * 3_600_000)
  await tick()
  const [settlement] = rows('settlements').filter(({ _id }) => _id === sessionId)
  expect(settlement?.lines.find(({ memberId }) => memberId === 'm-li')).toMatchObject({
    status: 'present',
    halfHours: 4,
  })
  const { sentences } = await mustCallAs('o-secretary', 'record.get', { sessionId })
  expect(sentences.map(({ text }) => text).join('')).toContain('branch党支部参加大讲堂。')
})

test('no calendar of meetings, no month and no heat map takes it for theirs', async () => {
  await givenLecture()
  const { meetings } = await mustCallAs('o-secretary', 'meeting.calendar', { branchId: 'branch', year: '2026' })
  const month = await mustCallAs('o-secretary', 'themeDay.month', { branchId: 'branch', month: '2026-11' })
  await tick()
  expect([meetings, month.published, rows('themeDays')]).toEqual([[], null, []])
  setClock('21 09:00:00')
  await tick()
  const { branches } = await mustCallAs('o-secretary', 'heatMap.get', { orgId: 'branch', month: '2026-11' })
  expect(JSON.stringify(branches)).not.toContain('held')
})

describe('published again', () => {
  test('nothing is made twice and nothing is written', async () => {
    const first = await givenLecture()
    const { reply, cost } = await publish()
    expect(reply).toMatchObject({ ok: true, data: { lecture: first } })
    expect(rows('sessions')).toHaveLength(2)
    expect(cost.written.filter((doc) => !doc.startsWith('audit'))).toEqual([])
  })

  test('by many at once: once', async () => {
    await planned()
    await confirm()
    world().faults.latency = { ms: 0, jitterMs: 3 }
    const calls = await Promise.all(Array.from({ length: 8 }, () => publish()))
    expect(calls.filter(({ reply }) => !reply.ok)).toEqual([])
    expect([rows('sessions').length, stateOf()]).toEqual([2, ['published']])
  })

  test('after it was broken off at any request: whole', async () => {
    for (let requests = 1; requests <= 12; requests++) {
      await anew()
      await givenCourse('course-1', { body: { quiz: [{ text: '几步', options: ['一', '二'], right: 0 }] } })
      await planned({ courseId: 'course-1' })
      await confirm()
      world().faults.crashAfter = { requests, function: 'api', times: 1 }
      await publish().catch(() => undefined)
      world().faults.crashAfter = null
      if (stateOf()[0] === 'published') expect([rows('sessions').length, rows('preps').length]).toEqual([2, 2])
      expect((await publish()).reply).toMatchObject({ ok: true })
      expect([requests, rows('sessions').length, rows('preps').length, stateOf()]).toEqual([
        requests,
        2,
        2,
        ['published'],
      ])
    }
  })

  test('half of its sessions stand: the rest is made, and those that stand stay as they are', async () => {
    await givenLecture()
    const [lecture] = rows('lectures')
    const [first] = sessions()
    await anew()
    await given('lectures', { ...lecture!, state: 'confirmed' })
    await given('sessions', { ...first!, replies: { 'm-li': 'coming' } })
    await publishLecture()
    expect(byBranch(({ replies }) => replies)).toEqual([{ 'm-li': 'coming' }, {}])
  })
})

test('questions of the planned version of the course stand before each session', async () => {
  const quiz = ['一', '二', '三', '四'].map((text) => ({ text, options: ['甲', '乙'], right: 1 }))
  await givenCourse('course-1', { body: { quiz } })
  await planned({ courseId: 'course-1' })
  await givenCourse('course-1', { version: 2, body: { quiz: [] } })
  await confirm()
  await publishLecture()
  const prep = { courseId: 'course-1', version: 1, questions: quiz.slice(0, 3), answered: false }
  expect(rows('preps')).toMatchObject([prep, prep])
  expect(
    rows('preps')
      .map(({ _id }) => _id)
      .toSorted(),
  ).toEqual(byBranch(({ _id }) => _id).toSorted())
})

test('a course without questions asks nothing', async () => {
  await givenCourse('course-1')
  await givenLecture({ courseId: 'course-1' })
  expect([rows('preps'), rows('sessions').length]).toEqual([[], 2])
})

test('until it begins', async () => {
  await planned()
  await confirm()
  setClock('20 09:00:00')
  expect((await publish()).reply).toMatchObject({ code: 'LECTURE_STARTED' })
})

test('a branch that was merged away meanwhile is told of', async () => {
  await planned()
  await confirm()
  const [branch] = rows('orgs').filter(({ _id }) => _id === 'branch')
  await given('orgs', { ...branch!, to: '2026-11-01' })
  expect((await publish()).reply).toMatchObject({ code: 'TREE_NOT_BRANCH' })
  expect([rows('sessions'), stateOf()]).toEqual([[], ['confirmed']])
})

test.each(['o-li', 'o-secretary', 'o-siblingSecretary', 'o-otherOrganiser'])(
  '%s neither publishes nor cancels',
  async (openid) => {
    await planned()
    for (const call of [publish(openid), cancel(openid)])
      expect((await call).reply).toMatchObject({ code: 'FORBIDDEN' })
  },
)

test('another unit’s lecture is not found', async () => {
  await planned()
  const abroad = { orgId: 'other', lectureId: lectureId(1) }
  const calls = [
    callAs('o-otherOrganiser', 'lecture.publish', abroad),
    callAs('o-otherOrganiser', 'lecture.cancel', { ...abroad, reason: '抢险' }),
  ]
  for (const call of calls) expect((await call).reply).toMatchObject({ code: 'NOT_FOUND' })
  expect(stateOf()).toEqual(['planned'])
})
