/** The receipt says what it knows, and nothing that it does not know yet. */
import { currentToken, publish } from '../support/themeDay'
import { givenPeople, setClock, useWorld } from '../support/world'
import { ANSWERED_LATE, gate, phoneOf } from './opened'

useWorld()
beforeEach(givenPeople)

let phone: ReturnType<typeof phoneOf>
afterEach(() => {
  const complaints = phone.program.audit(ANSWERED_LATE)
  phone.program.dispose()
  expect(complaints).toEqual([])
})

/** The phone was told home on the 1st, when nothing was published. */
async function oldMemoryOf(openid: string) {
  setClock('01 09:00:00')
  const before = phoneOf(openid)
  const page = await before.program.launch()
  await page.waitFor(() => page.text().includes('还没有安排'))
  await before.program.settle(5)
  before.program.dispose()
  return Object.fromEntries(before.program.stored)
}

test.each([
  ['o-li', '准时'],
  ['o-siblingMember', '旁听'],
])('%s scans with a home of days ago on the phone: 已签到 first, %s when the answer is there', async (openid, word) => {
  const stored = await oldMemoryOf(openid)
  const { sessionId } = await publish()
  setClock('05 14:50:00')
  const token = await currentToken(sessionId)
  const { opened, open } = gate()
  phone = phoneOf(openid, {
    stored,
    async line({ action }, answer) {
      if (action === 'member.home') await opened
      return answer()
    },
  })
  const page = await phone.program.launch(`/pages/sign-in/index?q=${encodeURIComponent(token)}`)
  await page.waitFor(() => page.text().includes('已签到'))
  await phone.program.settle(20)
  expect(page.text()).not.toMatch(/旁听|准时/)
  open()
  await page.waitFor(() => page.text().includes(word))
})

test('the button promises the message that is sent', async () => {
  const { sessionId } = await publish()
  setClock('05 14:50:00')
  const token = await currentToken(sessionId)
  phone = phoneOf('o-li')
  const page = await phone.program.launch(`/pages/sign-in/index?q=${encodeURIComponent(token)}`)
  await page.waitFor(() => page.text().includes('下次发布时通知我'))
  expect(page.text()).not.toContain('开课前')
})
