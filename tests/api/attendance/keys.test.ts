/** The key of the codes is changed without anybody being kept out; and no mark serves a second purpose. */
import { personalKey } from '../../../cloudfunctions/shared/personalCode'
import { changeSession, currentExit, openDoor, showAs, signInAs } from '../../support/door'
import { currentToken, publish } from '../../support/themeDay'
import { callAs, givenPeople, mustCallAs, rows, sendAs, setClock, useWorld } from '../../support/world'

useWorld()

const OLD = 'a secret for tests only, 32 characters'
const NEW = 'another secret for tests, 40 characters.'

let sessionId: string
beforeEach(async () => {
  await givenPeople()
  sessionId = (await publish()).sessionId
  await openDoor({ signOut: true, digits: true })
  await changeSession({ pace: 45 })
  setClock('05 15:00:00')
})
afterEach(() => {
  delete process.env.SIGN_IN_KEYS
  delete process.env.SIGN_IN_SECRET
})

const codeOf = ({ reply }: Awaited<ReturnType<typeof sendAs>>) => (reply.ok ? 'OK' : reply.code)
const ask = async (openid: string, action: string, input: object) => codeOf(await sendAs(openid, { action, input }))

async function everything() {
  const codes = await showAs('o-secretary', sessionId)
  return {
    token: await currentToken(sessionId),
    exit: await currentExit(sessionId),
    digits: codes.digits!.codes[0]!,
    screen: codes.pass,
    pass: (await mustCallAs('o-wang', 'member.home', {})).pass!,
  }
}

const tried = async ({ token, exit, digits, screen, pass }: Awaited<ReturnType<typeof everything>>) => [
  await ask('o-li', 'attendance.signIn', { token }),
  await ask('o-wang', 'attendance.signInPaced', { token, pass }),
  await ask('o-deputy', 'attendance.signInByDigits', { sessionId, digits }),
  await ask('o-li', 'attendance.signOut', { token: exit }),
  await ask('o-secretary', 'attendance.numbers', { pass: screen }),
]
const fine = Array.from({ length: 5 }, () => 'OK')

test('after a change the codes of before are taken, and the new ones begin with other letters', async () => {
  const before = await everything()
  process.env.SIGN_IN_KEYS = `cd:${NEW},ab:${OLD}`
  expect(await tried(before)).toEqual(fine)
  const after = await everything()
  expect([before.token[0], before.exit[0], after.token[0], after.exit[0]]).toEqual(['b', 'A', 'd', 'C'])
  expect(await tried(after)).toEqual(fine)
  expect(rows('attendances')).toHaveLength(3)
})

test('once the key before is taken out, nothing that it marked is taken', async () => {
  const before = await everything()
  process.env.SIGN_IN_KEYS = `cd:${NEW}`
  const refusals = ['SIGN_IN_CODE_FORGED', 'FORBIDDEN', 'DIGITS_WRONG', 'SIGN_IN_CODE_FORGED', 'FORBIDDEN']
  expect(await tried(before)).toEqual(refusals)
  expect(rows('attendances')).toEqual([])
  expect(await tried(await everything())).toEqual(fine)
})

test('what does not change with it: the seal of a spot-check', async () => {
  const { spotSeal } = await showAs('o-secretary', sessionId)
  process.env.SIGN_IN_KEYS = `cd:${NEW}`
  expect((await showAs('o-secretary', sessionId)).spotSeal).toBe(spotSeal)
})

test.each(['cd:short', `c:${NEW}`, `bc:${NEW}`, `CD:${NEW}`, `${NEW}`, `cd-${NEW}`])(
  'keys that read %j are a defect: nothing is marked, nothing taken',
  async (keys) => {
    const token = await currentToken(sessionId)
    process.env.SIGN_IN_KEYS = keys
    expect(await ask('o-secretary', 'attendance.showCodes', { sessionId })).toBe('INTERNAL')
    expect(await ask('o-li', 'attendance.signIn', { token })).toBe('INTERNAL')
    expect(rows('attendances')).toEqual([])
  },
)

test('every kind of mark at every door: each opens its own and no other', async () => {
  const { token, exit, digits, screen, pass } = await everything()
  process.env.SIGN_IN_SECRET = OLD
  const texts = {
    token,
    exit,
    digits,
    screen,
    pass,
    personal: `mm-li${personalKey('m-li', '2026-11-05').slice(0, 20)}`,
  }
  const doors = {
    signIn: (text: string) => ask('o-li', 'attendance.signIn', { token: text }),
    paced: (text: string) => ask('o-wang', 'attendance.signInPaced', { token: text, pass }),
    pass: (text: string) => ask('o-wang', 'attendance.signInPaced', { token, pass: text }),
    digits: (text: string) => ask('o-deputy', 'attendance.signInByDigits', { sessionId, digits: text }),
    numbers: (text: string) => ask('o-secretary', 'attendance.numbers', { pass: text }),
    signOut: (text: string) => ask('o-li', 'attendance.signOut', { token: text }),
  }
  const opened: string[] = []
  for (const [kind, text] of Object.entries(texts)) {
    for (const [door, tryAt] of Object.entries(doors))
      if ((await tryAt(text)) === 'OK') opened.push(`${kind} at ${door}`)
  }
  expect(opened).toEqual([
    'token at signIn',
    'token at paced',
    'exit at signOut',
    'digits at digits',
    'screen at numbers',
    'pass at pass',
  ])
})

test('a letter exchanged for another key or purpose is a forgery', async () => {
  const token = await currentToken(sessionId)
  process.env.SIGN_IN_KEYS = `cd:${NEW},ab:${OLD}`
  const letters = [...'aABcdCDefz']
  const told = await Promise.all(letters.map((letter) => signInAs('o-li', letter + token.slice(1))))
  expect(new Set(told.map(({ reply }) => (reply.ok ? 'OK' : reply.code)))).toEqual(new Set(['SIGN_IN_CODE_FORGED']))
  expect((await callAs('o-li', 'attendance.signIn', { token })).reply.ok).toBe(true)
})
