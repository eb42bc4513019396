import { readFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { importFile, inlineRow, upload, xlsxOf, xlsxWith } from '../support/rosterFiles'
import { callAs, givenPeople, mustCallAs, rows, setClock, useWorld, world } from '../support/world'

useWorld()
beforeEach(async () => {
  await givenPeople()
  setClock('02 09:00:00')
})

const importId = 'import-0001'
const header = ['姓名', '所属党委', '所在党支部', '人员类别', '入党日期', '出生日期', '党内职务', '联系电话', '备注']
const line = (name: string, joined: string | Date = '2015-07-01') => [
  ...[name, '长沙分公司党委', '一支部', '正式党员', joined, '1985-04-28', '', 13800000000, ''],
]
const read = async (content: Buffer, openid = 'o-administrator') =>
  callAs(openid, 'report.readRoster', { importId, fileId: await upload(content) })
const staged = () => rows('rosterParts').flatMap((part) => part.rows)
const utc = (day: string) => new Date(`${day}T00:00:00Z`)

test('a dirty sheet as offices keep it becomes people', async () => {
  const file = await xlsxOf([
    ['长沙分公司党员名册（2026年11月）', null, null],
    [null],
    [' 姓 名 ', '所属党委', '所在 党支部', '人员类别', '入党日期', '出生日期', '党内职务', '联系电话', '备注'],
    line('卢 衡', utc('2011-06-23')),
    [null],
    ['杨　振华', '长沙分公司党委', '一支部', '正式党员', '２０１２.７.１', '1985/4/2', '', '13800000000', '退休'],
    ['赵敏', '长沙分公司党委', '二支部', '预备党员', 42186, 19850428, '党支部书记', 13800000001, null],
    [null],
    [null],
  ])
  const { report, applied } = await importFile(file)
  expect(report).toMatchObject({ accepted: true, people: 3, branches: 2, units: 1 })
  expect(report.counts).toEqual({ new: 3, changed: 0, unchanged: 0, refused: 0 })
  expect(applied).toEqual({ new: 3, changed: 0, unchanged: 0, refused: 0 })
  const people = rows('members').filter(({ unitName }) => unitName === '长沙分公司党委')
  const facts = people.map(({ name, stages, birthMonth, marks }) => [
    name,
    stages.probationary,
    birthMonth,
    marks.map(({ kind }) => kind),
  ])
  expect(facts.sort()).toEqual([
    ['卢衡', '2011-06-23', '1985-04', []],
    ['杨振华', '2012-07-01', '1985-04', ['retired']],
    ['赵敏', '2015-07-01', '1985-04', []],
  ])
})

const csv = [header, line('卢衡', '2011/6/23 0:00'), [], line('"杨振, 华"')].map((row) => row.join(',')).join('\r\n')
const gbk = Buffer.from(
  // 姓名,所属党委,所在党支部,人员类别 / 卢衡,甲党委,一支部,正式党员
  'd0d5c3fb2ccbf9caf4b5b3ceaf2ccbf9d4dab5b3d6a7b2bf2cc8cbd4b1c0e0b1f00d0ac2acbae22cbcd7b5b3ceaf2cd2bbd6a7b2bf2cd5fdcabdb5b3d4b1',
  'hex',
)

test.each([
  ['UTF-8 with its mark', Buffer.from(`\ufeff${csv}`), ['卢衡', '杨振,华']],
  ['UTF-8 without', Buffer.from(csv), ['卢衡', '杨振,华']],
  ['tabs in UTF-16, as "Unicode text"', Buffer.from(`\ufeff${csv.replaceAll(',', '\t')}`, 'utf16le'), null],
  ['GBK', gbk, null],
])('a csv in %s is read', async (_what, content, names) => {
  const { report } = await importFile(content)
  expect(report.problems).toEqual([])
  expect(report.people).toBeGreaterThan(0)
  expect(rows('members').map(({ name }) => name)).toEqual(expect.arrayContaining(names ?? ['卢衡']))
})

test('of several sheets the first with a header is read', async () => {
  const file = await xlsxOf([['填表说明'], ['一、…']], [header, line('甲')], [header, line('乙')])
  expect((await importFile(file)).report).toMatchObject({ people: 1, lines: [{ name: '甲', kind: 'new', line: 2 }] })
})

test('columns that nobody asked for are not kept: no phone, no identity number', async () => {
  const file = await xlsxOf([
    [...header, '身份证号', '民族'],
    [...line('甲'), '430101198504281234', '汉'],
    [...line('乙'), 430101198504281200, '=1+1'],
  ])
  const { report } = await importFile(file)
  expect(JSON.stringify(staged())).not.toMatch(/13800000000|4301011985|汉/)
  expect(report.problems.map(({ line: at, code }) => [at, code])).toEqual([
    [2, 'ID_NUMBER'],
    [3, 'ID_NUMBER'],
    [3, 'FORMULA'],
  ])
})

test('a real formula is refused by its line, whatever its last value', async () => {
  const heads = inlineRow(1, '姓名', '所属党委', '所在党支部', '人员类别')
  const cells = '<c r="A2" s="0" t="str"><f>B2&amp;"x"</f><v>卢衡</v></c><c r="B2" t="inlineStr"><is><t>甲</t></is></c>'
  const { report } = await importFile(xlsxWith(`${heads}<row r="2">${cells}</row>`))
  expect(report.problems.map(({ message }) => message)).toContain('第 2 行 第 1 列：请把公式粘贴为数值')
})

test('a year and month typed as a number, where October looks like January, is asked again', async () => {
  const file = await xlsxOf([header, ['甲', '长沙', '一支部', '正式党员', 2015.1, 1985.04, '', '', '']])
  expect((await importFile(file)).report.problems).toMatchObject([{ code: 'BAD_DATE', column: '入党日期' }])
})

const bomb = Buffer.from(zipSync({ 'xl/workbook.xml': new Uint8Array(60 * 1024 * 1024) }, { level: 9 }))
/** Says in its directory and header that it unpacks to a few bytes. */
function liar(): Buffer {
  const file = Buffer.from(zipSync({ 'xl/workbook.xml': new Uint8Array(20 * 1024 * 1024) }, { level: 9 }))
  file.writeUInt32LE(1_000_000, 22)
  file.writeUInt32LE(1_000_000, file.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1')) + 24)
  return file
}
const ole = (name: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(name, 'utf16le')])
const manyRows = Array.from({ length: 20_002 }, () => '甲').join('\n')

test.each<[string, () => Buffer | Promise<Buffer>, string]>([
  ['a picture', () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'SHEET_UNKNOWN'],
  ['noise', () => Buffer.concat([Buffer.alloc(4), randomBytes(5_000)]), 'SHEET_UNKNOWN'],
  ['a zip that is no workbook', () => Buffer.from(zipSync({ 'word/document.xml': strToU8('<a/>') })), 'SHEET_UNKNOWN'],
  ['the old xls', () => ole('Workbook'), 'SHEET_UNKNOWN'],
  ['a password', () => ole('EncryptedPackage'), 'SHEET_PROTECTED'],
  ['a zip cut in half', async () => (await xlsxOf([header])).subarray(0, 900), 'SHEET_DAMAGED'],
  ['broken XML', () => xlsxWith('<row r="1"><c r="A1" t="s"><v>99</v>'), 'SHEET_DAMAGED'],
  ['a zip bomb', () => bomb, 'SHEET_TOO_LARGE'],
  ['a zip bomb that lies about its size', liar, 'SHEET_DAMAGED'],
  ['a row in the millions', () => xlsxWith('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'), 'SHEET_TOO_LARGE'],
  ['a column at the end', () => xlsxWith('<row r="1"><c r="XFD1"><v>1</v></c></row>'), 'SHEET_TOO_LARGE'],
  ['too many rows without numbers', () => xlsxWith('<row/>'.repeat(20_001)), 'SHEET_TOO_LARGE'],
  ['cells without names', () => xlsxWith(`<row>${'<c><v>1</v></c>'.repeat(61)}</row>`), 'SHEET_DAMAGED'],
  ['too many lines', () => Buffer.from(manyRows), 'SHEET_TOO_LARGE'],
  ['too many columns', () => Buffer.from('甲,'.repeat(61)), 'SHEET_TOO_LARGE'],
  ['an open quote', () => Buffer.from(`"${'甲'.repeat(60_000)}`), 'SHEET_DAMAGED'],
  ['6 MB', () => Buffer.alloc(6 * 1024 * 1024), 'FILE_TOO_LARGE'],
  ['no header', () => xlsxOf([['甲', '乙']]), 'ROSTER_HEADER_MISSING'],
  ['an empty sheet', () => xlsxOf([[]]), 'ROSTER_HEADER_MISSING'],
  ['an empty file', () => Buffer.alloc(0), 'ROSTER_HEADER_MISSING'],
])('%s is refused with a sentence of its own, and the file goes', async (_what, content, code) => {
  const { reply, cost } = await read(await content())
  expect(reply).toMatchObject({ ok: false, code, message: expect.stringMatching(/[一-龥]/) })
  expect(world().files.list()).toEqual([])
  expect(rows('rosterParts')).toEqual([])
  expect(cost.requests).toBeLessThanOrEqual(4)
})

test('a file that is not there is asked for again', async () => {
  const fileId = (await upload(Buffer.from('x'))).replace(/[^/]+$/, 'other.xlsx')
  const { reply } = await callAs('o-administrator', 'report.readRoster', { importId, fileId })
  expect(reply).toMatchObject({ code: 'FILE_GONE' })
})

test('no other folder of the storage is read', async () => {
  const fileId = await world().files.put('exports/a.xlsx', Buffer.from('x'))
  for (const other of [fileId, fileId.replace('exports/', 'rosters/../exports/')]) {
    const { reply, cost } = await callAs('o-administrator', 'report.readRoster', { importId, fileId: other })
    expect([reply, cost.requests]).toEqual([expect.objectContaining({ code: 'INVALID_INPUT' }), 0])
  }
})

test.each(['o-li', 'o-secretary', 'o-unitOrganiser', 'o-groupOrganiser', 'o-nobody'])(
  '%s may not bring a roster in, and the file is not touched',
  async (openid) => {
    const { reply } = await read(await xlsxOf([header, line('甲')]), openid)
    expect(reply).toMatchObject({ ok: false, code: openid === 'o-nobody' ? 'NOT_BOUND' : 'FORBIDDEN' })
    expect(world().files.list()).toHaveLength(1)
    expect(rows('rosterParts')).toEqual([])
  },
)

test('read again under the same import, the parts are replaced', async () => {
  await read(await xlsxOf([header, line('甲')]))
  await read(await xlsxOf([header, line('乙')]))
  const { people, lines } = await mustCallAs('o-administrator', 'roster.check', { importId, parts: 1 })
  expect([people, lines[0]?.name]).toEqual([1, '乙'])
})

test('the dry run tells each line: new, changed, unchanged, refused', async () => {
  await importFile(await xlsxOf([header, line('甲'), line('乙'), line('丙')]))
  const moved = line('乙').with(2, '二支部').with(6, '宣传委员')
  const { report } = await importFile(
    await xlsxOf([header, line('甲'), moved, line('丙', '昨天'), line('丁')]),
    'import-0002',
  )
  expect(report.counts).toEqual({ new: 1, changed: 1, unchanged: 1, refused: 1 })
  expect(report.lines).toEqual([
    { line: 4, kind: 'refused', name: '丙', message: '入党日期：不是有效的日期，请写成 2026-11-05' },
    { line: 3, kind: 'changed', name: '乙', message: '变动：由 一支部 转到 二支部、党内职务' },
    { line: 5, kind: 'new', name: '丁', message: '新增到 一支部' },
    { line: 2, kind: 'unchanged', name: '甲', message: '没有变化' },
  ])
})

test('a sheet without a column says nothing about it', async () => {
  await importFile(await xlsxOf([header, line('甲').with(6, '党支部书记').with(8, '退休')]))
  const without = (row: (string | number | Date)[]) => row.filter((_cell, index) => index < 6)
  const { report } = await importFile(await xlsxOf([without(header), without(line('甲'))]), 'import-0002')
  expect(report.counts).toEqual({ new: 0, changed: 0, unchanged: 1, refused: 0 })
})

const demo = join(__dirname, '../../local/demo/roster.xlsx')

test('the roster of a whole company: 6,962 people from one file, and the same file again changes nothing', async () => {
  const content = readFileSync(demo)
  const first = await importFile(content)
  expect(first.report).toMatchObject({ accepted: true, people: 6_962 })
  expect(first.applied).toEqual({ new: 6_962, changed: 0, unchanged: 0, refused: 0 })

  const before = JSON.stringify(rows('members'))
  setClock('20 09:00:00')
  const again = await importFile(content, 'import-0002')
  expect(again.report.counts).toEqual({ new: 0, changed: 0, unchanged: 6_962, refused: 0 })
  expect(again.applied).toEqual({ new: 0, changed: 0, unchanged: 6_962, refused: 0 })
  expect(JSON.stringify(rows('members'))).toBe(before)
})

/** 10,000 lines, every hundredth a double of the line before, every hundredth with an impossible date. */
function largeSheet() {
  const people = Array.from({ length: 10_000 }, (_person, index) => {
    if (index % 100 === 50) return line(`人${index - 1}`)
    return line(`人${index}`, index % 100 === 70 ? '2015-02-30' : '2015-07-01')
  })
  return xlsxOf([header, ...people])
}

test('10,000 lines with doubles and impossible dates are reported exactly, in a handful of requests', async () => {
  const { reply, cost } = await read(await largeSheet())
  expect(reply).toMatchObject({ ok: true, data: { lines: 10_001, parts: 51 } })
  // who, download 2, the import, parts by 20, delete
  expect(cost.requests).toBeLessThanOrEqual(8)
  const check = await callAs('o-administrator', 'roster.check', { importId, parts: 51 })
  if (!check.reply.ok) throw new Error(check.reply.message)
  const { counts, problems, moreProblems, lines } = check.reply.data
  expect(counts).toEqual({ new: 9_800, changed: 0, unchanged: 0, refused: 200 })
  expect(problems.length + moreProblems).toBe(200)
  expect(lines.length).toBeGreaterThan(100)
  // who, the import, parts by 20, the tree, people by 1,000, the import
  expect(check.cost.requests).toBeLessThanOrEqual(1 + 1 + 3 + 1 + 10 + 1)
  expect(check.cost.replyBytes).toBeLessThanOrEqual(32_768)
})
