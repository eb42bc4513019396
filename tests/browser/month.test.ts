/** A secretary's month in a real browser: who lectures, the card, the calendar, the record and what becomes of it. */
import { resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { type LocalCloud, startLocalCloud } from 'wx-cloud-local'
import declarations from '../../cloudfunctions/database.json'
import { ask } from '../../scripts/demo/caller'
import { packFor } from '../../scripts/demo/monthPack'
import { pagesAndPersonas } from '../../scripts/stage/routes'
import { orgs, people } from '../support/people'
import { launch, openPhone, type Phone } from './launch'

const at = (text: string) => Date.parse(`2026-11-${text}+08:00`)
const MONTH = '/subpackages/branch/month/index?branchId=branch&month=2026-11'

let cloud: LocalCloud
let browser: Browser
let phone: Phone

beforeAll(async () => {
  cloud = await startLocalCloud({
    functions: resolve('dist/cloudfunctions'),
    declarations: declarations as never,
    variables: { SIGN_IN_SECRET: 'a secret for tests only, 32 characters' },
    routes: pagesAndPersonas(() => cloud),
  })
  cloud.clock.freeze(at('02T09:00:00'))
  await cloud.database.put('orgs', ...orgs.map((org) => ({ ...org })))
  await cloud.database.put('members', ...Object.values(people).map((member) => ({ ...member })))
  await cloud.database.put('monthPacks', { ...packFor('2026-11', 0) })
  // li gave October's lesson
  await cloud.database.put('themeDays', {
    ...{ _id: 'branch:2026-10', branchId: 'branch', month: '2026-10', sessionId: 'october1' },
    ...{ lecturerId: 'm-li', cancelled: false },
  })
  browser = await launch()
  phone = await openPhone(browser, `${cloud.url}/app?as=o-secretary`)
  await see(phone.page, '工作台')
})
afterAll(async () => {
  await browser?.close()
  await cloud?.close()
})

const said = (page: Page, text: string | RegExp) => page.getByText(text).filter({ visible: true }).first()
const see = (page: Page, text: string | RegExp) => said(page, text).waitFor()
const tap = async (page: Page, text: string) => {
  const target = page.getByText(text, { exact: true }).filter({ visible: true }).last()
  await target.waitFor()
  await target.tap()
}
const go = (page: Page, path: string) => page.evaluate((hash) => void (window.location.hash = hash), path)
const chip = (page: Page, label: string, words: string) =>
  page.locator(`[aria-label=${label}] .chip`, { hasText: words }).filter({ visible: true }).first()
const session = () => cloud.database.rows('sessions')[0]!

test('who has lectured may be chosen all the same, and it is said', async () => {
  const { page } = phone
  await go(page, MONTH)
  await page.locator('input[placeholder="写清楚楼层和房间"]').fill('二楼会议室')
  await see(page, /按轮值，这个月轮到/)
  await tap(page, '更换')
  const options = page.locator('[role=dialog] [role=radio]')
  expect(await options.last().innerText()).toContain('先不定主讲人')
  // whoever still waits comes first
  expect(await options.nth((await options.count()) - 2).innerText()).toMatch(/^li\s+这一轮讲过/)
  await tap(page, 'li')
  await see(page, /这一轮讲过，还有同志没有讲/)
  await tap(page, '不采用')
  await tap(page, '发布')
  await tap(page, '确认发布')
  await see(page, '转发到支部群')
  expect(session()).toMatchObject({ lecturer: { id: 'm-li', name: 'li' }, place: '二楼会议室' })
  expect((session().agenda as { part: string }[]).map(({ part }) => part)).toEqual(['lesson', 'film', 'practice'])
})

test('a browser copies the words of the card and hands over a calendar file', async () => {
  const { page } = phone
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await tap(page, '转发到支部群')
  await see(page, /通知已复制/)
  const words = await page.evaluate(() => navigator.clipboard.readText())
  expect(words).toMatch(/^11月5日 15:00 主题党日：.*二楼会议室.*http/)

  const [file] = await Promise.all([page.waitForEvent('download'), tap(page, '加入手机日历')])
  const content = (await (await file.createReadStream()).toArray()).join('')
  expect(content).toContain('DTSTART:20261105T070000Z')
  expect(content).toContain('TRIGGER:-PT24H')
})

test('after the end the record is filled in, saved, exported and reported', async () => {
  const { page } = phone
  const sessionId = String(session()._id)
  cloud.clock.freeze(at('05T15:05:00'))
  await ask(cloud, 'o-secretary', 'attendance.rollCall', { sessionId, memberIds: ['m-li'] })
  cloud.clock.freeze(at('05T17:20:00'))
  await page.reload()
  await tap(page, '写记录')

  await see(page, '还差 3 项，')
  await chip(page, '记录人', 'li').tap()
  await tap(page, '填入，看下一项')
  await chip(page, '带队人', 'secretary').tap()
  await tap(page, '填入，看下一项')
  await page.locator('textarea').fill('每周清点一次锥桶，由养护班负责')
  await page.reload()
  // nothing of it was lost
  expect(await page.locator('textarea').inputValue()).toBe('每周清点一次锥桶，由养护班负责')
  await tap(page, '填入')
  await see(page, /会议决定：/)
  await tap(page, '保存')
  await see(page, '记录写好了，')
  expect(cloud.database.rows('records')).toMatchObject([{ host: 'secretary', recorder: 'li', state: 'recorded' }])

  const [file] = await Promise.all([page.waitForEvent('download'), tap(page, '导出')])
  expect(file.suggestedFilename()).toMatch(/2026-11-05主题党日记录\.docx$/)
  await tap(page, '上报')
  await see(page, '等待上级验收，')
  expect(session().record).toBe('reported')
})

test('returned, it says why, and is written anew', async () => {
  const { page } = phone
  const sessionId = String(session()._id)
  await ask(cloud, 'o-unitOrganiser', 'record.judge', { sessionId, accept: false, remark: '请写明时间' })
  await go(page, MONTH)
  await see(page, /退回的原因写在记录里/)
  await tap(page, '修改记录')
  await see(page, '请写明时间')
  await page.getByRole('button', { name: '修改决议' }).filter({ visible: true }).tap()
  await page.locator('textarea').fill('每周一清点一次锥桶，由养护班负责')
  await tap(page, '填入')
  await tap(page, '保存第 2 版')
  await tap(page, '上报')
  await see(page, '等待上级验收，')
  expect(cloud.database.rows('records')).toMatchObject([{ version: 2, state: 'reported' }])
  phone.expectNoErrors()
})
