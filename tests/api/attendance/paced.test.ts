/** The pass: who belongs to an expected crowd signs in with one request. */
import { mintSignInPass, readPass } from '../../../cloudfunctions/shared/passes'
import { changeSession, signInAs } from '../../support/door'
import { mutantsOf } from '../../support/forgeries'
import { currentToken, publish } from '../../support/themeDay'
import { callAs, givenPeople, mustCallAs, rows, setClock, useWorld } from '../../support/world'

useWorld()

let sessionId: string
beforeEach(async () => {
  await givenPeople()
  sessionId = (await publish()).sessionId
  await changeSession({ pace: 70 })
  setClock('05 14:50:00')
})

const passOf = async (openid: string) => (await mustCallAs(openid, 'member.home', {})).pass!
const enter = (openid: string, token: string, pass: string) => callAs(openid, 'attendance.signInPaced', { token, pass })

test('one request, then two for a repeat and for an old code, none for a forged one', async () => {
  const pass = await passOf('o-li')
  const token = await currentToken(sessionId)
  const first = await enter('o-li', token, pass)
  expect(first.reply).toMatchObject({ ok: true, data: { method: 'scan', flags: [] } })
  expect([first.cost.requests, first.cost.written]).toEqual([1, [`attendances/${sessionId}:m-li`]])
  expect(first.cost.replyBytes).toBeLessThanOrEqual(300)
  expect(pass.length).toBeLessThanOrEqual(160)

  const again = await enter('o-li', token, pass)
  expect([again.reply, again.cost.requests]).toEqual([first.reply, 2])
  const forged = await enter('o-li', token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A'), pass)
  expect([forged.reply, forged.cost.requests]).toMatchObject([{ code: 'SIGN_IN_CODE_FORGED' }, 0])
  setClock('05 14:52:00')
  const old = await enter('o-wang', token, await passOf('o-wang'))
  expect(old.reply).toMatchObject({ code: 'SIGN_IN_CODE_EXPIRED' })
  expect(old.cost.requests).toBeLessThanOrEqual(2)
})

test('the row says what an ordinary sign-in says', async () => {
  const token = await currentToken(sessionId)
  await enter('o-li', token, await passOf('o-li'))
  await signInAs('o-wang', token)
  const [paced, plain] = rows('attendances')
  expect({ ...paced, _id: '', memberId: '' }).toEqual({ ...plain, _id: '', memberId: '' })
})

test.each([
  ['05 14:50:14', []],
  ['05 14:50:15', ['paced']],
  ['05 14:51:24', ['paced']],
])('at %s a code shown at 14:50:00 comes in with %j, at the time it was shown', async (time, flags) => {
  const token = await currentToken(sessionId)
  const pass = await passOf('o-li')
  const end = setClock('05 14:50:05')
  setClock(time)
  const { reply } = await enter('o-li', token, pass)
  expect(reply).toMatchObject({ ok: true, data: { flags, signedAt: end } })
})

test('seventy-five seconds on, the code of a paced session is old for everybody', async () => {
  const token = await currentToken(sessionId)
  setClock('05 14:51:25')
  expect((await enter('o-li', token, await passOf('o-li'))).reply).toMatchObject({ code: 'SIGN_IN_CODE_EXPIRED' })
  expect((await signInAs('o-wang', token)).reply).toMatchObject({ code: 'SIGN_IN_CODE_EXPIRED' })
})

test('a code of a session without a crowd is not kept longer by a pass', async () => {
  const pass = await passOf('o-li')
  await changeSession({ pace: 0 })
  const token = await currentToken(sessionId)
  expect(token).toMatch(/^a/)
  setClock('05 14:50:15')
  expect((await enter('o-li', token, pass)).reply).toMatchObject({ code: 'SIGN_IN_CODE_EXPIRED' })
  expect((await enter('o-li', `b${token.slice(1)}`, pass)).reply).toMatchObject({ code: 'SIGN_IN_CODE_FORGED' })
})

test.each([
  ['of another person', 'o-wang', '05 14:50:00', (pass: string) => pass, 'FORBIDDEN'],
  ['of somebody without a member', 'o-nobody', '05 14:50:00', (pass: string) => pass, 'FORBIDDEN'],
  ['altered', 'o-li', '05 14:50:00', (pass: string) => pass.replace('m-li', 'm-xi'), 'FORBIDDEN'],
  ['that is empty', 'o-li', '05 14:50:00', () => '', 'FORBIDDEN'],
  ['of commas', 'o-li', '05 14:50:00', () => ',,,,,', 'FORBIDDEN'],
  ['of an hour ago', 'o-li', '05 15:50:01', (pass: string) => pass, 'SIGN_IN_PASS_EXPIRED'],
])('a pass %s opens nothing and costs nothing', async (_what, openid, time, change, code) => {
  const pass = change(await passOf('o-li'))
  setClock(time)
  const { reply, cost } = await enter(openid, await currentToken(sessionId), pass)
  expect(reply).toMatchObject({ code })
  expect(cost.requests).toBe(0)
  expect(rows('attendances')).toEqual([])
})

test('a pass for the screen signs nobody in', async () => {
  const { pass } = await mustCallAs('o-secretary', 'attendance.showCodes', { sessionId })
  const { reply } = await enter('o-secretary', await currentToken(sessionId), pass)
  expect(reply).toMatchObject({ code: 'FORBIDDEN' })
})

test.each([
  ['an hour before', '05 14:00:00', {}, true],
  ['earlier', '05 13:59:59', {}, false],
  ['until the door closes', '05 16:59:59', {}, true],
  ['and not after', '05 17:00:00', {}, false],
  ['where no crowd is expected', '05 14:50:00', { pace: 0 }, false],
  ['where it was cancelled', '05 14:50:00', { cancelled: true }, false],
])('a pass is given %s, at %s', async (_what, time, changes, isGiven) => {
  setClock(time)
  await changeSession(changes)
  expect(typeof (await mustCallAs('o-li', 'member.home', {})).pass === 'string').toBe(isGiven)
})

test('who is not expected gets none, and it ends with the day', async () => {
  expect((await mustCallAs('o-activist', 'member.home', {})).pass).toBeNull()
  const start = setClock('05 23:50:00')
  await changeSession({
    start,
    end: start + 3_600_000,
    window: { opensAt: start - 1, lateAfter: start, closesAt: start + 3_600_000 },
  })
  const pass = await passOf('o-li')
  const token = await currentToken(sessionId)
  setClock('05 23:59:59')
  expect((await enter('o-li', await currentToken(sessionId), pass)).reply.ok).toBe(true)
  setClock('06 00:00:00')
  expect((await enter('o-li', token, pass)).reply).toMatchObject({ code: 'SIGN_IN_PASS_EXPIRED' })
})

describe('the pass by itself', () => {
  beforeAll(() => {
    process.env.SIGN_IN_SECRET = 'a secret for tests only, 32 characters'
  })
  afterAll(() => {
    delete process.env.SIGN_IN_SECRET
  })
  const id = (letter: string) => letter + 'Ab3-_x9Z0qWe'
  const path = [id('g'), id('u'), id('b'), id('p'), `${id('b')}:committee`]
  const whole = {
    memberId: id('m'),
    orgPath: path,
    stage: 'probationary' as const,
    exempt: true,
    until: Date.parse('2029-12-31T23:59:59.999Z'),
    ruleVersion: '2029.12',
  }
  const openid = 'oABCDEFGHIJKLMNOPQRSTUVWXYZa'

  test('the longest place of a real roster fits and comes back whole; what does not fit is not given', () => {
    const pass = mintSignInPass(whole, openid)!
    expect(readPass('signIn', pass, openid)).toEqual(whole)
    expect(mintSignInPass({ ...whole, orgPath: [...path, 'x'.repeat(64)] }, openid)).toBeNull()
  })

  test('no single-character mutant of it is accepted, nor the whole of it as one of another kind', () => {
    const pass = mintSignInPass(whole, openid)!
    expect(mutantsOf(pass).filter((mutant) => readPass('signIn', mutant, openid) !== null)).toEqual([])
    expect(readPass('screen', pass, openid)).toBeNull()
  })
})
