/** The vectors of docs' sign-in design, through the whole function. */
import cloud from 'wx-server-sdk'
import { person } from '../../support/people'
import { changeSession, currentExit, openDoor, signInAs } from '../../support/door'
import { currentToken, publish } from '../../support/themeDay'
import { callAs, given, givenPeople, mustCallAs, rows, setClock, useWorld, world } from '../../support/world'

useWorld()

let sessionId: string
beforeEach(async () => {
  await givenPeople()
  sessionId = (await publish()).sessionId
  setClock('05 14:50:00')
})

const statusOf = async (memberId: string) => {
  const { people } = await mustCallAs('o-secretary', 'attendance.live', { sessionId })
  return people.find(({ id }) => id === memberId)?.status
}

test('Q1: a scan is recorded in two requests and touches nothing shared', async () => {
  const token = await currentToken(sessionId)
  const { reply, cost } = await signInAs('o-li', token)

  const signedAt: unknown = expect.any(Number)
  const receipt = { sessionId, signedAt, method: 'scan', outAt: null, flags: [], accepted: null, ruling: null }
  expect(reply).toEqual({ ok: true, data: receipt })
  expect(cost.requests).toBe(2)
  expect(cost.examined).toBeLessThanOrEqual(2)
  expect(cost.written).toEqual([`attendances/${sessionId}:m-li`])
  expect(cost.replyBytes).toBeLessThanOrEqual(300)
})

test.each([
  ['Q2', '05 14:50:05'],
  ['Q2', '05 14:50:14.999'],
])('%s: a code that was on the screen one or two slots ago, at %s', async (_q, time) => {
  const token = await currentToken(sessionId)
  setClock(time)
  expect((await signInAs('o-li', token)).reply.ok).toBe(true)
  expect(await statusOf('m-li')).toBe('present')
})

test.each([
  ['Q3: three slots old', 'o-li', '05 14:50:15', (token: string) => token, 'SIGN_IN_CODE_EXPIRED', 2],
  ['of an hour ago, after closing', 'o-li', '05 17:30:00', (token: string) => token, 'SIGN_IN_CODE_EXPIRED', 2],
  ['of yesterday', 'o-li', '06 14:50:00', (token: string) => token, 'SIGN_IN_CODE_EXPIRED', 2],
  ['from a stranger', 'o-nobody', '05 14:50:00', (token: string) => token, 'NOT_BOUND', 1],
  ['malformed', 'o-li', '05 14:50:00', () => ({ $ne: null }) as never, 'INVALID_INPUT', 0],
  ['cut short', 'o-li', '05 14:50:00', (token: string) => token.slice(1), 'INVALID_INPUT', 0],
  ['10 kB long', 'o-li', '05 14:50:00', (token: string) => token.repeat(360), 'INVALID_INPUT', 0],
  ['a link', 'o-li', '05 14:50:00', (token: string) => `https://x/${token}`, 'INVALID_INPUT', 0],
])('a code that is %s is refused and stores nothing', async (_what, openid, time, change, code, requests) => {
  const token = await currentToken(sessionId)
  setClock(time)
  const { reply, cost } = await signInAs(openid, change(token))

  expect(reply).toMatchObject({ ok: false, code })
  expect(cost.requests).toBe(requests)
  expect(rows('attendances')).toEqual([])
})

test('Q3: after a refusal the next scan works', async () => {
  const old = await currentToken(sessionId)
  setClock('05 14:50:15')
  expect((await signInAs('o-li', old)).reply).toMatchObject({ code: 'SIGN_IN_CODE_EXPIRED' })
  expect((await signInAs('o-li', await currentToken(sessionId))).reply.ok).toBe(true)
})

test('Q4: before the window there is no code; in it there is', async () => {
  setClock('05 14:28:00')
  const { reply } = await callAs('o-secretary', 'attendance.showCodes', { sessionId })
  expect(reply).toMatchObject({ code: 'SIGN_IN_NOT_OPEN' })
  setClock('05 14:30:00')
  expect((await signInAs('o-li', await currentToken(sessionId))).reply.ok).toBe(true)
})

test('Q5: the page of another session refuses the code, and a code with another session written in is forged', async () => {
  const token = await currentToken(sessionId)
  const other = 'other000'
  expect((await signInAs('o-li', token, { sessionId: other })).reply).toMatchObject({ code: 'SIGN_IN_OTHER_SESSION' })
  const written = token[0]! + other + token.slice(9)
  const { reply, cost } = await signInAs('o-li', written)
  expect(reply).toMatchObject({ code: 'SIGN_IN_CODE_FORGED' })
  expect(cost.requests).toBe(1)
  expect(rows('attendances')).toEqual([])
})

test('Q6: scanning again, even with an old code, returns the first receipt', async () => {
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

test('Q8: who is not on the list is an observer', async () => {
  const token = await currentToken(sessionId)
  for (const openid of ['o-siblingMember', 'o-activist']) expect((await signInAs(openid, token)).reply.ok).toBe(true)
  expect([await statusOf('m-siblingMember'), await statusOf('m-activist')]).toEqual(['observer', 'observer'])
})

test('Q10: where it is allowed, what was scanned without a network counts once it is confirmed', async () => {
  await openDoor({ offline: true })
  const token = await currentToken(sessionId)
  setClock('05 17:50:00')
  const { reply, cost } = await signInAs('o-li', token, { offline: true })
  expect(reply).toMatchObject({ ok: true, data: { flags: ['offline'], accepted: null } })
  expect(cost.requests).toBe(3)
  expect(await statusOf('m-li')).toBe('undecided')
})

test.each([
  ['not allowed', { offline: false }, '05 15:00:00', 'SIGN_IN_CODE_EXPIRED'],
  ['after more than half a day', { offline: true }, '06 02:50:01', 'SIGN_IN_OFFLINE_TOO_LATE'],
])('what was scanned without a network is refused where it comes %s', async (_what, door, time, code) => {
  await openDoor(door)
  const token = await currentToken(sessionId)
  setClock(time)
  const { reply } = await signInAs('o-li', token, { offline: true })
  expect(reply).toMatchObject({ code })
  expect(rows('attendances')).toEqual([])
})

test('half a day is still in time, and the first receipt is told whoever asks again', async () => {
  await openDoor({ offline: true })
  const token = await currentToken(sessionId)
  setClock('06 02:50:00')
  const first = await signInAs('o-li', token, { offline: true })
  expect(first.reply).toMatchObject({ ok: true, data: { flags: ['offline'] } })
  setClock('06 08:00:00')
  expect((await signInAs('o-li', token, { offline: true })).reply).toEqual(first.reply)
})

test('sent in later, for a session that was cancelled or closed before the code was shown: refused', async () => {
  await openDoor({ offline: true })
  const { window } = rows('sessions')[0]!
  const token = await currentToken(sessionId)
  setClock('05 16:00:00')
  await changeSession({ window: { ...window, closesAt: window.opensAt } })
  expect((await signInAs('o-li', token, { offline: true })).reply).toMatchObject({ code: 'SIGN_IN_CLOSED' })
  await changeSession({ window, cancelled: true })
  expect((await signInAs('o-li', token, { offline: true })).reply).toMatchObject({ code: 'SESSION_CANCELLED' })
  expect(rows('attendances')).toEqual([])
})

test('Q11: sent in later with a mark that is not ours: refused like any forgery', async () => {
  await openDoor({ offline: true })
  const token = await currentToken(sessionId)
  const { reply, cost } = await signInAs('o-li', token.slice(0, 28) + (token.endsWith('A') ? 'B' : 'A'), {
    offline: true,
  })
  expect(reply).toMatchObject({ code: 'SIGN_IN_CODE_FORGED' })
  expect(cost.requests).toBe(1)
})

test('a fresh code that says it is late is an ordinary sign-in', async () => {
  const { reply, cost } = await signInAs('o-li', await currentToken(sessionId), { offline: true })
  expect(reply).toMatchObject({ ok: true, data: { flags: [] } })
  expect(cost.requests).toBe(2)
})

test('Q14: ten minutes late is on time, twelve is late', async () => {
  setClock('05 15:10:00')
  await signInAs('o-wang', await currentToken(sessionId))
  setClock('05 15:12:00')
  await signInAs('o-li', await currentToken(sessionId))
  expect([await statusOf('m-wang'), await statusOf('m-li')]).toEqual(['present', 'late'])
})

test('a sign-out code signs nobody in', async () => {
  await openDoor({ signOut: true })
  setClock('05 15:30:00')
  const { reply, cost } = await signInAs('o-li', await currentExit(sessionId))
  expect(reply).toMatchObject({ code: 'SIGN_IN_CODE_FOR_OUT' })
  expect(cost.requests).toBe(1)
  expect(rows('attendances')).toEqual([])
})

test('two people with one phone: the second waits for a decision, and the phone is not stored as it is', async () => {
  const device = 'A'.repeat(22)
  await signInAs('o-li', await currentToken(sessionId), { device })
  setClock('05 14:51:00')
  await signInAs('o-wang', await currentToken(sessionId), { device })
  await signInAs('o-deputy', await currentToken(sessionId), { device: 'B'.repeat(22) })
  const marks = rows('attendances').map((row) => row.device)
  expect(marks).toEqual([expect.stringMatching(/^[\w-]{16}$/), marks[0], expect.not.stringContaining(marks[0]!)])
  expect(JSON.stringify(rows('attendances'))).not.toContain(device)
  expect([await statusOf('m-li'), await statusOf('m-wang'), await statusOf('m-deputy')]).toEqual([
    'present',
    'undecided',
    'present',
  ])
})

test('far away is told and withholds nothing; nothing is said where nothing was asked', async () => {
  const token = await currentToken(sessionId)
  await signInAs('o-li', token, { near: false })
  await signInAs('o-wang', token, { near: true })
  await signInAs('o-deputy', token)
  expect(rows('attendances').map(({ flags }) => flags)).toEqual([['far'], [], []])
  expect(await statusOf('m-li')).toBe('present')
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
