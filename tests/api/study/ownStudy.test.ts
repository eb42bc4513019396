/** 导出我的信息: what somebody listened to, wished for and wrote is his to take along, and nobody else's. */
import { givenCourse } from '../../support/courses'
import { askAs } from '../../support/study'
import { currentToken, publish } from '../../support/themeDay'
import { callAs, given, givenPeople, mustCallAs, setClock, useWorld, world } from '../../support/world'

useWorld()
beforeEach(givenPeople)

/** Both come, ask without a name, and judge the session; each has listened to the course and said what he would like. */
async function studied(): Promise<string> {
  const { sessionId } = await publish()
  await givenCourse()
  setClock('05 14:50:00')
  const token = await currentToken(sessionId)
  for (const [name, position] of [
    ['li', 41],
    ['wang', 97],
  ] as const) {
    const heard = { track: 0, position, listenedAt: world().clock.now() }
    const [memberId, openid] = [`m-${name}`, `o-${name}`]
    await given('progresses', { _id: `${memberId}:course-1`, memberId, courseId: 'course-1', version: 1, ...heard })
    await mustCallAs(openid, 'attendance.signIn', { token })
    await mustCallAs(openid, 'need.answer', { topics: name === 'li' ? ['rescue'] : ['digital'] })
    await askAs(openid, sessionId, position, { text: `${name} 问的话` })
  }
  setClock('05 17:00:00')
  for (const name of ['li', 'wang']) {
    const marks = { clear: 5, useful: 4, arranged: 3 }
    await mustCallAs(`o-${name}`, 'evaluation.give', { sessionId, marks, text: `${name} 的建议` })
  }
  return sessionId
}

test('in the own copy stands the own study, and nobody else’s', async () => {
  const sessionId = await studied()
  const { json } = await mustCallAs('o-li', 'member.exportOwn', {})
  expect(JSON.parse(json)).toMatchObject({
    progresses: [{ courseId: 'course-1', position: 41 }],
    needs: [{ year: '2026', topics: ['rescue'] }],
    questions: [{ sessionId, text: 'li 问的话', name: null }],
    evaluations: [{ sessionId, text: 'li 的建议', marks: { clear: 5 } }],
  })
  expect(json).not.toMatch(/wang 问的话|wang 的建议|digital|\b97\b/)
})

test('marks stay in the cloud: with them somebody’s words could be told from the others’', async () => {
  await studied()
  const { evaluations, questions } = JSON.parse((await mustCallAs('o-li', 'member.exportOwn', {})).json)
  expect(Object.keys(evaluations[0])).toEqual(['sessionId', 'marks', 'text'])
  expect(Object.keys(questions[0])).toEqual(['sessionId', 'text', 'name', 'state', 'answer', 'askedAt'])
})

test('of a hundred sessions as of one, twelve requests; more come by the hundred', async () => {
  await studied()
  const requests = async () => (await callAs('o-li', 'member.exportOwn', {})).cost.requests
  expect(await requests()).toBeLessThanOrEqual(12)
  const rowOf = (n: number) => ({ _id: `s${n}:m-li:from`, memberId: 'm-li', sessionId: `s${n}` })
  await given('leaves', ...Array.from({ length: 98 }, (_, n) => rowOf(n) as never))
  expect(await requests()).toBeLessThanOrEqual(12)
  await given('leaves', ...Array.from({ length: 2 }, (_, n) => rowOf(98 + n) as never))
  expect(await requests()).toBeLessThanOrEqual(16)
})

test('who has nothing of all that costs ten', async () => {
  const { reply, cost } = await callAs('o-deputy', 'member.exportOwn', {})
  expect(JSON.parse(reply.ok ? reply.data.json : '')).toMatchObject({
    ...{ progresses: [], needs: [], questions: [], evaluations: [] },
  })
  expect(cost.requests).toBeLessThanOrEqual(10)
})
