/** The group's pack, the map and the acceptance in a real browser, on the deployed functions. */
import type { Page } from 'playwright-core'
import { ask } from '../../scripts/demo/caller'
import { eventually } from '../support/eventually'
import { see, tap, useStage } from './stage'

const stage = useStage()
const open = (openid: string, place: string) => stage.open(openid, `subpackages/office/${place}`)
const at = (text: string) => Date.parse(`2026-11-${text}+08:00`)
const cell = (page: Page, name: string, label: string) =>
  page.locator('.heat-line', { hasText: name }).filter({ visible: true }).locator(`[aria-label="${label}"]`).tap()
const rows = (name: string) => stage.cloud.database.rows(name) as Record<string, unknown>[]

const fields = (page: Page) => page.locator('.taro-textarea').filter({ visible: true })

async function fillAll(page: Page) {
  await fields(page).first().waitFor()
  const count = await fields(page).count()
  for (let index = 0; index < count; index++) await fields(page).nth(index).fill(`内容 ${index}`)
  return count
}

test('the group organiser writes a pack, sees what is missing, publishes it and revises it', async () => {
  const page = await open('o-groupOrganiser', 'pack/index')
  await see(page, '还没有发布，各支部看不到。')
  await tap(page, '还差 13 项，看是哪些')
  await tap(page, '一片备选 2 的题目还没有填写，请补上')
  await page.waitForFunction(() => {
    const { top, bottom } = document.querySelector('#pack-film-1-title')!.getBoundingClientRect()
    return top > 0 && bottom < innerHeight
  })

  // a theme and three parts with two alternatives of two fields each
  expect(await fillAll(page)).toBe(13)
  await fields(page).first().fill('守好一条路，温暖一程人')
  await tap(page, '预览')
  await see(page, /支部看到的 2026 年 11 月/)
  await page.getByRole('button', { name: '关闭' }).filter({ visible: true }).tap()
  await tap(page, '发布')
  await tap(page, '确认发布')
  await see(page, /第 1 版，11月2日 星期一 09:00 发布/)
  expect(rows('monthPacks')).toMatchObject([{ _id: '2026-11', version: 1, title: '守好一条路，温暖一程人' }])

  await see(page, '没有改动')
  await fields(page).nth(1).fill('雨雾天怎样守住收费口')
  await tap(page, '发布修订')
  await see(page, /已经发布主题党日的支部不变/)
  await tap(page, '确认发布')
  await see(page, /第 2 版/)
  expect(rows('monthPacks')).toMatchObject([{ version: 2, lesson: [{ title: '雨雾天怎样守住收费口' }, {}] }])
})

test('what was typed is there after going back, on this phone and in the cloud', async () => {
  const page = await open('o-groupOrganiser', 'workbench/index')
  await tap(page, '月度包')
  await fields(page).first().fill('一程山水一程灯')
  await page.goBack()
  await eventually(() => expect(rows('packDrafts')).toMatchObject([{ _id: '2026-11', title: '一程山水一程灯' }]))
  const again = await open('o-groupOrganiser', 'pack/index')
  await eventually(async () => expect(await fields(again).first().inputValue()).toBe('一程山水一程灯'))
})

test('of two who publish at once the second is told, keeps her words and may go on', async () => {
  const page = await open('o-groupOrganiser', 'pack/index')
  await fillAll(page)
  const choices = [0, 1].map((index) => ({ title: `题目 ${index}`, summary: '简介', materials: [] }))
  const draft = { title: '别人的主题', lesson: choices, film: choices, practice: choices, case: null }
  await ask(stage.cloud, 'o-groupOrganiser', 'pack.publish', { month: '2026-11', version: 0, draft })
  await tap(page, '发布')
  await tap(page, '确认发布')
  await see(page, /有人刚刚发布了新的一版/)
  expect(await fields(page).first().inputValue()).toBe('内容 0')
  await tap(page, '不要我写的，看第 1 版')
  await see(page, '没有改动')
  expect(await fields(page).first().inputValue()).toBe('别人的主题')
})

async function report(branchId: 'branch' | 'sibling', secretary: string): Promise<string> {
  const { sessionId } = await ask(stage.cloud, secretary, 'themeDay.publish', {
    branchId,
    month: '2026-11',
    start: at('05T15:00:00'),
    end: at('05T17:00:00'),
    place: '二楼会议室',
    title: '守好一条路，温暖一程人',
    parts: { lesson: '雨雾天怎样守住收费口', film: '山路上的灯', practice: '雨雾保通演练' },
  })
  return sessionId
}

async function write(sessionId: string, secretary: string) {
  const agenda = [0, 1, 2].map(() => ({ held: true, lecturer: '王书记' }))
  const entered = { host: '王书记', recorder: '李干事', agenda, decisions: [], takeAwaysOf: [] }
  await ask(stage.cloud, secretary, 'record.save', { sessionId, revision: 0, ...entered })
  await ask(stage.cloud, secretary, 'record.report', { sessionId })
}

test('the unit organiser sees the map, accepts one record and returns the next', async () => {
  const own = await report('branch', 'o-secretary')
  const siblings = await report('sibling', 'o-siblingSecretary')
  stage.cloud.clock.freeze(at('05T18:00:00'))
  await write(own, 'o-secretary')
  stage.cloud.clock.freeze(at('05T19:00:00'))
  await write(siblings, 'o-siblingSecretary')
  await stage.cloud.fireTimer('timer')

  const map = await open('o-unitOrganiser', 'heatMap/index?orgId=unit')
  await see(map, '2026 年下半年')
  await see(map, /更新于 .*19:00/)
  await cell(map, 'branch', '11 月，已上报')
  await tap(map, '去验收')
  await see(map, /点开看记录/)
  expect(await map.locator('.row-t').filter({ visible: true }).allTextContents()).toEqual(['branch党支部'])

  const list = await open('o-unitOrganiser', 'acceptance/index?orgId=unit')
  await see(list, '等得最久的排在前面，')
  const titles = await list.locator('.row-t').filter({ visible: true }).allTextContents()
  expect(titles).toEqual(['branch党支部', 'sibling党支部'])
  await tap(list, 'branch党支部')
  await see(list, /会议由王书记主持/)
  await tap(list, '通过')
  await see(list, '下一份：sibling党支部')
  expect(rows('records').find(({ _id }) => _id === own)).toMatchObject({ state: 'accepted' })

  await tap(list, '看下一份')
  await see(list, /sibling党支部/)
  await tap(list, '退回')
  await tap(list, '决定不清')
  await tap(list, '确认退回')
  await see(list, /退回的原因：决定写得不清楚/)
  await see(list, '没有别的记录在等验收。')
  expect(rows('records').find(({ _id }) => _id === siblings)).toMatchObject({ state: 'returned', version: 2 })
})

test('the group sees its units, who is late and why; the words of a month never rank anybody', async () => {
  stage.cloud.clock.freeze(at('20T09:00:00'))
  await stage.cloud.fireTimer('timer')
  const page = await open('o-groupOrganiser', 'heatMap/index?orgId=group')
  await see(page, '2 个单位，')
  await see(page, '逾 2')
  await tap(page, '逾 2')
  await see(page, /11 月的主题党日还没有定下时间/)
  await tap(page, '看全部 2 个支部')
  await cell(page, 'branch', '11 月，逾期未发布')
  await see(page, /请问问支部书记要什么帮助/)
  await tap(page, '看名单，找支部书记')
  await see(page, '党员名单')
})

test('a record book is chosen by months, made and saved', async () => {
  const page = await open('o-secretary', 'recordBook/index?orgId=branch')
  await see(page, '2026年10月至2026年11月')
  await tap(page, '本年')
  await see(page, '2026年1月至2026年11月')
  const download = page.waitForEvent('download')
  await tap(page, '导出表格')
  expect((await download).suggestedFilename()).toMatch(/\.xlsx$/)
  await see(page, /下载链接 10 分钟内有效/)
})

const PDF = { name: '雨雾天讲稿.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n') }

async function chooseFirst(page: Page, file: typeof PDF) {
  const asked = page.waitForEvent('filechooser')
  await page.getByText('添加资料').filter({ visible: true }).first().tap()
  await (await asked).setFiles(file)
}

test('a file is uploaded beside what is typed, published, and opened by a member of the branch', async () => {
  const page = await open('o-groupOrganiser', 'pack/index')
  await fillAll(page)
  await chooseFirst(page, { ...PDF, buffer: Buffer.from('not what it is called') })
  await see(page, '文件内容和它的类型不符，请重新另存一份再上传')
  await tap(page, '知道了')

  await page.route('**/cloud/materials/**', (route) => route.abort(), { times: 1 })
  await chooseFirst(page, PDF)
  await see(page, '没有传上去，请检查网络以后再试一次')
  await tap(page, '再试一次')
  await see(page, 'PDF，1 KB')
  expect(await fields(page).nth(1).inputValue()).toBe('内容 1')
  await tap(page, '发布')
  await tap(page, '确认发布')
  await see(page, /第 1 版/)

  await ask(stage.cloud, 'o-secretary', 'themeDay.publish', {
    ...{ branchId: 'branch', month: '2026-11', start: at('05T15:00:00'), end: at('05T17:00:00'), place: '二楼会议室' },
    ...{ title: '守好一条路', parts: { lesson: '内容 1', film: '内容 5', practice: '内容 9' } },
  })
  const home = await stage.open('o-li', 'pages/home/index')
  await tap(home, '资料 1 份')
  const download = home.waitForEvent('download')
  await tap(home, '雨雾天讲稿')
  expect((await download).suggestedFilename()).toBe('雨雾天讲稿.pdf')
})
