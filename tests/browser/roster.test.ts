/** An administrator brings in a sheet and takes a list out, in a real browser, on the deployed functions. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { type LocalCloud, startLocalCloud } from 'wx-cloud-local'
import declarations from '../../cloudfunctions/database.json'
import { pagesAndPersonas } from '../../scripts/stage/routes'
import { orgs, people } from '../support/people'
import { xlsxOf } from '../support/rosterFiles'
import { launch, openPhone, type Phone } from './launch'

const ROSTER = '#/subpackages/office/roster/index'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const heading = ['所属党委', '所在党支部', '姓名', '人员类别', '出生日期', '手机号']
const lineOf = (name: string, stage = '正式党员') => [
  '云岭分公司党委',
  '青枫收费站党支部',
  name,
  stage,
  '1986-03-04',
  '13900000000',
]

let cloud: LocalCloud
let browser: Browser
let phone: Phone | undefined

beforeAll(async () => {
  cloud = await startLocalCloud({
    functions: resolve('dist/cloudfunctions'),
    declarations: declarations as never,
    variables: { SIGN_IN_SECRET: 'a secret for tests only, 32 characters' },
    routes: pagesAndPersonas(() => cloud),
  })
  browser = await launch()
})
beforeEach(async () => {
  await cloud.reset()
  await cloud.database.put('orgs', ...orgs.map((org) => ({ ...org })))
  await cloud.database.put('members', ...Object.values(people).map((member) => ({ ...member })))
})
afterEach(async () => {
  phone?.expectNoErrors()
  await phone?.close()
  phone = undefined
})
afterAll(async () => {
  await browser?.close()
  await cloud?.close()
})

async function open(openid: string, hash: string): Promise<Page> {
  phone = await openPhone(browser, `${cloud.url}/app?as=${openid}${hash}`)
  return phone.page
}

const see = (page: Page, text: string | RegExp) => page.getByText(text).filter({ visible: true }).first().waitFor()
const tap = async (page: Page, text: string) => {
  const target = page.getByText(text, { exact: true }).filter({ visible: true }).last()
  await target.waitFor()
  await target.tap()
}

interface Sheet {
  name: string
  buffer: Buffer
}

async function choose(page: Page, words: string, { name, buffer }: Sheet) {
  const asked = page.waitForEvent('filechooser')
  await tap(page, words)
  await (await asked).setFiles({ name, mimeType: XLSX, buffer })
}

const names = () => cloud.database.rows('members').map(({ name }) => name)

test('a sheet is checked, written only when confirmed, and its people are on the list', async () => {
  const page = await open('o-administrator', ROSTER)
  const buffer = await xlsxOf([heading, lineOf('阿依古丽·买买提江'), lineOf('周岭')])
  await choose(page, '选择文件', { name: '党员花名册.xlsx', buffer })

  await see(page, '检查通过，')
  await see(page, '党员花名册.xlsx')
  await see(page, '阿依古丽·买买提江')
  expect(names()).not.toContain('周岭')
  // what was uploaded is gone when it has been read, and phones are kept nowhere
  expect(cloud.files.list()).toEqual([])
  expect(JSON.stringify(cloud.database.rows('rosterParts'))).not.toContain('13900000000')

  await tap(page, '全部写入')
  await see(page, /新增 2 人/)
  expect(names()).not.toContain('周岭')
  await tap(page, '确认写入')
  await see(page, '名册已经写入。')
  expect(names()).toEqual(expect.arrayContaining(['阿依古丽·买买提江', '周岭']))

  await tap(page, '看党员名单')
  await see(page, '周岭')
})

test('wrong lines are named, and the sheet that was put right takes their place', async () => {
  const page = await open('o-administrator', ROSTER)
  const wrong = await xlsxOf([heading, lineOf('周岭'), lineOf('陈路', '群众')])
  await choose(page, '选择文件', { name: '名册.xlsx', buffer: wrong })
  await see(page, '有 1 处要改正，')
  await see(page, /第 3 行.*人员类别/)
  await expect(page.getByText('全部写入').filter({ visible: true }).count()).resolves.toBe(0)

  await choose(page, '选择改好的文件', { name: '名册.xlsx', buffer: await xlsxOf([heading, lineOf('周岭')]) })
  await see(page, '检查通过，')
  expect(names()).not.toContain('周岭')
})

test.each([
  ['a sheet without headings', { name: '名册.csv', buffer: Buffer.from('姓名,电话') }, /没有找到表头/],
  ['a broken sheet', { name: '名册.xlsx', buffer: Buffer.from('PK\u0003\u0004 broken') }, /表格已损坏/],
  ['another kind of file', { name: '名册.doc', buffer: Buffer.from('x') }, /这不是 xlsx 或 csv 表格/],
  ['too large a file', { name: '名册.csv', buffer: Buffer.alloc(5 * 1024 * 1024 + 1) }, /文件超过 5 MB/],
])('%s is answered with its sentence, and another can be chosen', async (_, file, sentence) => {
  const page = await open('o-administrator', ROSTER)
  await choose(page, '选择文件', file)
  await see(page, sentence)
  await choose(page, '选择文件', { name: '名册.xlsx', buffer: await xlsxOf([heading, lineOf('周岭')]) })
  await see(page, '检查通过，')
})

test('an import that was left half-way goes on when the page is opened again', async () => {
  const page = await open('o-administrator', ROSTER)
  await choose(page, '选择文件', { name: '名册.xlsx', buffer: await xlsxOf([heading, lineOf('周岭')]) })
  await see(page, '检查通过，')
  await page.route('**/cloud/api', (route) =>
    /roster\.start/.test(route.request().postData() ?? '') ? route.abort() : route.continue(),
  )
  await tap(page, '全部写入')
  await tap(page, '确认写入')
  await see(page, '继续写入')
  expect(names()).not.toContain('周岭')
  await page.unroute('**/cloud/api')
  await page.reload()
  await see(page, '名册已经写入。')
  expect(names()).toContain('周岭')
})

test('who is no administrator is told who is', async () => {
  const page = await open('o-secretary', ROSTER)
  await see(page, '名册由管理员导入')
  expect(await page.getByText('选择文件').filter({ visible: true }).count()).toBe(0)
})

test('a secretary saves the list of the branch', async () => {
  const page = await open('o-secretary', '#/subpackages/office/people/index?orgId=branch')
  await tap(page, '导出名单')
  await tap(page, 'csv 文本')
  const saved = page.waitForEvent('download')
  await tap(page, '导出')
  const file = await saved
  expect(file.suggestedFilename()).toBe('branch党支部名单.csv')
  expect(readFileSync(await file.path(), 'utf8')).toContain('phoneless')
  await see(page, '文件已生成')
  await see(page, '下载链接 10 分钟内有效，')
})

test('an administrator, who exports nothing, is not offered it', async () => {
  // through the workbench, which knows already who it is
  const page = await open('o-administrator', '#/subpackages/office/workbench/index')
  await tap(page, '党员名单')
  await see(page, '按姓名找')
  await see(page, 'secretary')
  expect(await page.getByText('导出名单').filter({ visible: true }).count()).toBe(0)
})

test.each([
  ['without an identity', '/cloud/rosters/0123456789abcdef.xlsx', '', 10, 401],
  ['a large file', '/cloud/rosters/0123456789abcdef.xlsx', 'o-li', 5 * 1024 * 1024 + 1, 413],
  ['into another folder', '/cloud/exports/0123456789abcdef.xlsx', 'o-li', 10, 404],
  ['out of the folder', '/cloud/rosters/%2e%2e%2f0123456789abcdef.xlsx', 'o-li', 10, 404],
  ['of another kind', '/cloud/rosters/0123456789abcdef.html', 'o-li', 10, 404],
])('the stage takes no upload %s', async (_, path, openid, size, status) => {
  const headers = openid ? { 'x-openid': openid } : undefined
  const answer = await fetch(cloud.url + path, { method: 'PUT', headers, body: Buffer.alloc(size) })
  expect(answer.status).toBe(status)
  expect(cloud.files.list()).toEqual([])
})
