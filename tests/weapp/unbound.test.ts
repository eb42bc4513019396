/** A phone that is nobody's any more shows nothing of whom it was told about. */
import { draft, publish } from '../support/themeDay'
import { givenPeople, mustCallAs, useWorld } from '../support/world'
import { ANSWERED_LATE, button, type Line, phoneOf } from './opened'

useWorld()
beforeEach(givenPeople)

let phone: ReturnType<typeof phoneOf>
afterEach(() => {
  const complaints = phone.program.audit(ANSWERED_LATE)
  phone.program.dispose()
  expect(complaints).toEqual([])
})

async function openHome(line?: Line, stored: Record<string, unknown> = {}) {
  phone = phoneOf('o-li', {
    ...(line && { line }),
    stored,
    mocks: { requestSubscribeMessage: () => ({ themeDay: 'reject' }) },
  })
  const page = await phone.program.launch()
  await page.waitFor(() => page.text().length > 20)
  return page
}

const kept = () => [...phone.program.stored].filter(([key, value]) => key.startsWith('home.') && value !== 'null')

test('who was unbound elsewhere is a stranger when home is shown again, and after a fresh start without a line', async () => {
  await publish()
  const page = await openHome()
  await page.waitFor(() => page.text().includes(draft.title!))
  expect(kept()).toHaveLength(1)
  await mustCallAs('o-li', 'claim.release', {})
  page.touched = true
  page.show()
  await page.waitFor(() => page.text().includes('还没有认领党员身份'))
  expect(kept()).toEqual([])

  const stored = Object.fromEntries(phone.program.stored)
  phone.program.dispose()
  const cutOff = () => {
    throw new Error('timeout')
  }
  const again = await openHome(cutOff, stored)
  expect(again.text()).not.toContain(draft.title!)
})

test('whatever is asked first tells so: home changes under the thumb', async () => {
  await publish()
  const page = await openHome()
  await mustCallAs('o-li', 'claim.release', {})
  await (await button(page, '参加')).tap()
  await page.waitFor(() => page.text().includes('还没有认领党员身份'))
  expect(page.text()).not.toContain(draft.title!)
  expect(kept()).toEqual([])
})
