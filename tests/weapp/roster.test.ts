/** The administrator's import and a secretary's export on a phone: what WeChat alone can do is played, nothing else. */
import { until } from '../support/eventually'
import { givenPeople, rows, useWorld, world } from '../support/world'
import { xlsxOf } from '../support/rosterFiles'
import { ANSWERED_LATE, button, phoneOf, type Line } from './opened'

useWorld()
beforeEach(givenPeople)

const ROSTER = '/subpackages/office/roster/index'
const heading = ['所属党委', '所在党支部', '姓名', '人员类别', '出生日期']
const lineOf = (name: string) => ['云岭分公司党委', '青枫收费站党支部', name, '正式党员', '1986-03-04']

let phone: ReturnType<typeof phoneOf>
afterEach(() => {
  const complaints = phone.program.audit(ANSWERED_LATE)
  phone.program.dispose()
  expect(complaints).toEqual([])
})

/** A phone whose chat holds this file, which wx.cloud.uploadFile brings into the cloud's storage. */
function withFile(buffer: Buffer, { name = '党员花名册.xlsx', line }: { name?: string; line?: Line } = {}) {
  phone = phoneOf('o-administrator', {
    line,
    mocks: {
      chooseMessageFile: () => ({ tempFiles: [{ name, size: buffer.length, path: 'wxfile://tmp/1', type: 'file' }] }),
      'cloud.uploadFile': async ({ cloudPath }) => ({ fileID: await world().files.put(String(cloudPath), buffer) }),
    },
  })
  return phone.program
}

const callsOf = (api: string) => phone.program.calls.filter((call) => call.api === api).map(({ args }) => args)
const names = () => rows('members').map(({ name }) => name)

async function checked(buffer: Buffer, line?: Line) {
  const page = await withFile(buffer, { line }).launch(ROSTER)
  await (await button(page, '选择文件')).tap()
  await page.waitFor(() => page.text().includes('检查通过'))
  return page
}

test('a file of a chat is uploaded, checked, and written only when that is confirmed', async () => {
  const page = await checked(await xlsxOf([heading, lineOf('周岭'), lineOf('陈路')]))
  expect(callsOf('chooseMessageFile')).toEqual([{ count: 1, type: 'file', extension: ['xlsx', 'csv'] }])
  expect(callsOf('cloud.uploadFile')).toEqual([
    { cloudPath: expect.stringMatching(/^rosters\/[\w-]{8,32}\.xlsx$/), filePath: 'wxfile://tmp/1' },
  ])
  expect(page.text()).toContain('周岭')
  expect(names()).not.toContain('周岭')

  await (await button(page, '全部写入')).tap()
  await (await button(page, '确认写入')).tap()
  await page.waitFor(() => page.text().includes('名册已经写入'))
  expect(names()).toEqual(expect.arrayContaining(['周岭', '陈路']))
})

test.each([
  ['an old kind of sheet', '名册.xls', 100, '旧版 xls 请另存为 xlsx'],
  ['a large file', '名册.xlsx', 5 * 1024 * 1024 + 1, '文件超过 5 MB'],
])('%s is told before it is uploaded', async (_, name, size, sentence) => {
  const page = await withFile(Buffer.alloc(size), { name }).launch(ROSTER)
  await (await button(page, '选择文件')).tap()
  await page.waitFor(() => page.text().includes(sentence))
  expect(callsOf('cloud.uploadFile')).toEqual([])
})

test.each([
  ['giving up changes nothing', 'chooseMessageFile:fail cancel', false],
  ['a WeChat that cannot choose is named', 'api scope is not declared in the privacy agreement', true],
])('%s', async (_, message, isNamed) => {
  const program = withFile(Buffer.alloc(1))
  program.mocks.chooseMessageFile = () => {
    throw new Error(message)
  }
  const page = await program.launch(ROSTER)
  await (await button(page, '选择文件')).tap()
  await program.settle(20)
  expect(page.text().includes('没有打开选择文件的窗口')).toBe(isNamed)
  expect(page.text()).toContain('选择文件')
})

test('a broken line keeps the file: trying again needs no choosing', async () => {
  let isBroken = true
  const page = await withFile(await xlsxOf([heading, lineOf('周岭')]), {
    line({ action }, answer) {
      if (action === 'report.readRoster' && isBroken) throw new Error('timeout')
      return answer()
    },
  }).launch(ROSTER)
  await (await button(page, '选择文件')).tap()
  const again = await button(page, '再试一次')
  isBroken = false
  await again.tap()
  await page.waitFor(() => page.text().includes('检查通过'))
  expect(callsOf('chooseMessageFile')).toHaveLength(1)
})

test('an import that stopped is gone on with, and one that was left is found again', async () => {
  let isBroken = true
  const page = await checked(await xlsxOf([heading, lineOf('周岭')]), ({ action }, answer) => {
    if (action === 'roster.apply' && isBroken) throw new Error('timeout')
    return answer()
  })
  await (await button(page, '全部写入')).tap()
  await (await button(page, '确认写入')).tap()
  await button(page, '继续写入')
  expect(names()).not.toContain('周岭')

  const stored = Object.fromEntries(phone.program.stored)
  phone.program.dispose()
  isBroken = false
  phone = phoneOf('o-administrator', { stored })
  const later = await phone.program.launch(ROSTER)
  await later.waitFor(() => later.text().includes('名册已经写入'))
  expect(names()).toContain('周岭')
  // the order was not given a second time
  expect(phone.inputsOf('roster.start')).toEqual([])
})

test('the lines of a long report come page by page', async () => {
  const many = Array.from({ length: 150 }, (_, index) => lineOf(`党员${index}`))
  const page = await checked(await xlsxOf([heading, ...many]))
  expect(page.elements('.row')).toHaveLength(20)
  await (await button(page, '继续显示')).tap()
  await page.waitFor(() => page.text().includes('党员39'))
  expect(page.elements('.row')).toHaveLength(20)
})

async function exporting(format: string, mocks: Record<string, () => unknown> = {}) {
  phone = phoneOf('o-secretary', {
    mocks: { downloadFile: () => ({ statusCode: 200, tempFilePath: 'wxfile://tmp/list' }), ...mocks },
  })
  const page = await phone.program.launch('/subpackages/office/people/index?orgId=branch')
  await (await button(page, '导出名单')).tap()
  await page.waitFor('.chip')
  const [xlsx, csv] = page.elements('.chip')
  await (format === 'csv' ? csv : xlsx)!.tap()
  await (await button(page, '导出')).tap()
  await page.waitFor(() => page.text().includes('文件已生成'))
  return page
}

test('an exported xlsx opens by itself, with the menu that forwards and saves it', async () => {
  const page = await exporting('xlsx')
  await until(() => callsOf('openDocument').length)
  expect(callsOf('downloadFile')).toEqual([{ url: expect.stringMatching(/exports\/\w+\.xlsx/) }])
  expect(callsOf('openDocument')).toEqual([{ filePath: 'wxfile://tmp/list', fileType: 'xlsx', showMenu: true }])
  expect(page.text()).toContain('10 分钟内有效')
})

test('a csv, which no viewer of WeChat opens, is forwarded, in answer to a tap', async () => {
  const page = await exporting('csv')
  const forward = await button(page, '转发到聊天')
  expect(callsOf('shareFileMessage')).toEqual([])
  await forward.tap()
  await until(() => callsOf('shareFileMessage').length)
  expect(callsOf('shareFileMessage')).toEqual([{ filePath: 'wxfile://tmp/list', fileName: 'branch党支部名单.csv' }])
  expect(callsOf('openDocument')).toEqual([])
})

test('a link that has ended is told, not opened', async () => {
  const page = await exporting('xlsx', { downloadFile: () => ({ statusCode: 403, tempFilePath: 'wxfile://tmp/no' }) })
  await page.waitFor(() => page.text().includes('文件没有取到'))
  expect(callsOf('openDocument')).toEqual([])
})

test('who may not export is not offered it', async () => {
  phone = phoneOf('o-administrator')
  const page = await phone.program.launch('/subpackages/office/people/index?orgId=group')
  await page.waitFor(() => page.text().includes('secretary'))
  await until(() => phone.inputsOf('member.home').length)
  await phone.program.settle(50)
  expect(page.text()).not.toContain('导出名单')
})
