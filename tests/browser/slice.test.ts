/** The whole slice in a real browser, on the deployed functions in their workers: secretary and member, two windows. */
import { resolve } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { type LocalCloud, startLocalCloud } from 'wx-cloud-local'
import declarations from '../../cloudfunctions/database.json'
import { packFor } from '../../scripts/demo/monthPack'
import { pagesAndPersonas } from '../../scripts/stage/routes'
import { until } from '../support/eventually'
import { orgs, people, person } from '../support/people'
import { collectErrors, launch, openPhone, PATIENCE_MS, PHONE } from './launch'

let cloud: LocalCloud
let browser: Browser
let context: BrowserContext
const errors: string[][] = []
const at = (text: string) => Date.parse(`2026-11-${text}+08:00`)

beforeAll(async () => {
  cloud = await startLocalCloud({
    functions: resolve('dist/cloudfunctions'),
    declarations: declarations as never,
    variables: { SIGN_IN_SECRET: 'a secret for tests only, 32 characters', TEMPLATE_THEME_DAY: 'themeDay' },
    routes: pagesAndPersonas(() => cloud),
  })
  cloud.clock.freeze(at('02T09:00:00'))
  await cloud.database.put('orgs', ...orgs.map((org) => ({ ...org })))
  await cloud.database.put('members', ...[...Object.values(people), person('chen')].map((member) => ({ ...member })))
  await cloud.database.put('monthPacks', { ...packFor('2026-11', 0) })
  browser = await launch()
  // one context: the code that one window shows is what the other window scans
  context = await browser.newContext(PHONE)
  context.setDefaultTimeout(PATIENCE_MS)
})
afterAll(async () => {
  await browser?.close()
  await cloud?.close()
})

async function open(openid: string, hash = ''): Promise<Page> {
  const page = await context.newPage()
  errors.push(collectErrors(page))
  await page.goto(`${cloud.url}/app?as=${openid}${hash}`)
  return page
}

const say = (page: Page, text: string | RegExp) => page.getByText(text).filter({ visible: true }).first()
const see = (page: Page, text: string | RegExp) => say(page, text).waitFor()
/** Taro's h5 buttons stand inside each other, so the innermost words are what a finger meets. */
const tap = async (page: Page, text: string) => {
  const target = page.getByText(text, { exact: true }).filter({ visible: true }).last()
  await target.waitFor()
  await target.tap()
}
const replies = () => cloud.database.rows('sessions')[0]?.replies

test('a secretary publishes, members are told, reply, scan and are seen', async () => {
  const secretary = await open('o-secretary')
  await tap(secretary, '发布本月主题党日')
  await secretary.locator('input[placeholder="写清楚楼层和房间"]').fill('二楼会议室')
  await tap(secretary, '发布')
  await tap(secretary, '确认发布')
  await see(secretary, /已发布/)
  expect(cloud.database.rows('themeDays')).toMatchObject([{ _id: 'branch:2026-11', place: '二楼会议室' }])

  // 参加 is one tap, and the same tap allows a message
  const li = await open('o-li')
  await see(li, /主题党日/)
  await tap(li, '参加')
  await until(() => (replies() as Record<string, string>)['m-li'] === 'coming')
  await until(() => cloud.database.rows('quotas').length === 1)
  const wang = await open('o-wang')
  for (const words of ['请假', '当班', '当班，找不到人替换', '交假条']) await tap(wang, words)
  await until(() => (replies() as Record<string, string>)['m-wang'] === 'leaveAsked')
  expect(replies()).toEqual({ 'm-li': 'coming', 'm-wang': 'leaveAsked' })

  await cloud.fireTimer('timer')
  expect(cloud.outbox.map(({ openid }) => openid)).toEqual(['o-li'])

  await tap(secretary, '去看回复')
  await see(secretary, /待批假条 1/)
  await tap(secretary, '同意')
  await until(() => (replies() as Record<string, string>)['m-wang'] === 'leaveGranted')
  await tap(secretary, '未送达')
  await see(secretary, /通知没有送达/)

  // the day itself: the projector shows a code, the member's window picks it
  const [session] = cloud.database.rows('sessions')
  cloud.clock.freeze((session!.start as number) - 600_000)
  const screen = await open('o-secretary', `#/subpackages/branch/screen/index?sessionId=${String(session!._id)}`)
  await see(screen, /实到 \/ 应到/)
  await screen.locator('canvas').first().waitFor()

  const scanner = await open('o-li')
  await tap(scanner, '扫码签到')
  await tap(scanner, 'branch党支部 守好一条路，温暖一程人')
  await see(scanner, /已签到/)
  await see(scanner, /准时/)
  expect(cloud.database.rows('attendances')).toMatchObject([{ memberId: 'm-li', method: 'scan' }])

  // without a phone: roll-call; then the list is closed
  cloud.clock.freeze((session!.start as number) + 300_000)
  const live = await open('o-secretary', `#/subpackages/branch/live/index?sessionId=${String(session!._id)}`)
  await see(live, 'phoneless')
  await live.locator('[class*=row]', { hasText: 'phoneless' }).getByText('点到').first().tap()
  await until(() => cloud.database.rows('attendances').length === 2)
  expect(cloud.database.rows('attendances')).toContainEqual(
    expect.objectContaining({ memberId: 'm-phoneless', method: 'rollCall' }),
  )
  await tap(live, '结束签到')
  await tap(live, '确认结束')
  await see(live, /签到已结束/)
  expect(errors.flat()).toEqual([])
})

test.each([1, 1.25, 1.5] as const)('nothing runs over the edge at text size %s', async (fontScale) => {
  const phone = await openPhone(browser, `${cloud.url}/app?as=o-chen`, { fontScale })
  await see(phone.page, /主题党日/)
  const overflow = await phone.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
  phone.expectNoErrors()
  await phone.close()
})
