/** 大讲堂 as four people do it, each on a phone of their own: registered and planned, confirmed, published, seen by the branch. */
import { resolve } from 'node:path'
import type { Browser } from 'playwright-core'
import { type LocalCloud, startLocalCloud } from 'wx-cloud-local'
import declarations from '../../cloudfunctions/database.json'
import { pagesAndPersonas } from '../../scripts/stage/routes'
import { eventually } from '../support/eventually'
import { orgs, people } from '../support/people'
import { launch, openPhone } from './launch'

let cloud: LocalCloud
let browser: Browser

beforeAll(async () => {
  cloud = await startLocalCloud({
    functions: resolve('dist/cloudfunctions'),
    declarations: declarations as never,
    variables: { SIGN_IN_SECRET: 'a secret for tests only, 32 characters', TEMPLATE_THEME_DAY: 'themeDay' },
    routes: pagesAndPersonas(() => cloud),
  })
  cloud.clock.freeze(Date.parse('2026-11-02T09:00:00+08:00'))
  await cloud.database.put('orgs', ...orgs.map((org) => ({ ...org })))
  await cloud.database.put('members', ...Object.values(people).map((person) => ({ ...person })))
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await cloud?.close()
})

const open = (who: string, path: string) => openPhone(browser, `${cloud.url}/app?as=${who}#/subpackages/${path}`)
type Phone = Awaited<ReturnType<typeof open>>

const tap = ({ page }: Phone, words: string) =>
  page.getByText(words, { exact: true }).filter({ visible: true }).last().tap()
const write = ({ page }: Phone, label: string, words: string) =>
  page.locator(`[aria-label="${label}"]`).locator('input, textarea').filter({ visible: true }).last().fill(words)
const sees = ({ page }: Phone, words: string) =>
  page.getByText(words, { exact: true }).filter({ visible: true }).first().waitFor()

test('registered, planned, confirmed by the host, published: each branch has a sheet of its own', async () => {
  const organiser = await open('o-unitOrganiser', 'office/lectures/sites/index?orgId=unit')
  await tap(organiser, '登记现场')
  await write(organiser, '名称', '三号隧道口')
  await write(organiser, '地址', '二标段进口')
  await tap(organiser, '请选择支部')
  await tap(organiser, 'sibling党支部')
  await write(organiser, '能坐多少人', '40')
  await tap(organiser, '保存')
  await sees(organiser, '三号隧道口')
  await organiser.close()

  const lecturers = await open('o-unitOrganiser', 'office/lectures/lecturers/index?orgId=unit')
  await tap(lecturers, '登记主讲人')
  await write(lecturers, '姓名', 'li')
  await write(lecturers, '单位和职务', '收费班长')
  await tap(lecturers, '是本单位的党员')
  await tap(lecturers, 'li')
  await tap(lecturers, '保存')
  await sees(lecturers, 'li')
  // the drawer that is still open names him too
  await eventually(() => expect(cloud.database.rows('lecturers')).toMatchObject([{ name: 'li', memberId: 'm-li' }]))
  await lecturers.close()

  const plan = await open('o-unitOrganiser', 'office/lectures/plan/index?orgId=unit')
  await write(plan, '系列', '路上的党课')
  await write(plan, '题目', '守好一条路')
  await tap(plan, '请选择现场')
  await tap(plan, '三号隧道口')
  await tap(plan, '请选择主讲人')
  await tap(plan, 'li')
  await tap(plan, '请选择支部，最多 20 个')
  await tap(plan, 'branch党支部')
  await tap(plan, 'sibling党支部')
  await tap(plan, '选好了')
  // what was typed is still there when one comes back
  await plan.page.reload()
  await sees(plan, '三号隧道口，工地')
  await tap(plan, '安排')
  await tap(plan, '确认安排')
  await plan.page.waitForURL(/pages\/home/)
  expect(cloud.database.rows('lectures')).toMatchObject([{ state: 'planned' }])
  await plan.close()

  const host = await open('o-siblingSecretary', 'office/workbench/index')
  await tap(host, '1 讲等本支部确认')
  await tap(host, '守好一条路')
  await tap(host, '同意当东道主')
  await sees(host, '待发布')
  await host.close()

  const publisher = await open('o-unitOrganiser', 'office/lectures/index?orgId=unit')
  await tap(publisher, '守好一条路')
  await tap(publisher, '发布给各支部')
  await tap(publisher, '确认发布')
  await sees(publisher, '已发布')
  await publisher.close()
  expect(
    cloud.database
      .rows('sessions')
      .map(({ org, kind }) => [org, kind].join())
      .toSorted(),
  ).toEqual(['branch,lecture', 'sibling,lecture'])

  const guest = await open('o-secretary', 'branch/hosting/index?branchId=branch')
  await tap(guest, '守好一条路')
  await tap(guest, '回复与签到')
  await sees(guest, '守好一条路')
  guest.expectNoErrors()
  await guest.close()
})
