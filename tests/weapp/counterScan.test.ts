/** 反扫 loses nobody: codes are scanned one after the other, told at once, and sent together when there is a line. */
import { createHmac } from 'node:crypto'
import { personalCodeOf } from '#domain/personalCode'
import { until } from '../support/eventually'
import { publish } from '../support/themeDay'
import { givenPeople, mustCallAs, rows, setClock, useWorld, world } from '../support/world'
import { ANSWERED_LATE, button, type Line, phoneOf } from './opened'

const STEP_MS = 30_000

useWorld()
beforeEach(givenPeople)

let phone: ReturnType<typeof phoneOf>
let sessionId: string
let codes: string[]

beforeEach(async () => {
  ;({ sessionId } = await publish())
  setClock('05 14:50:00')
  codes = []
})
afterEach(() => {
  const complaints = phone.program.audit(ANSWERED_LATE)
  phone.program.dispose()
  expect(complaints).toEqual([])
})

/** What the member's phone shows now. */
async function codeOf(name: string): Promise<string> {
  const { me, personalKey } = await mustCallAs(`o-${name}`, 'member.home', {})
  const mark = (text: string) =>
    createHmac('sha256', Buffer.from(personalKey.key, 'base64url')).update(text).digest('base64url')
  return personalCodeOf({ memberId: me.id, step: Math.floor(world().clock.now() / STEP_MS) }, mark)
}

/** The camera sees what is held before it, then one goes back. */
function scanCode() {
  const result = codes.shift()
  if (result === undefined) throw new Error('scanCode:fail cancel')
  return { result }
}

async function openPage(line?: Line, stored: Record<string, unknown> = {}) {
  phone = phoneOf('o-secretary', { ...(line && { line }), stored, mocks: { scanCode } })
  const page = await phone.program.launch(`/subpackages/branch/counterScan/index?sessionId=${sessionId}`)
  await until(() => phone.inputsOf('attendance.live').length > 0)
  return page
}

const sent = () => phone.inputsOf('attendance.counterScan')
const isScan = ({ action }: { action: string }) => action === 'attendance.counterScan'
const present = () => rows('attendances').map(({ memberId }) => memberId)

test('one after the other is told by name, and all go in one request', async () => {
  const page = await openPage()
  codes = [await codeOf('li'), await codeOf('wang'), await codeOf('li'), 'no code of ours']
  await (await button(page, '开始扫')).tap()
  await page.waitFor(() => /已签到 *li/.test(page.text()))
  await page.waitFor(() => /已签到 *wang/.test(page.text()))
  await page.waitFor(() => /已经签过 *li/.test(page.text()))
  await page.waitFor(() => page.text().includes('这不是月课的个人码'))
  await until(() => present().length === 2)
  expect(sent()).toHaveLength(1)
  expect(rows('attendances')).toMatchObject([{ method: 'counterScan' }, { method: 'counterScan' }])
  await page.waitFor(() => page.text().includes('已记 2'))
})

test('a code that has moved on is asked for again and not sent', async () => {
  codes = [await codeOf('li')]
  setClock('05 14:52:00')
  const page = await openPage()
  await (await button(page, '开始扫')).tap()
  await page.waitFor(() => page.text().includes('码已更新，请再扫'))
  expect(sent()).toEqual([])
})

test('without a line they stay on the phone, even over a fresh start, and go when there is one', async () => {
  const page = await openPage((asked, answer) => {
    if (isScan(asked)) throw new Error('timeout')
    return answer()
  })
  codes = [await codeOf('li'), await codeOf('wang')]
  await (await button(page, '开始扫')).tap()
  await page.waitFor(() => page.text().includes('没有连上网络，2 人存在这部手机上'))
  expect(present()).toEqual([])
  const stored = Object.fromEntries(phone.program.stored)
  phone.program.dispose()

  setClock('05 16:00:00')
  const again = await openPage(undefined, stored)
  again.touched = true
  await until(() => present().length === 2)
  expect(sent()).toHaveLength(1)
  await until(
    () => ![...phone.program.stored].some(([key, value]) => key.startsWith('counterScan') && value !== 'null'),
  )
})

test('who is refused by the server is told of, and nobody else is kept out', async () => {
  const page = await openPage()
  const forged = (await codeOf('wang')).replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
  codes = [await codeOf('li'), forged]
  await (await button(page, '开始扫')).tap()
  await page.waitFor(() => page.text().includes('没有记上 1'))
  expect(present()).toEqual(['m-li'])
})
