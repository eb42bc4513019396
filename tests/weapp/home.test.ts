/** What home shows stays true to what was just done, and leads everybody somewhere. */
import { draft, publish } from '../support/themeDay'
import { givenPeople, rows, setClock, useWorld } from '../support/world'
import { ANSWERED_LATE, button, gate, phoneOf } from './opened'

useWorld()
beforeEach(givenPeople)

let phone: ReturnType<typeof phoneOf>
afterEach(() => {
  const complaints = phone.program.audit(ANSWERED_LATE)
  phone.program.dispose()
  expect(complaints).toEqual([])
})

test('a home that was asked before 参加 was tapped does not bring the question back', async () => {
  await publish()
  const { opened, open } = gate()
  let homes = 0
  phone = phoneOf('o-li', {
    mocks: { requestSubscribeMessage: () => ({ themeDay: 'reject' }) },
    async line({ action }, answer) {
      const reply = await answer()
      if (action === 'member.home' && ++homes === 2) await opened
      return reply
    },
  })
  const page = await phone.program.launch()
  await page.waitFor(() => page.text().includes(draft.title!))
  page.touched = true
  page.show()
  await page.waitFor(() => homes === 2)

  await (await button(page, '参加')).tap()
  await page.waitFor(() => page.text().includes('已回复参加'))
  open()
  await page.waitFor(() => homes === 3)
  await phone.program.settle(20)
  expect(page.text()).toContain('已回复参加')
  expect(rows('sessions')[0]?.replies).toEqual({ 'm-li': 'coming' })
})

test.each([
  ['before the own door opens', '05 14:00:00', true],
  ['while the own door is open', '05 14:45:00', false],
  ['after the own session', '05 18:00:00', true],
])('扫码旁听 %s', async (_, time, isShown) => {
  await publish()
  setClock(time)
  phone = phoneOf('o-wang', { mocks: { scanCode: () => ({ result: 'nothing of ours' }) } })
  const page = await phone.program.launch()
  await page.waitFor(() => page.text().includes('主题党日') || page.text().includes('已开过'))
  expect(page.text().includes('扫码旁听')).toBe(isShown)
  if (!isShown) return

  const row = await Promise.all(page.elements('.row').map(async (one) => ({ one, text: await one.text() })))
  await row.find(({ text }) => text === '扫码旁听')!.one.tap()
  expect(phone.program.currentPage).toMatchObject({ path: 'pages/sign-in/index', query: {} })
})
