/** 请假 survives the way back and a cut line, and what is sent again is the same request. */
import { until } from '../support/eventually'
import { people } from '../support/people'
import { leaveFrom, publish } from '../support/themeDay'
import { given, givenPeople, mustCallAs, rows, setClock, useWorld } from '../support/world'
import type { Page } from './harness/page'
import { ANSWERED_LATE, button, phoneOf } from './opened'

useWorld()
beforeEach(givenPeople)

let phone: ReturnType<typeof phoneOf>
afterEach(() => {
  const complaints = phone.program.audit(ANSWERED_LATE)
  phone.program.dispose()
  expect(complaints).toEqual([])
})

async function open(openid: string, path: string, more: Parameters<typeof phoneOf>[1] = {}) {
  phone = phoneOf(openid, more)
  const page = await phone.program.launch(`/subpackages/${path}`)
  await page.waitFor(() => page.text().length > 20)
  return page
}

async function tap(page: Page, selector: string, words: string) {
  const holding = async () => {
    for (const one of page.elements(selector)) if ((await one.text()).startsWith(words)) return one
    return null
  }
  await page.waitFor(holding)
  await (await holding())!.tap()
}

test('what was chosen stays through a cut line, and goes again under the same name', async () => {
  const { sessionId } = await publish()
  let isCut = true
  const page = await open('o-li', `account/leave/index?sessionId=${sessionId}`, {
    async line({ action }, answer) {
      const reply = await answer()
      // it arrived; only its answer is lost
      if (action === 'leave.ask' && isCut) throw new Error('the line is cut')
      return reply
    },
  })
  await tap(page, '.chip', '事假')
  await tap(page, '.option', '家里有急事要处理')
  await (await button(page, '交假条')).tap()
  await page.waitFor(() => page.text().includes('内容没有丢'))

  const stored = Object.fromEntries(phone.program.stored)
  const [first] = phone.inputsOf('leave.ask')
  phone.program.dispose()
  isCut = false
  // home on this phone is as it was before the line was cut
  let isAnswered = false
  const again = await open('o-li', `account/leave/index?sessionId=${sessionId}`, {
    stored,
    async line({ action }, answer) {
      if (action === 'member.home') throw new Error('still no line for home')
      const reply = await answer()
      if (action === 'leave.ask') isAnswered = true
      return reply
    },
  })
  await (await button(again, '交假条')).tap()
  await until(() => isAnswered)
  expect(phone.inputsOf('leave.ask')).toEqual([first])
  expect(first).toMatchObject({ requestId: expect.stringMatching(/^[\w-]{22}$/) as string })
  expect(rows('leaves')).toHaveLength(1)
})

test('changed after a try, it is another request', async () => {
  const { sessionId } = await publish()
  let isCut = true
  const page = await open('o-li', `account/leave/index?sessionId=${sessionId}`, {
    line: ({ action }, answer) =>
      action === 'leave.ask' && isCut ? Promise.reject(new Error('the line is cut')) : answer(),
  })
  await tap(page, '.chip', '事假')
  await tap(page, '.option', '家里有急事要处理')
  await (await button(page, '交假条')).tap()
  await page.waitFor(() => page.text().includes('内容没有丢'))
  isCut = false
  await tap(page, '.option', '自己写')
  await (await button(page, '还没有写原因')).tap()
  await page.elements('.field-text')[0]!.input('一'.repeat(41))
  await (await button(page, '多了 1 字')).tap()
  await page.elements('.field-text')[0]!.input('孩子发烧')
  await (await button(page, '交假条')).tap()
  await until(() => rows('leaves').length > 0)
  const [first, second] = phone.inputsOf('leave.ask')
  expect(second).toMatchObject({ kind: 'personal', reason: '孩子发烧' })
  expect(second!.requestId).not.toBe(first!.requestId)
})

test('somebody else’s step is told, not offered', async () => {
  setClock('02 09:00:00')
  const day = (time: string) => Date.parse(`2026-11-04T${time}:00+08:00`)
  const { sessionId } = await mustCallAs('o-secretary', 'meeting.plan', {
    ...{ branchId: 'branch', kind: 'memberMeeting', title: '第四季度党员大会', place: '三楼活动室' },
    ...{ start: day('09:00'), end: day('16:00'), agenda: ['讨论预备党员转正'] },
  })
  await mustCallAs('o-li', 'leave.ask', leaveFrom(sessionId))
  const page = await open('o-unitOrganiser', `branch/live/index?sessionId=${sessionId}`)
  expect(page.text()).toContain('等另一位审批')
  expect(page.text()).not.toContain('不同意')
})

test.each([
  [40, 20],
  [3, 3],
])('of %s requests %s are listed, and all are granted with one tap', async (count, listed) => {
  const away = Array.from({ length: count }, (_, index) => ({
    ...people.li,
    _id: `m-away${index}`,
    openid: `o-away${index}`,
    name: `away${index}`,
  }))
  await given('members', ...away)
  const { sessionId } = await publish()
  for (const { openid } of away) await mustCallAs(openid, 'leave.ask', leaveFrom(sessionId))
  const page = await open('o-secretary', `branch/live/index?sessionId=${sessionId}`)
  await page.waitFor(() => page.text().includes(`待批假条 ${count}`))
  expect(page.text().split('不同意')).toHaveLength(listed + 1)
  await (await button(page, `全部同意 ${count}`)).tap()
  await page.waitFor(() => !page.text().includes('待批假条'))
  expect(rows('leaves').every(({ state }) => state === 'approved')).toBe(true)
})
