/** A rule is changed by two people, in a real browser, on the deployed functions. */
import { resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { type LocalCloud, startLocalCloud } from 'wx-cloud-local'
import declarations from '../../cloudfunctions/database.json'
import { pagesAndPersonas } from '../../scripts/stage/routes'
import { orgs, people } from '../support/people'
import { launch, openPhone, type Phone } from './launch'

let cloud: LocalCloud
let browser: Browser
const phones: Phone[] = []

beforeAll(async () => {
  cloud = await startLocalCloud({
    functions: resolve('dist/cloudfunctions'),
    declarations: declarations as never,
    variables: { SIGN_IN_SECRET: 'a secret for tests only, 32 characters', TEMPLATE_THEME_DAY: 'themeDay' },
    routes: pagesAndPersonas(() => cloud),
  })
  cloud.clock.freeze(Date.parse('2026-11-02T09:00:00+08:00'))
  await cloud.database.put('orgs', ...orgs.map((org) => ({ ...org })))
  await cloud.database.put('members', ...Object.values(people).map((member) => ({ ...member })))
  browser = await launch()
})
afterAll(async () => {
  await Promise.all(phones.map((phone) => phone.close()))
  await browser?.close()
  await cloud?.close()
})

async function open(openid: string, place: string): Promise<Page> {
  const phone = await openPhone(browser, `${cloud.url}/app?as=${openid}#/subpackages/office/${place}`)
  phone.page.setDefaultTimeout(10_000)
  phones.push(phone)
  return phone.page
}

const see = (page: Page, text: string | RegExp) => page.getByText(text).filter({ visible: true }).first().waitFor()
const tap = (page: Page, text: string) => page.getByText(text, { exact: true }).filter({ visible: true }).last().tap()
const inputs = (page: Page) => page.locator('input').filter({ visible: true })
const areas = (page: Page) => page.locator('.taro-textarea').filter({ visible: true })
/** As fieldsOf('SI') has it. */
const LATE_LIMIT = 6

test('drafted and tried by the administrator, stated anew, released by the group organiser', async () => {
  const administrator = await open('o-administrator', 'rules/index')
  await tap(administrator, '起草新的一版')
  await areas(administrator).first().fill('换班时路上要一刻钟')
  await tap(administrator, '签到')
  await inputs(administrator).nth(LATE_LIMIT).fill('90')
  await see(administrator, '应在 0 到 60 分钟之间')
  await inputs(administrator).nth(LATE_LIMIT).fill('15')
  await areas(administrator).last().fill('集团党委组织部通知')
  await tap(administrator, '改好了')
  // groups of numbers are put together again
  await tap(administrator, '三会一课')
  await areas(administrator).last().fill('只核对依据')
  await tap(administrator, '改好了')
  await see(administrator, /已改，自 2026年12月1日/)
  await tap(administrator, '保存草稿')

  await see(administrator, /由 10 分钟改为 15 分钟/)
  await tap(administrator, '试算')
  await administrator.locator('.sheet').getByText('试算', { exact: true }).last().tap()
  await see(administrator, /1 个未通过/)
  await see(administrator, /15:15 以后算迟到/)
  await tap(administrator, '按新的结果重述用例')
  await tap(administrator, '重述用例')
  await see(administrator, /全部通过/)
  await tap(administrator, '试算')
  await administrator.locator('.sheet').getByText('试算', { exact: true }).last().tap()
  await see(administrator, /您起草的，请另一位/)

  const organiser = await open('o-groupOrganiser', 'rules/index')
  await tap(organiser, '第 2026.2 版')
  await see(organiser, '随规则重述')
  await tap(organiser, '发布')
  await see(organiser, /改了 1 个数值/)
  await tap(organiser, '确认发布')
  await see(organiser, /发布，/)
  const told = new Set(cloud.database.rows('members').map(({ ruleVersion }) => ruleVersion))
  expect([...told]).toEqual(['2026.2'])
  phones.forEach((phone) => phone.expectNoErrors())
})
