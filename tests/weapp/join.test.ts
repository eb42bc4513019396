/** 认领: nothing is sent before somebody has agreed to the privacy guideline, which can be read there and in 我的. */
import { person } from '../support/people'
import { given, givenPeople, rows, useWorld } from '../support/world'
import { ANSWERED_LATE, button, phoneOf } from './opened'
import type { Page } from './harness/page'

useWorld()
beforeEach(async () => {
  await givenPeople()
  await given('members', person('newcomer', { bound: false }))
})

let phone: ReturnType<typeof phoneOf>
afterEach(() => {
  const complaints = phone.program.audit(ANSWERED_LATE)
  phone.program.dispose()
  expect(complaints).toEqual([])
})

const typed = { way: 'roster', code: '', name: 'newcomer', birthMonth: '1985-04', agreed: false }

async function open(url: string, options: Parameters<typeof phoneOf>[1] = {}) {
  phone = phoneOf('o-new', options)
  const page = await phone.program.launch(url)
  await page.waitFor(() => page.text().includes('隐私保护指引'))
  return page
}

const tapOn = (page: Page, part: string) => page.elements(part)[0]!.tap()

const join = '/subpackages/account/join/index'

test('a claim waits for the consent, and the consent is kept with what was typed', async () => {
  let page = await open(join, { stored: { 'draft:join': JSON.stringify(typed) } })
  await (await button(page, '请先同意隐私保护指引')).tap()
  expect(rows('claims')).toEqual([])
  await tapOn(page, '.field-check')
  await button(page, '提交认领')
  const stored = Object.fromEntries(phone.program.stored)
  phone.program.dispose()

  page = await open(join, { stored })
  await (await button(page, '提交认领')).tap()
  await page.waitFor(() => rows('claims').length === 1)
  expect(phone.inputsOf('claim.ask')).toEqual([{ way: 'roster', name: 'newcomer', birthMonth: '1985-04' }])
})

test.each([join, '/pages/mine/index'])('%s opens the guideline that was filed with WeChat', async (url) => {
  const page = await open(url)
  await tapOn(page, '.field-link')
  await phone.program.settle()
  expect(phone.program.calls.map(({ api }) => api)).toContain('openPrivacyContract')
  expect(page.elements('.sheet')).toHaveLength(0)
})

test.each([join, '/pages/mine/index'])('%s shows our own words where none is filed', async (url) => {
  const openPrivacyContract = () => {
    throw new Error('privacy contract is not declared')
  }
  const page = await open(url, { mocks: { openPrivacyContract } })
  await tapOn(page, '.field-link')
  await page.waitFor('.sheet')
  expect(page.text()).toContain('不要身份证号')
})
