/** The ways in for whoever cannot scan: six digits, and the personal code that somebody in charge scans. */
import type { Page } from 'playwright-core'
import { packFor } from '../../scripts/demo/monthPack'
import { ask } from '../../scripts/demo/caller'
import { draft } from '../support/themeDay'
import { see, tap, useStage } from './stage'

const stage = useStage()
const at = (text: string) => Date.parse(`2026-11-${text}+08:00`)

async function open(): Promise<string> {
  const { cloud } = stage
  await cloud.database.put('monthPacks', { ...packFor('2026-11', 0) })
  const { sessionId } = await ask(cloud, 'o-secretary', 'themeDay.publish', draft)
  const door = { digits: true, offline: false, signOut: false, spot: null }
  await ask(cloud, 'o-secretary', 'attendance.setDoor', { sessionId, revision: 0, door })
  cloud.clock.freeze(at('05T14:50:00'))
  return sessionId
}

async function digitsOf(sessionId: string): Promise<string> {
  const { now, digits } = await ask(stage.cloud, 'o-secretary', 'attendance.showCodes', { sessionId })
  return digits!.codes[Math.floor(now / digits!.stepMs) - digits!.firstStep]!
}

const type = (page: Page, text: string) => page.locator('input:visible').last().fill(text)
const cameIn = () => stage.cloud.database.rows('attendances')

test('六位数字码: wrong ones stay on the page, right ones sign in', async () => {
  const sessionId = await open()
  const digits = await digitsOf(sessionId)
  const page = await stage.open('o-li', 'pages/home/index')
  await tap(page, '扫不了')
  await tap(page, '输入数字码')
  await see(page, /屏幕上是哪六位/)
  await type(page, '12')
  await see(page, '还差 4 位')
  await type(page, digits === '000000' ? '000001' : '000000')
  await tap(page, '签到')
  await see(page, /数字码不对或已更新/)
  await see(page, '还差 6 位')
  expect(cameIn()).toEqual([])

  await type(page, digits)
  await tap(page, '签到')
  await see(page, /已签到，/)
  await see(page, '数字码')
  expect(cameIn()).toMatchObject([{ memberId: 'm-li', method: 'digits' }])
})

/** What a camera would read. */
const shownOn = (page: Page) =>
  page.evaluate(() => {
    const shown = Object.values(JSON.parse(localStorage.getItem('yueke.shown') ?? '{}')) as { link: string }[]
    return shown.map(({ link }) => link)
  })

test('个人码: made on the phone, without a network too, and read by the server', async () => {
  const sessionId = await open()
  const page = await stage.open('o-li', 'pages/mine/index')
  await tap(page, '我的签到码')
  await see(page, /请支部书记用月课扫这个码/)
  await page.locator('canvas').first().waitFor()
  await page.route('**/cloud/**', (route) => route.abort())
  await page.reload()
  await see(page, /请支部书记用月课扫这个码/)
  const codes = await shownOn(page)
  expect(codes).toEqual([expect.stringMatching(/^mm-li.{20}$/)])

  const scans = codes.map((code) => ({ code, at: stage.cloud.clock.now() }))
  const { results } = await ask(stage.cloud, 'o-secretary', 'attendance.counterScan', { sessionId, scans })
  expect(results).toMatchObject([{ person: { id: 'm-li' }, refusal: null }])
  expect(cameIn()).toMatchObject([{ memberId: 'm-li', method: 'counterScan' }])
})

test("yesterday's key makes no code: today's has to be asked for", async () => {
  await open()
  const page = await stage.open('o-li', 'subpackages/account/code/index')
  await see(page, /请支部书记用月课扫这个码/)
  await page.route('**/cloud/**', (route) => route.abort())
  await page.evaluate(() => {
    const key = 'yueke.o-li.home.5'
    const kept = JSON.parse(localStorage.getItem(key)!) as { data: { personalKey: { day: string } } }
    kept.data.personalKey.day = '2026-11-04'
    localStorage.setItem(key, JSON.stringify(kept))
    localStorage.removeItem('yueke.shown')
  })
  await page.reload()
  await see(page, '还没有今天的码')
  expect(await shownOn(page)).toEqual([])

  await page.unroute('**/cloud/**')
  await tap(page, '刷新')
  await see(page, /请支部书记用月课扫这个码/)
  expect(await shownOn(page)).toHaveLength(1)
})
