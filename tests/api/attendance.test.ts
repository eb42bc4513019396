import cloud from 'wx-server-sdk'
import { person } from '../support/people'
import { currentToken, publish } from '../support/themeDay'
import { callAs, given, givenPeople, mustCallAs, rows, setClock, useWorld, world } from '../support/world'

useWorld()

let sessionId: string
beforeEach(async () => {
  await givenPeople()
  sessionId = (await publish()).sessionId
  setClock('05 14:50:00')
})

const signInAs = (openid: string, token: string) => callAs(openid, 'attendance.signIn', { token })

test('a scan is recorded in two requests and touches nothing shared', async () => {
  const token = await currentToken(sessionId)
  const { reply, cost } = await signInAs('o-li', token)

  expect(reply).toEqual({ ok: true, data: { sessionId, signedAt: expect.any(Number), method: 'scan' } })
  expect(cost.requests).toBe(2)
  expect(cost.examined).toBeLessThanOrEqual(2)
  expect(cost.written).toEqual([`attendances/${sessionId}:m-li`])
  expect(cost.replyBytes).toBeLessThanOrEqual(300)
})

test('scanning again, even with an old code, returns the first receipt', async () => {
  const token = await currentToken(sessionId)
  const first = await signInAs('o-li', token)
  setClock('05 14:50:04')
  const again = await signInAs('o-li', token)
  setClock('05 15:30:00')
  const late = await signInAs('o-li', token)

  expect([again.reply, late.reply]).toEqual([first.reply, first.reply])
  expect([again.cost.requests, late.cost.requests]).toEqual([3, 2])
  expect(rows('attendances')).toHaveLength(1)
})

test.each([
  [
    'forged',
    'o-li',
    '05 14:50:00',
    (token: string) => token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
    'SIGN_IN_CODE_FORGED',
    1,
  ],
  ['three slots old', 'o-li', '05 14:50:15', (token: string) => token, 'SIGN_IN_CODE_EXPIRED', 2],
  ['of an hour ago, after closing', 'o-li', '05 17:30:00', (token: string) => token, 'SIGN_IN_CODE_EXPIRED', 2],
  ['from a stranger', 'o-nobody', '05 14:50:00', (token: string) => token, 'NOT_BOUND', 1],
  ['malformed', 'o-li', '05 14:50:00', () => ({ $ne: null }) as never, 'INVALID_INPUT', 0],
  ['cut short', 'o-li', '05 14:50:00', (token: string) => token.slice(1), 'INVALID_INPUT', 0],
])('a code that is %s is refused and stores nothing', async (_what, openid, time, change, code, requests) => {
  const token = await currentToken(sessionId)
  setClock(time)
  const { reply, cost } = await signInAs(openid, change(token))

  expect(reply).toMatchObject({ ok: false, code })
  expect(cost.requests).toBe(requests)
  expect(rows('attendances')).toEqual([])
})

test('the page of another session refuses the code', async () => {
  const token = await currentToken(sessionId)
  const { reply } = await callAs('o-li', 'attendance.signIn', { token, sessionId: 'other000' })
  expect(reply).toMatchObject({ code: 'SIGN_IN_OTHER_SESSION' })
})

test('every code on the screen is accepted in its slot, for ten minutes', async () => {
  const { now, firstSlot, tokens, slotMs } = await mustCallAs('o-secretary', 'attendance.showCodes', { sessionId })
  expect(tokens).toHaveLength(120)
  const last = tokens.length - 1
  setClock('05 14:59:56')
  const { reply } = await signInAs('o-wang', tokens[last]!)
  expect((firstSlot + last) * slotMs).toBeLessThan(now + 600_000)
  expect(reply.ok).toBe(true)
})

test.each([
  ['05 14:29:59', 'SIGN_IN_NOT_OPEN'],
  ['05 17:00:00', 'SIGN_IN_CLOSED'],
])('at %s the screen is told %s', async (time, code) => {
  setClock(time)
  const { reply } = await callAs('o-secretary', 'attendance.showCodes', { sessionId })
  expect(reply).toMatchObject({ code })
})

test('the list shows everybody expected, who replied and who came', async () => {
  await signInAs('o-li', await currentToken(sessionId))
  setClock('05 15:10:06')
  await signInAs('o-wang', await currentToken(sessionId))
  await signInAs('o-siblingMember', await currentToken(sessionId))
  await signInAs('o-activist', await currentToken(sessionId))
  const { reply, cost } = await callAs('o-secretary', 'attendance.live', { sessionId })

  const people = reply.ok ? reply.data.people : []
  const statusOf = Object.fromEntries(people.map(({ id, status }) => [id, status]))
  expect(statusOf).toEqual({
    'm-secretary': 'absent',
    'm-deputy': 'absent',
    'm-formerSecretary': 'absent',
    'm-phoneless': 'absent',
    'm-li': 'present',
    'm-wang': 'late',
    'm-siblingMember': 'observer',
    'm-activist': 'observer',
  })
  expect(people.filter(({ expected }) => expected)).toHaveLength(6)
  // the seventh reads who the observers are; without any it is six
  expect(cost.requests).toBeLessThanOrEqual(7)
  expect(cost.depth).toBeLessThanOrEqual(4)
})

test('roll-call records people without a phone and never overwrites an earlier record', async () => {
  await signInAs('o-li', await currentToken(sessionId))
  const memberIds = ['m-li', 'm-phoneless', 'm-wang']
  const { reply, cost } = await callAs('o-secretary', 'attendance.rollCall', { sessionId, memberIds })

  expect(reply.ok && { recorded: reply.data.recorded.toSorted(), already: reply.data.already }).toEqual({
    recorded: ['m-phoneless', 'm-wang'],
    already: ['m-li'],
  })
  expect(rows('attendances').find(({ memberId }) => memberId === 'm-li')).toMatchObject({ method: 'scan', by: null })
  expect(rows('attendances').find(({ memberId }) => memberId === 'm-wang')).toMatchObject({ by: 'm-secretary' })
  expect(cost.requests).toBeLessThanOrEqual(6)

  setClock('05 14:51:00')
  const again = await mustCallAs('o-secretary', 'attendance.rollCall', { sessionId, memberIds })
  expect(again.recorded).toEqual([])
  expect(rows('attendances')).toHaveLength(3)
})

test.each([1, 2, 3, 4, 5, 6])('two who call the same roll at once lose nobody: round %i', async () => {
  const names = Array.from({ length: 30 }, (_, index) => `p${index}`)
  await given('members', ...names.map((name) => person(name)))
  const ids = names.map((name) => `m-${name}`)
  await mustCallAs('o-secretary', 'attendance.rollCall', { sessionId, memberIds: ids.slice(14, 16) })
  world().faults.latency = { ms: 1, jitterMs: 8 }
  const calls = await Promise.all([
    mustCallAs('o-secretary', 'attendance.rollCall', { sessionId, memberIds: ids.slice(0, 20) }),
    mustCallAs('o-deputy', 'attendance.rollCall', { sessionId, memberIds: ids.slice(10) }),
  ])
  const recorded = calls.flatMap((call) => call.recorded)
  expect(new Set(recorded).size).toBe(recorded.length)
  expect(recorded).toHaveLength(28)
  expect(
    rows('attendances')
      .map(({ memberId }) => memberId)
      .toSorted(),
  ).toEqual(ids.toSorted())
})

test('a list on paper that comes home late makes nobody late, but for whom it says so', async () => {
  setClock('05 18:00:00')
  await mustCallAs('o-secretary', 'attendance.rollCall', { sessionId, memberIds: ['m-li'] })
  await mustCallAs('o-secretary', 'attendance.rollCall', { sessionId, memberIds: ['m-wang'], late: true })
  const { people } = await mustCallAs('o-secretary', 'attendance.live', { sessionId })
  expect(people.find(({ id }) => id === 'm-li')).toMatchObject({ status: 'present' })
  expect(people.find(({ id }) => id === 'm-wang')).toMatchObject({ status: 'late' })
  expect(rows('attendances').map(({ recordedAt }) => recordedAt)).toEqual([
    setClock('05 18:00:00'),
    setClock('05 18:00:00'),
  ])
})

test.each([
  ['before the door opens', '05 14:29:59', ['m-li'], 'SIGN_IN_NOT_OPEN'],
  ['two days later', '07 17:00:01', ['m-li'], 'ROLL_CALL_OVER'],
  ['of somebody from another branch', '05 15:00:00', ['m-li', 'm-siblingMember'], 'NOT_FOUND'],
  ['of nobody', '05 15:00:00', [], 'INVALID_INPUT'],
])('a roll-call %s is refused whole', async (_what, time, memberIds, code) => {
  setClock(time)
  const { reply } = await callAs('o-secretary', 'attendance.rollCall', { sessionId, memberIds })
  expect(reply).toMatchObject({ code })
  expect(rows('attendances')).toEqual([])
})

test('ending sign-in stops the codes, and ending it again changes nothing', async () => {
  setClock('05 16:00:00')
  const first = await mustCallAs('o-secretary', 'attendance.close', { sessionId })
  setClock('05 16:05:00')
  expect(await mustCallAs('o-secretary', 'attendance.close', { sessionId })).toEqual(first)
  const { reply } = await callAs('o-secretary', 'attendance.showCodes', { sessionId })
  expect(reply).toMatchObject({ code: 'SIGN_IN_CLOSED' })
})

test('nobody ends what has not begun', async () => {
  const { reply } = await callAs('o-secretary', 'attendance.close', { sessionId })
  expect(reply).toMatchObject({ code: 'CLOSE_TOO_EARLY' })
})

test('200 members scanning three times each at once leave exactly 200 records', async () => {
  const names = Array.from({ length: 200 }, (_, index) => `p${index}`)
  await given('members', ...names.map((name) => person(name)))
  const token = await currentToken(sessionId)
  const calls = await Promise.all(names.flatMap((name) => [1, 2, 3].map(() => signInAs(`o-${name}`, token))))

  const receipts = new Set(calls.map(({ reply }) => JSON.stringify(reply.ok && reply.data)))
  expect(calls.filter(({ reply }) => !reply.ok)).toEqual([])
  expect(receipts.size).toBe(1)
  expect(rows('attendances')).toHaveLength(200)
  expect(new Set(rows('attendances').map(({ memberId }) => memberId)).size).toBe(200)
})

test('control: with ids that say nothing, the same storm leaves duplicates', async () => {
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as never })
  const naive = async () => {
    const database = cloud.database()
    const where = { sessionId, memberId: 'm-li' }
    const { total } = (await database.collection('attendances').where(where).count()) as { total: number }
    if (!total) await database.collection('attendances').add({ data: where })
  }
  await Promise.all(Array.from({ length: 30 }, () => world().run(naive, {}, { openid: 'o-li' })))
  expect(rows('attendances').length).toBeGreaterThan(1)
})
