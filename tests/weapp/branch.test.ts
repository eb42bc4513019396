/** The secretary's month, list and wall. */
import type { DeliveryState } from '#domain/notice'
import type { Reply } from '#types/contract'
import { people } from '../support/people'
import { publish } from '../support/themeDay'
import { given, givenPeople, rows, setClock, tick, useWorld, world } from '../support/world'
import { ANSWERED_LATE, button, phoneOf } from './opened'

useWorld()
beforeEach(givenPeople)

let phone: ReturnType<typeof phoneOf>
afterEach(() => {
  const complaints = phone.program.audit(ANSWERED_LATE)
  phone.program.dispose()
  expect(complaints).toEqual([])
})

async function open(name: string, query: string, line?: Parameters<typeof phoneOf>[1]) {
  phone = phoneOf('o-secretary', line)
  const page = await phone.program.launch(`/subpackages/branch/${name}/index?${query}`)
  await page.waitFor(() => page.text().length > 20)
  return page
}

async function deliver(state: DeliveryState) {
  await tick()
  const [notice] = rows('notices')
  const deliveries = Object.fromEntries(Object.keys(notice!.deliveries).map((id) => [id, state]))
  await world().database.put('notices', { ...notice!, deliveries } as never)
  return Object.keys(deliveries).length
}

test.each([
  ['waiting', '通知还没发出', false],
  ['sending', '通知发出后没有回音', true],
  ['told', '没有回复', false],
] as const)('a notice that is %s reads %s', async (state, words, isUnreached) => {
  const { sessionId } = await publish()
  const told = await deliver(state)
  const page = await open('live', `sessionId=${sessionId}`)
  expect(told).toBeGreaterThan(0)
  expect(page.text()).toContain(words)
  expect(page.text()).toContain(`未送达 ${isUnreached ? told : 0}`)
})

test('whom no message reached is called with one tap, if the roster may show the number', async () => {
  await given('members', { ...people.li, phone: '13900000000' })
  const { sessionId } = await publish()
  await deliver('unreached')
  const page = await open('live', `sessionId=${sessionId}`)
  await (await button(page, '打电话')).tap()
  expect(phone.program.calls).toContainEqual({ api: 'makePhoneCall', args: { phoneNumber: '13900000000' } })
  expect(page.elements('.btn-s')).toHaveLength(1)
})

test.each([
  ['02 09:09:00', '几分钟内通知大家'],
  ['02 09:10:00', '已发布。'],
])('at %s the month says %s', async (time, words) => {
  await publish()
  setClock(time)
  const page = await open('month', 'branchId=branch&month=2026-11')
  expect(page.text()).toContain(words)
  expect(page.text().includes('几分钟内')).toBe(words.includes('几分钟内'))
})

test('a month too late to tell anybody leads to the next', async () => {
  setClock('30 20:00:00')
  const page = await open('month', 'branchId=branch&month=2026-11')
  await (await button(page, '发布下月主题党日')).tap()
  const next = phone.program.currentPage
  expect(next.query).toEqual({ branchId: 'branch', month: '2026-12' })
  await next.waitFor(() => next.text().includes('2026 年 12 月'))
})

test.each([
  ['', '打开月课，点“扫码签到”'],
  ['https://example.org/s?t=', '打开微信“扫一扫”'],
])('a code behind the address "%s": %s', async (linkPrefix, words) => {
  const { sessionId } = await publish()
  setClock('05 14:50:00')
  const page = await open('screen', `sessionId=${sessionId}`, {
    async line({ action }, answer) {
      const reply = (await answer()) as Reply
      return action === 'attendance.showCodes' && reply.ok
        ? { ...reply, data: { ...(reply.data as object), linkPrefix } }
        : reply
    },
  })
  await page.waitFor(() => page.text().includes(words))
  expect(page.text()).not.toContain(linkPrefix ? '打开月课' : '扫一扫')
})

test.each([
  ['05 15:05:00', 2],
  ['05 17:05:00', 1],
])('at %s the list asks %s times in twelve seconds, the wall for numbers alone', async (time, times) => {
  const { sessionId } = await publish()
  setClock(time)
  await open('live', `sessionId=${sessionId}`)
  const list = phone
  await open('screen', `sessionId=${sessionId}`)
  await new Promise((done) => setTimeout(done, 12_000))
  expect([list, phone].map(({ inputsOf }) => inputsOf('attendance.live').length)).toEqual([times, 1])
  expect(phone.inputsOf('attendance.numbers')).toHaveLength(times - 1)
  list.program.dispose()
})
