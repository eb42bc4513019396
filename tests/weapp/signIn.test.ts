/** The sign-in page on the phone: a crowd takes turns, a dead network loses nothing, and whoever goes signs out. */
import { until } from '../support/eventually'
import { currentToken, publish } from '../support/themeDay'
import { given, givenPeople, mustCallAs, rows, setClock, useWorld } from '../support/world'
import { ANSWERED_LATE, button, type Line, phoneOf } from './opened'

useWorld()
beforeEach(givenPeople)

let phone: ReturnType<typeof phoneOf>
let sessionId: string

afterEach(() => {
  const complaints = phone.program.audit(ANSWERED_LATE)
  phone.program.dispose()
  expect(complaints).toEqual([])
})

const asked = { digits: false, offline: false, signOut: false, spot: null }

/** The theme day is on, with these ways in. */
async function open(door: object = {}, more: object = {}) {
  ;({ sessionId } = await publish())
  await given('sessions', { ...rows('sessions')[0]!, door: { ...asked, ...door }, ...more } as never)
  setClock('05 14:50:00')
}

const DEAD: Line = () => {
  throw new Error('no network')
}

type Phone = Parameters<typeof phoneOf>[1]

/** Home first, as everybody does who opens the app; then the camera sees `code`. */
async function fromHome(code: string, more: Phone = {}) {
  phone = phoneOf('o-li', { ...more, mocks: { scanCode: () => ({ result: code }), ...more.mocks } })
  const page = await phone.program.launch()
  await (await button(page, '扫码签到')).tap()
  await phone.program.settle()
  return phone.program.currentPage
}

/** The phone was on at home, and then lost its network. */
async function remembered() {
  const before = phoneOf('o-li')
  const page = await before.program.launch()
  await page.waitFor(() => page.text().includes('扫码签到'))
  await before.program.settle(5)
  before.program.dispose()
  return Object.fromEntries(before.program.stored)
}

async function token(purpose?: 'signOut') {
  if (!purpose) return currentToken(sessionId)
  const { now, slotMs, firstSlot, tokens } = await mustCallAs('o-secretary', 'attendance.showCodes', {
    sessionId,
    purpose,
  })
  return tokens[Math.floor(now / slotMs) - firstSlot]!
}

test('every scan says which phone it was, by the same name each time', async () => {
  await open()
  const page = await fromHome(await token())
  await page.waitFor(() => page.text().includes('已签到'))
  const [first] = phone.inputsOf('attendance.signIn')
  expect(first).toMatchObject({ device: expect.stringMatching(/^[\w-]{22}$/), sessionId })
  const { stored } = phone.program
  phone.program.dispose()

  phone = phoneOf('o-wang', { stored: Object.fromEntries(stored) })
  const again = await phone.program.launch(`/pages/sign-in/index?q=${await token()}`)
  await again.waitFor(() => again.text().includes('已签到'))
  expect(phone.inputsOf('attendance.signIn')[0]!.device).toBe(first!.device)
})

test('in a crowd it waits for its turn and then goes in with the pass', async () => {
  await open({}, { pace: 1 })
  const code = await token()
  expect(code).toMatch(/^b/)
  const page = await fromHome(code)
  await page.waitFor(() => /已扫码，正在提交|已签到/.test(page.text()))
  await page.waitFor(() => page.text().includes('已签到，准时'))
  expect(phone.inputsOf('attendance.signInPaced')).toMatchObject([{ token: code, pass: expect.any(String) }])
  expect(phone.inputsOf('attendance.signIn')).toEqual([])
  expect(rows('attendances')).toHaveLength(1)
})

test('a pass that is worth nothing any more costs one more question, not a scan', async () => {
  await open({}, { pace: 1 })
  const code = await token()
  const page = await fromHome(code, {
    line: ({ action }, answer) =>
      action === 'attendance.signInPaced' ? { ok: false, code: 'SIGN_IN_PASS_EXPIRED', message: '' } : answer(),
  })
  await page.waitFor(() => page.text().includes('已签到，准时'))
  expect(phone.inputsOf('attendance.signIn')).toMatchObject([{ token: code }])
})

test('a crowd that was turned away comes back with the same code', async () => {
  await open({}, { pace: 1 })
  const code = await token()
  let turnedAway = 0
  const page = await fromHome(code, {
    line({ action }, answer) {
      if (action !== 'attendance.signInPaced' || turnedAway >= 2) return answer()
      turnedAway++
      return { ok: false, code: 'INTERNAL', message: '系统繁忙，请稍后重试' }
    },
  })
  await page.waitFor(() => page.text().includes('已签到，准时'))
  expect(phone.inputsOf('attendance.signInPaced').map((input) => input.token)).toEqual([code, code, code])
  expect(rows('attendances')).toHaveLength(1)
})

test('without a network the scan is kept, outlives the app, and is sent when there is one', async () => {
  await open({ offline: true })
  const code = await token()
  const page = await fromHome(code, {
    stored: await remembered(),
    line: DEAD,
  })
  await page.waitFor(() => page.text().includes('已记下扫码'))
  await phone.program.settle(5)
  const stored = Object.fromEntries(phone.program.stored)
  phone.program.dispose()
  expect(rows('attendances')).toEqual([])

  setClock('05 18:00:00')
  phone = phoneOf('o-li', { stored })
  const home = await phone.program.launch()
  await until(() => rows('attendances').length === 1)
  expect(phone.inputsOf('attendance.signIn')).toMatchObject([{ token: code, offline: true }])
  expect(rows('attendances')).toMatchObject([{ memberId: 'm-li', flags: ['offline'], decision: null }])
  await home.waitFor(() => home.text().includes('已补传，支部书记确认后算数'))
  await (await button(home, '知道了')).tap()
  await home.waitFor(() => !home.text().includes('已补传'))
  const after = Object.fromEntries(phone.program.stored)
  phone.program.dispose()

  phone = phoneOf('o-li', { stored: after })
  const next = await phone.program.launch()
  await next.waitFor(() => phone.inputsOf('member.home').length > 0)
  await phone.program.settle(20)
  expect(phone.inputsOf('attendance.signIn')).toEqual([])
  expect(next.text()).not.toContain('补传')
})

test('what is sent too late says so, and goes', async () => {
  await open({ offline: true })
  const page = await fromHome(await token(), { stored: await remembered(), line: DEAD })
  await page.waitFor(() => page.text().includes('已记下扫码'))
  await phone.program.settle(5)
  const stored = Object.fromEntries(phone.program.stored)
  phone.program.dispose()

  setClock('06 09:00:00')
  phone = phoneOf('o-li', { stored })
  const home = await phone.program.launch()
  await home.waitFor(() => /没有补上：.*请支部书记更正/.test(home.text()))
  expect(rows('attendances')).toEqual([])
  expect(JSON.stringify(phone.program.stored.get('heldScans'))).toContain('\\"waiting\\":[]')
})

test('where the session does not allow it nothing is kept, and the page says whom to ask', async () => {
  await open({ offline: false })
  const page = await fromHome(await token(), { stored: await remembered(), line: DEAD })
  await page.waitFor(() => page.text().includes('没有连上网络'))
  expect(phone.program.stored.has('heldScans')).toBe(false)
})

test('a poster leads to the page and proves nothing', async () => {
  await open({ digits: true })
  phone = phoneOf('o-li')
  const page = await phone.program.launch('/pages/sign-in/index?scene=pbranch-1')
  await page.waitFor(() => page.text().includes('海报不能签到') && page.text().includes('15:00'))
  await page.waitFor(() => page.text().includes('输入数字码'))
  expect(phone.inputsOf('attendance.signIn')).toEqual([])
})

test('the place is asked for where the session has one, and only whether it is near is told', async () => {
  const here = { latitude: 26.58, longitude: 104.83 }
  await open({ spot: { ...here, radius: 100 } })
  const page = await fromHome(await token(), { mocks: { getLocation: () => ({ ...here, accuracy: 20 }) } })
  await page.waitFor(() => page.text().includes('已签到'))
  const [input] = phone.inputsOf('attendance.signIn')
  expect(input).toMatchObject({ near: true })
  expect(JSON.stringify(input)).not.toContain('26.58')
})

test('whoever does not tell where he is signs in all the same', async () => {
  await open({ spot: { latitude: 26.58, longitude: 104.83, radius: 100 } })
  const refuse = () => {
    throw new Error('auth deny')
  }
  const page = await fromHome(await token(), { mocks: { getLocation: refuse } })
  await page.waitFor(() => page.text().includes('已签到，准时'))
  expect(phone.inputsOf('attendance.signIn')[0]).not.toHaveProperty('near')
  expect(rows('attendances')).toMatchObject([{ flags: [] }])
})

test('签退 has a code and a receipt of its own', async () => {
  await open({ signOut: true })
  const page = await fromHome(await token())
  await page.waitFor(() => page.text().includes('已签到，准时'))
  const stored = Object.fromEntries(phone.program.stored)
  phone.program.dispose()

  // the code for coming in lets nobody out
  setClock('05 16:59:00')
  const wrong = await token()
  setClock('05 16:59:30')
  phone = phoneOf('o-li', { stored, mocks: { scanCode: () => ({ result: wrong }) } })
  const still = await phone.program.launch(`/pages/sign-in/index?sessionId=${sessionId}&way=out`)
  await still.waitFor(() => still.text().includes('这是签到的码'))
  expect(phone.inputsOf('attendance.signOut')).toEqual([])
  phone.program.dispose()

  setClock('05 17:05:00')
  const code = await token('signOut')
  phone = phoneOf('o-li', { stored, mocks: { scanCode: () => ({ result: code }) } })
  const home = await phone.program.launch()
  await home.waitFor(() => home.text().includes('走前请签退'))
  await (await button(home, '扫码签退')).tap()
  await phone.program.settle()
  const out = phone.program.currentPage
  await out.waitFor(() => out.text().includes('已签退'))
  expect(out.text()).toContain('17:05')
  expect(out.text()).toMatch(/14:50.*准时/)
  expect(rows('attendances')).toMatchObject([{ outAt: expect.any(Number) }])
})
