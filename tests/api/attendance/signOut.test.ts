/** 签退, where the session asks for it. */
import { currentExit, openDoor, showAs, signInAs } from '../../support/door'
import { currentToken, publish } from '../../support/themeDay'
import { callAs, givenPeople, rows, setClock, useWorld } from '../../support/world'

useWorld()

let sessionId: string
beforeEach(async () => {
  await givenPeople()
  sessionId = (await publish()).sessionId
  await openDoor({ signOut: true })
  setClock('05 14:50:00')
  await signInAs('o-li', await currentToken(sessionId))
  setClock('05 16:50:00')
})

const signOutAs = (openid: string, token: string, named?: string) =>
  callAs(openid, 'attendance.signOut', { token, ...(named && { sessionId: named }) })

test('a sign-out is one change of the row, in two requests; again returns the first, in three', async () => {
  const token = await currentExit(sessionId)
  const first = await signOutAs('o-li', token, sessionId)
  expect(first.reply).toEqual({ ok: true, data: { sessionId, outAt: setClock('05 16:50:00') } })
  expect([first.cost.requests, first.cost.written]).toEqual([2, [`attendances/${sessionId}:m-li`]])
  setClock('05 16:50:08')
  const again = await signOutAs('o-li', token)
  setClock('05 17:20:00')
  const late = await signOutAs('o-li', token)
  expect([again.reply, late.reply]).toEqual([first.reply, first.reply])
  expect(again.cost.requests).toBe(3)
  expect(rows('attendances')).toHaveLength(1)
})

test('ten at once by one person leave one time, told to all of them', async () => {
  const token = await currentExit(sessionId)
  const calls = await Promise.all(Array.from({ length: 10 }, () => signOutAs('o-li', token)))
  expect(new Set(calls.map(({ reply }) => JSON.stringify(reply))).size).toBe(1)
  expect(rows('attendances')).toMatchObject([{ outAt: setClock('05 16:50:00') }])
})

test.each([
  ['of signing in', 'o-li', () => currentToken(sessionId), 'SIGN_OUT_CODE_FOR_IN', 1],
  ['without having signed in', 'o-wang', () => currentExit(sessionId), 'SIGN_OUT_WITHOUT_IN', 3],
  ['that is forged', 'o-li', async () => `${(await currentExit(sessionId)).slice(0, -1)}!`, 'SIGN_IN_CODE_FORGED', 1],
  [
    'of signing in with the other letter',
    'o-li',
    async () => `A${(await currentToken(sessionId)).slice(1)}`,
    'SIGN_IN_CODE_FORGED',
    1,
  ],
  ['by a stranger', 'o-nobody', () => currentExit(sessionId), 'NOT_BOUND', 1],
])('a code %s signs nobody out', async (_what, openid, code, refusal, requests) => {
  const { reply, cost } = await signOutAs(openid, await code())
  expect(reply).toMatchObject({ code: refusal })
  expect(cost.requests).toBe(requests)
  expect(rows('attendances')).toMatchObject([{ outAt: null }])
})

test('an old code, and the page of another session', async () => {
  const token = await currentExit(sessionId)
  expect((await signOutAs('o-li', token, 'other000')).reply).toMatchObject({ code: 'SIGN_IN_OTHER_SESSION' })
  setClock('05 16:50:15')
  expect((await signOutAs('o-li', token)).reply).toMatchObject({ code: 'SIGN_IN_CODE_EXPIRED' })
  expect(rows('attendances')).toMatchObject([{ outAt: null }])
})

test.each([
  ['05 14:59:59', 'SIGN_OUT_NOT_OPEN'],
  ['05 15:00:00', null],
  ['05 17:29:59', null],
  ['05 17:30:00', 'SIGN_OUT_CLOSED'],
])('the screen at %s: %s', async (time, code) => {
  setClock(time)
  const { reply } = await callAs('o-secretary', 'attendance.showCodes', { sessionId, purpose: 'signOut' })
  expect(reply).toMatchObject(code ? { code } : { ok: true })
})

test('no code outlasts the window, and none is made where it is not asked for', async () => {
  setClock('05 17:29:00')
  expect((await showAs('o-secretary', sessionId, 'signOut')).tokens).toHaveLength(12)
  await openDoor({ signOut: false })
  const { reply } = await callAs('o-secretary', 'attendance.showCodes', { sessionId, purpose: 'signOut' })
  expect(reply).toMatchObject({ code: 'SIGN_OUT_NOT_ASKED' })
})
