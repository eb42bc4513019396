/** 点名 loses nobody: whatever the line does, a ticked name is recorded, taken back or told of. */
import { until } from '../support/eventually'
import { publish } from '../support/themeDay'
import { givenPeople, rows, setClock, useWorld, world } from '../support/world'
import { ANSWERED_LATE, button, gate, type Line, phoneOf } from './opened'

useWorld()
beforeEach(givenPeople)

let phone: ReturnType<typeof phoneOf>
afterEach(() => {
  const complaints = phone.program.audit(ANSWERED_LATE)
  phone.program.dispose()
  expect(complaints).toEqual([])
})

async function openList(line?: Line, stored: Record<string, unknown> = {}) {
  phone = phoneOf('o-secretary', { ...(line && { line }), stored })
  const [session] = rows('sessions')
  const page = await phone.program.launch(`/subpackages/branch/live/index?sessionId=${session!._id}`)
  await page.waitFor(() => page.text().includes('phoneless'))
  return page
}

beforeEach(async () => {
  await publish()
  setClock('05 15:05:00')
})

const present = () => rows('attendances').length
const lateAfter = () => rows('sessions')[0]!.window.lateAfter
const lateOf = () => rows('attendances').map(({ signedAt }) => signedAt > lateAfter())
const isRollCall = ({ action }: { action: string }) => action === 'attendance.rollCall'

test('leaving while names are on their way sends the names that were ticked since', async () => {
  const { opened, open } = gate()
  const page = await openList(async (asked, answer) => {
    if (isRollCall(asked)) await opened
    return answer()
  })
  await (await button(page, '点到')).tap()
  await until(() => phone.inputsOf('attendance.rollCall').length === 1)
  await (await button(page, '点到')).tap()
  await phone.program.reLaunch('/pages/home/index')
  open()
  await until(() => present() === 2)
  expect(phone.inputsOf('attendance.rollCall')).toHaveLength(2)
})

test.each([
  ['the cloud is busy', () => ({ ok: false, code: 'INTERNAL', message: '系统繁忙，请稍后重试' }), '系统繁忙'],
  [
    'there is no line',
    () => {
      throw new Error('timeout')
    },
    '没有连上网络',
  ],
])('while %s names wait, and the page says so', async (_, failure, words) => {
  let failing = true
  const page = await openList((asked, answer) => (failing && isRollCall(asked) ? failure() : answer()))
  await (await button(page, '点到')).tap()
  page.hide()
  await page.waitFor(() => page.text().includes(words))
  expect(page.text()).toContain('已点到')
  expect(present()).toBe(0)
  failing = false
  page.hide()
  await until(() => present() === 1)
})

test('names that were not recorded go when the page is opened the next time, even by a fresh start', async () => {
  const page = await openList((asked, answer) => {
    if (isRollCall(asked)) throw new Error('timeout')
    return answer()
  })
  await (await button(page, '点到')).tap()
  await phone.program.reLaunch('/pages/home/index')
  const stored = Object.fromEntries(phone.program.stored)
  phone.program.dispose()

  const again = await openList(undefined, stored)
  expect(again.text()).toContain('已点到')
  // what follows is no first screen
  again.touched = true
  await until(() => present() === 1)
  await until(() => ![...phone.program.stored].some(([key, value]) => key.startsWith('rollCall') && value !== 'null'))
})

test('who is called is on time, and late only if it is said so with one tap', async () => {
  const page = await openList()
  await (await button(page, '记为迟到')).tap()
  expect(page.text()).toContain('已记迟到')
  await (await button(page, '点到')).tap()
  expect(page.text()).toContain('已点到')
  page.hide()
  await until(() => present() === 2)
  expect(lateOf().sort()).toEqual([false, true])
  expect(phone.inputsOf('attendance.rollCall').map(({ late }) => late)).toEqual([true, false])
})

test('late taken back is not recorded', async () => {
  const page = await openList()
  await (await button(page, '记为迟到')).tap()
  await (await button(page, '撤销')).tap()
  await (await button(page, '点到')).tap()
  page.hide()
  await until(() => present() === 1)
  expect(lateOf()).toEqual([false])
})

test('late stays late while it waits on the phone, even over a fresh start', async () => {
  const page = await openList((asked, answer) => {
    if (isRollCall(asked)) throw new Error('timeout')
    return answer()
  })
  await (await button(page, '记为迟到')).tap()
  await phone.program.reLaunch('/pages/home/index')
  const stored = Object.fromEntries(phone.program.stored)
  phone.program.dispose()

  const again = await openList(undefined, stored)
  expect(again.text()).toContain('已记迟到')
  again.touched = true
  again.hide()
  await until(() => present() === 1)
  expect(lateOf()).toEqual([true])
})

test('before it has begun nobody is called late', async () => {
  setClock('05 14:50:00')
  const page = await openList()
  await button(page, '点到')
  expect(page.text()).not.toContain('记为迟到')
})

test('one who has left the branch costs nobody else the record', async () => {
  const page = await openList()
  for (let ticked = 0; ticked < 3; ticked++) await (await button(page, '点到')).tap()
  const moved = rows('members').find(({ _id }) => _id === 'm-li')!
  const memberships = [
    ...moved.memberships,
    { branch: 'sibling', name: 'sibling', from: '2026-11-04', reason: 'moved' },
  ]
  await world().database.put('members', { ...moved, branchId: 'sibling', memberships } as never)
  page.hide()
  await until(() => present() === 2)
  expect(rows('attendances').map(({ memberId }) => memberId)).not.toContain('m-li')
  await until(() =>
    phone.program.calls.some(({ api, args }) => api === 'showToast' && /没有记上/.test(JSON.stringify(args))),
  )
})
