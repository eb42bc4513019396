import { currentToken, publish } from '../support/themeDay'
import { callAs, givenPeople, mustCallAs, rows, setClock, useWorld, world } from '../support/world'

useWorld()

let sessionId: string
beforeEach(async () => {
  await givenPeople()
  sessionId = (await publish()).sessionId
})

const askAs = (openid: string) => callAs(openid, 'leave.ask', { sessionId, kind: 'onDuty' })
const decideAs = (openid: string, approve = true, memberId = 'm-li') =>
  callAs(openid, 'leave.decide', { sessionId, memberId, approve })
const replyOfLi = () => rows('sessions')[0]?.replies['m-li']

test('asked, granted: the list shows leave', async () => {
  const asked = await askAs('o-li')
  expect(asked.reply).toMatchObject({ ok: true, data: { reply: 'leaveAsked' } })
  expect(asked.cost.requests).toBeLessThanOrEqual(5)

  const decided = await decideAs('o-secretary')
  expect(decided.reply).toMatchObject({ ok: true, data: { reply: 'leaveGranted' } })
  expect(decided.cost.requests).toBeLessThanOrEqual(4)
  const { people } = await mustCallAs('o-secretary', 'attendance.live', { sessionId })
  expect(people.find(({ id }) => id === 'm-li')).toMatchObject({
    status: 'leave',
    reply: 'leaveGranted',
    leaveKind: 'onDuty',
  })
  expect(rows('leaves')).toMatchObject([{ state: 'approved', decidedBy: 'm-secretary' }])
})

test('the same request twice is one request', async () => {
  await Promise.all([askAs('o-li'), askAs('o-li')])
  expect(rows('leaves')).toHaveLength(1)
})

test('who says 参加 after all has no leave open, and may ask again', async () => {
  await askAs('o-li')
  await mustCallAs('o-li', 'themeDay.reply', { sessionId })
  expect((await decideAs('o-secretary')).reply).toMatchObject({ code: 'LEAVE_NOT_ASKED' })
  expect(replyOfLi()).toBe('coming')

  await askAs('o-li')
  await decideAs('o-secretary', false)
  expect(replyOfLi()).toBe('leaveRefused')
})

test('presence outranks leave', async () => {
  await askAs('o-li')
  await decideAs('o-secretary')
  setClock('05 14:50:00')
  await mustCallAs('o-li', 'attendance.signIn', { token: await currentToken(sessionId) })
  const { people } = await mustCallAs('o-secretary', 'attendance.live', { sessionId })
  expect(people.find(({ id }) => id === 'm-li')).toMatchObject({ status: 'present' })
  expect((await askAs('o-li')).reply).toMatchObject({ code: 'LEAVE_ALREADY_PRESENT' })
})

test.each([
  ['a member of another branch asks', () => askAs('o-siblingMember'), 'REPLY_NOT_INVITED'],
  ['a member decides', () => decideAs('o-wang'), 'FORBIDDEN'],
  ['the sibling secretary decides', () => decideAs('o-siblingSecretary'), 'FORBIDDEN'],
  ['the secretary decides what nobody asked', () => decideAs('o-secretary', true, 'm-wang'), 'LEAVE_NOT_ASKED'],
  ['a name of the prototype is decided on', () => decideAs('o-secretary', true, 'constructor'), 'LEAVE_NOT_ASKED'],
])('%s: refused', async (_what, act, code) => {
  expect((await act()).reply).toMatchObject({ ok: false, code })
})

test('leave is asked before the start or not at all', async () => {
  setClock('05 15:00:00')
  expect((await askAs('o-li')).reply).toMatchObject({ code: 'LEAVE_STARTED' })
  expect(rows('leaves')).toEqual([])
})

test.each([1, 2, 3, 4, 5, 6])('asked again in the moment of the decision: the decision stands, round %i', async () => {
  await askAs('o-li')
  world().faults.latency = { ms: 1, jitterMs: 5 }
  const [, decided] = await Promise.all([askAs('o-li'), decideAs('o-secretary')])
  expect(decided.reply).toMatchObject({ ok: true, data: { reply: 'leaveGranted' } })
  expect(replyOfLi()).toBe('leaveGranted')
  expect(rows('leaves')).toMatchObject([{ state: 'approved', decidedBy: 'm-secretary' }])
})

test('a day after the end the list stands: nothing is decided any more', async () => {
  await askAs('o-li')
  setClock('06 17:00:00')
  expect((await decideAs('o-secretary', false)).reply.ok).toBe(true)
  setClock('06 17:00:01')
  expect((await decideAs('o-secretary')).reply).toMatchObject({ code: 'LEAVE_DECISION_OVER' })
  expect(rows('leaves')).toMatchObject([{ state: 'rejected' }])
})
