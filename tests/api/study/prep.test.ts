import type { Input } from '#types/contract'
import { changeSession } from '../../support/door'
import { naivePrep, runAs } from '../../support/naiveStudy'
import { answersTo, givenQuiz, lecturedBy, prepared, quiz } from '../../support/study'
import { publish } from '../../support/themeDay'
import { callAs, givenPeople, mustCallAs, rows, setClock, useWorld, world } from '../../support/world'

useWorld()

let sessionId: string
beforeEach(async () => {
  await givenPeople()
  sessionId = (await publish()).sessionId
})

const setAs = (openid: string, courseId = 'course-1') => callAs(openid, 'prep.set', { sessionId, courseId })
const getAs = (openid: string) => mustCallAs(openid, 'prep.get', { sessionId })
const answerAs = (openid: string, answers?: number[], more: Partial<Input<'prep.answer'>> = {}) =>
  callAs(openid, 'prep.answer', { ...answersTo(sessionId, answers), ...more })
const totalsAs = (openid: string) => callAs(openid, 'prep.totals', { sessionId })

test('without one there is nothing to answer', async () => {
  expect(await getAs('o-li')).toMatchObject({ course: null, questions: [], answers: null, right: null })
  expect((await answerAs('o-li')).reply).toMatchObject({ code: 'PREP_NONE' })
})

test('three questions of the course, without the right ones until the start', async () => {
  await prepared(sessionId)
  const { start } = rows('sessions')[0]!
  const before = await getAs('o-li')
  expect(before).toMatchObject({
    closesAt: start,
    course: { id: 'course-1', version: 1, title: '课程 course-1' },
    questions: quiz.slice(0, 3).map(({ text, options }) => ({ text, options })),
    answers: null,
    right: null,
  })
  expect(JSON.stringify(before.questions)).not.toContain('right')
  expect((await answerAs('o-li', [0, 0, 2])).reply).toMatchObject({ ok: true, data: { answers: [0, 0, 2] } })
  world().clock.freeze(start - 1)
  expect(await getAs('o-li')).toMatchObject({ answers: [0, 0, 2], right: null })
  world().clock.freeze(start)
  expect(await getAs('o-li')).toMatchObject({ answers: [0, 0, 2], right: [0, 1, 1] })
  expect(await getAs('o-deputy')).toMatchObject({ answers: null, right: [0, 1, 1] })
})

test('it closes at the start', async () => {
  await prepared(sessionId)
  await answerAs('o-li', [0, 0, 0])
  setClock('05 14:59:59')
  expect((await answerAs('o-li', [1, 1, 1])).reply).toMatchObject({ ok: true })
  setClock('05 15:00:00')
  expect((await answerAs('o-li', [0, 1, 1])).reply).toMatchObject({ code: 'PREP_CLOSED' })
  expect((await setAs('o-secretary')).reply).toMatchObject({ code: 'PREP_CLOSED' })
  expect(await getAs('o-li')).toMatchObject({ answers: [1, 1, 1] })
})

test('a copy is kept: the course goes on without it', async () => {
  await prepared(sessionId)
  await givenQuiz('course-1', { version: 2, title: '改过的课', body: { quiz: quiz.slice(2) } })
  expect(await getAs('o-li')).toMatchObject({ course: { version: 1, title: '课程 course-1' } })
  expect((await answerAs('o-li')).reply).toMatchObject({ ok: true })
})

describe('what is laid ready', () => {
  test('is replaced until somebody has answered, and stays from then on', async () => {
    await prepared(sessionId)
    await givenQuiz('course-2', { body: { quiz: quiz.slice(1) } })
    expect((await setAs('o-deputy', 'course-2')).reply).toMatchObject({ ok: true, data: { questions: 3 } })
    expect((await answerAs('o-li')).reply).toMatchObject({ code: 'CHANGED_MEANWHILE' })
    expect((await answerAs('o-li', [0, 0, 0], { courseId: 'course-2' })).reply).toMatchObject({ ok: true })
    expect((await setAs('o-secretary')).reply).toMatchObject({ code: 'PREP_ANSWERED' })
    // the same once more is as good as done
    expect((await setAs('o-secretary', 'course-2')).reply).toMatchObject({ ok: true, data: { questions: 3 } })
    expect(await getAs('o-li')).toMatchObject({ course: { id: 'course-2' }, answers: [0, 0, 0] })
  })

  test.each([
    ['a course without questions', { body: {} }, 'PREP_COURSE'],
    ['a retired one', { state: 'retired' as const }, 'COURSE_RETIRED'],
    ['one of another unit', { org: 'other' }, 'NOT_FOUND'],
  ])('%s is refused', async (_what, wanted, code) => {
    await givenQuiz('course-9', wanted)
    expect((await setAs('o-secretary', 'course-9')).reply).toMatchObject({ code })
    expect(rows('preps')).toEqual([])
  })

  test('a course of the unit will do, and one question as well', async () => {
    await givenQuiz('course-9', { org: 'unit', body: { quiz: quiz.slice(0, 1) } })
    expect((await setAs('o-unitOrganiser', 'course-9')).reply).toMatchObject({ ok: true, data: { questions: 1 } })
  })
})

describe('rights', () => {
  beforeEach(() => prepared(sessionId))

  test.each(['o-li', 'o-siblingSecretary', 'o-otherOrganiser', 'o-administrator'])(
    '%s lays nothing ready',
    async (openid) => {
      expect((await setAs(openid)).reply).toMatchObject({ code: 'FORBIDDEN' })
    },
  )

  test('who is not invited sees nothing and answers nothing', async () => {
    for (const openid of ['o-siblingMember', 'o-foreignMember', 'o-administrator']) {
      expect((await callAs(openid, 'prep.get', { sessionId })).reply).toMatchObject({ code: 'FORBIDDEN' })
      expect((await answerAs(openid)).reply).toMatchObject({ code: 'FORBIDDEN' })
    }
    expect(rows('preps')).toMatchObject([{ answered: false, answers: {} }])
  })

  test('who runs it from above, or lectures from elsewhere, has a look and no answer', async () => {
    await lecturedBy('m-foreignMember')
    for (const openid of ['o-unitOrganiser', 'o-foreignMember']) {
      expect(await getAs(openid)).toMatchObject({ right: null, course: { id: 'course-1' } })
      expect((await answerAs(openid)).reply).toMatchObject({ code: 'FORBIDDEN' })
    }
  })

  test('of a cancelled session nothing is told', async () => {
    await lecturedBy('m-wang')
    await changeSession({ cancelled: true, cancelReason: '抢险' })
    for (const { reply } of [
      await callAs('o-li', 'prep.get', { sessionId }),
      await answerAs('o-li'),
      await setAs('o-secretary'),
      await totalsAs('o-wang'),
    ])
      expect(reply).toMatchObject({ code: 'SESSION_CANCELLED' })
  })
})

describe('totals', () => {
  beforeEach(async () => {
    await prepared(sessionId)
    await lecturedBy('m-wang')
    await answerAs('o-li', [0, 0, 2])
    await answerAs('o-deputy', [0, 1, 1])
    await answerAs('o-deputy', [2, 1, 1])
  })

  test('the lecturer is told numbers and no names', async () => {
    const { reply } = await totalsAs('o-wang')
    expect(reply).toMatchObject({ ok: true, data: { answered: 2 } })
    if (!reply.ok) return
    expect(reply.data.questions.map(({ options }) => options.map(({ count }) => count))).toEqual([
      [1, 0, 1],
      [1, 1],
      [0, 1, 1],
    ])
    expect(reply.data.questions[1]!.options).toEqual([
      { text: '车流前方', count: 1, right: false },
      { text: '横洞', count: 1, right: true },
    ])
    expect(JSON.stringify(reply)).not.toMatch(/m-li|deputy/)
  })

  test.each(['o-secretary', 'o-deputy', 'o-unitOrganiser', 'o-groupOrganiser', 'o-administrator', 'o-li'])(
    '%s is not',
    async (openid) => {
      expect((await totalsAs(openid)).reply).toMatchObject({ code: 'FORBIDDEN' })
    },
  )

  test('nobody who reads the document finds out whose answers they are', () => {
    expect(JSON.stringify(rows('preps').map(({ answers }) => answers))).not.toMatch(/m-|o-|li|deputy/)
    expect(Object.keys(rows('preps')[0]!.answers)).toHaveLength(2)
  })
})

test.each([[[0, 1]], [[0, 1, 2, 0]], [[3, 0, 0]], [[0, 2, 0]]])('%j fits no questions', async (answers) => {
  await prepared(sessionId)
  expect((await answerAs('o-li', answers)).reply).toMatchObject({ code: 'INVALID_INPUT' })
  expect(rows('preps')).toMatchObject([{ answered: false }])
})

test.each([[[-1, 0, 0]], [[0.5, 0, 0]], [[Number.NaN, 0, 0]], [['0', 0, 0]], [{ 0: 0 }], [[]]])(
  '%j is refused before the database',
  async (answers) => {
    const { reply, cost } = await answerAs('o-li', answers as number[])
    expect([reply, cost.requests]).toMatchObject([{ code: 'INVALID_INPUT' }, 0])
  },
)

describe('replacing and answering at once', () => {
  beforeEach(async () => {
    await prepared(sessionId)
    await givenQuiz('course-2', { body: { quiz: quiz.slice(1) } })
    world().faults.latency = { ms: 1, jitterMs: 8 }
  })
  const members = ['o-li', 'o-wang', 'o-deputy']

  test.each([1, 2, 3, 4, 5, 6])('whoever answers has answered what stands, round %i', async () => {
    const answers = members.map((openid) => answerAs(openid))
    const [replaced, ...answered] = await Promise.all([setAs('o-secretary', 'course-2'), ...answers])
    const [prep] = rows('preps')
    const taken = answered.filter(({ reply }) => reply.ok).length
    expect(Object.keys(prep!.answers)).toHaveLength(taken)
    expect(prep!.answered).toBe(taken > 0)
    expect(prep!.courseId).toBe(replaced.reply.ok ? 'course-2' : 'course-1')
    // the answers are to course-1: none is taken by whom the other stands
    expect(taken > 0 && replaced.reply.ok).toBe(false)
  })

  test('control: look first, replace then, and somebody has answered what is no longer asked', async () => {
    let wrong = 0
    for (let round = 0; round < 40 && wrong === 0; round++) {
      await givenQuiz()
      await world().database.put('preps', { ...rows('preps')[0]!, courseId: 'course-1', answered: false, answers: {} })
      // a loaded machine makes the longer call slower than the shorter one: at some distance they meet
      const later = new Promise((resolve) => setTimeout(resolve, round % 20))
      const naive = later.then(() => runAs('o-secretary', naivePrep, { sessionId, courseId: 'course-2' }))
      const [replaced, answered] = await Promise.all([naive, answerAs('o-li')])
      if (replaced.reply && answered.reply.ok && rows('preps')[0]!.courseId === 'course-2') wrong += 1
    }
    expect(wrong).toBe(1)
  })
})

test.each([1, 2, 3, 4, 5])('ended after request %d and done again, both are in once', async (requests) => {
  await givenQuiz()
  const crashed = async (act: () => Promise<unknown>) => {
    world().faults.crashAfter = { requests, function: 'api', times: 1 }
    await act().catch(() => undefined)
    world().faults.crashAfter = null
    return act()
  }
  expect(await crashed(() => setAs('o-secretary'))).toMatchObject({ reply: { ok: true, data: { questions: 3 } } })
  expect(await crashed(() => answerAs('o-li', [0, 1, 2]))).toMatchObject({ reply: { ok: true } })
  const [prep] = rows('preps')
  expect([Object.values(prep!.answers), prep!.answered]).toEqual([[[0, 1, 2]], true])
})

test('neither asks more often for having been asked before', async () => {
  await prepared(sessionId)
  expect((await answerAs('o-li')).cost.requests).toBeLessThanOrEqual(4)
  expect((await answerAs('o-li', [1, 1, 1])).cost.requests).toBeLessThanOrEqual(4)
  expect((await callAs('o-li', 'prep.get', { sessionId })).cost.requests).toBeLessThanOrEqual(4)
})
