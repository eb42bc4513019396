import { strFromU8, unzipSync } from 'fflate'
import { parse } from 'csv-parse/sync'
import readXlsxFile from 'read-excel-file/node'
import type { SheetFormat } from '#types/contract/report'
import { person } from '../support/people'
import { callAs, given, givenPeople, mustCallAs, rows, setClock, useWorld, world } from '../support/world'

useWorld()
beforeEach(async () => {
  await givenPeople()
  setClock('05 10:00:00')
})

const exported = async (openid: string, orgId: string, format: SheetFormat = 'xlsx') => {
  const { url, ...told } = await mustCallAs(openid, 'report.exportPeople', { orgId, format })
  return { ...told, url, file: Buffer.from(await (await fetch(url)).arrayBuffer()) }
}
const sheetOf = async (file: Buffer) => (await readXlsxFile(file, { trim: false }))[0]!.data

test('the people of a branch, numbered, with what a list may show and nothing else', async () => {
  const { file, rows: count, fileId } = await exported('o-secretary', 'branch')
  const [heading, ...lines] = await sheetOf(file)
  expect(fileId).toMatch(/\/exports\/[0-9a-f]{32}\.xlsx$/)
  expect(heading).toEqual(['序号', '单位', '支部', '姓名', '人员类别', '入党日期', '党内职务', '工作岗位', '备注'])
  const own = rows('members').filter(({ branchId }) => branchId === 'branch')
  expect([count, lines.length]).toEqual([own.length, own.length + 1])
  expect(lines.map(([, , , name]) => name).slice(0, -1)).toEqual(expect.arrayContaining(own.map(({ name }) => name)))
  const secretary = lines.find(([, , , name]) => name === 'secretary')
  expect(secretary?.slice(1)).toEqual([
    ...['unit党委', 'branch党支部', 'secretary', '正式党员', '2015-07-01', '党支部书记', '收费员', null],
  ])
  expect(JSON.stringify(lines)).not.toMatch(/o-secretary|1985/)
})

test('the last line says which rules, who and when', async () => {
  const { file, ruleVersion } = await exported('o-secretary', 'branch')
  const [footer] = (await sheetOf(file)).at(-1)!
  expect(footer).toBe(`branch党支部 7 人；规则版本 ${ruleVersion}；secretary 于 2026-11-05 10:00 导出，请妥善保管`)
})

test('the link ends after ten minutes', async () => {
  const { url } = await exported('o-secretary', 'branch')
  world().clock.advance(601_000)
  expect((await fetch(url)).status).toBe(403)
})

test.each([
  ['o-secretary', 'branch', true],
  ['o-secretary', 'sibling', false],
  ['o-secretary', 'unit', false],
  ['o-unitOrganiser', 'unit', true],
  ['o-unitOrganiser', 'branch', true],
  ['o-unitOrganiser', 'foreign', false],
  ['o-unitOrganiser', 'group', false],
  ['o-groupOrganiser', 'group', true],
  ['o-administrator', 'other', false],
  ['o-administrator', 'nowhere', false],
  ['o-li', 'branch', false],
  ['o-formerSecretary', 'branch', false],
])('%s asks for %s: %s', async (openid, orgId, allowed) => {
  const { reply } = await callAs(openid, 'report.exportPeople', { orgId, format: 'csv' })
  expect(reply).toMatchObject(allowed ? { ok: true } : { code: 'FORBIDDEN' })
  expect(world().files.list()).toHaveLength(allowed ? 1 : 0)
  expect(rows('audit')).toHaveLength(allowed ? 1 : 0)
})

test('a unit holds its own branches only', async () => {
  const { file } = await exported('o-unitOrganiser', 'unit')
  const branches = (await sheetOf(file)).slice(1, -1).map(([, , branch]) => branch)
  expect(new Set(branches)).toEqual(new Set(['branch党支部', 'sibling党支部']))
})

const hostile = [
  ...['=1+1', '+1', '-1', '@SUM(A1)', '＝1+1', '＋1', '－1', '＠x', '\t=1', '\r=1', '\0=1', '\u0001=1', '\u200e=1'],
  ...['=HYPERLINK("http://x","点我")', "=cmd|' /C calc'!A0", '=IMPORTXML("http://x","//a")', '\u202e=1', '\u0085=1'],
  ...['a\0b', 'a\tb', 'a\nb', 'a\u202eb', '"', '","=1', '""=1', ';=1', '<b>&amp;</b>', ']]>', '_x003D_1', '_x0000_'],
  ...['😀', '\ud800', '\udfff=1', '\u{20BB7}野家', '\uffff=1', '\ufffe', ' ', "'=1", '001', '1e5'],
]
/** As domain/sheet.ts promises, said once more without it. */
const promised = (text: string) => {
  const dropped = /[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffd-\uffff]/u
  const visible = [...text].filter((letter) => !dropped.test(letter)).join('')
  const first = (list: string, of: string) => of !== '' && list.includes(of[0]!)
  const isFormula = first('=+-@\t\r\0＝＋－＠', text) || first('=+-@＝＋－＠', visible)
  return (isFormula ? `'${visible}` : visible).slice(0, 32_767)
}

async function givenHostile(count: number) {
  const crowd = Array.from({ length: count }, (_, index) => ({
    ...person(`p${String(index).padStart(5, '0')}`, { branch: 'foreign', bound: false }),
    // one page of the database has to stay below 1 MB, so the giant stands in one row only
    job: index === 7 ? 'x'.repeat(40_000) : hostile[index % hostile.length]!,
  }))
  await given('members', ...crowd)
  return new Map(crowd.map(({ name, job }) => [name, promised(job)]))
}

test('10,000 rows with 40 hostile cells come back as text, guarded, from two readers', async () => {
  const expected = await givenHostile(10_000)
  const input = { orgId: 'foreign', format: 'xlsx' } as const
  const { reply, cost } = await callAs('o-groupOrganiser', 'report.exportPeople', input)
  if (!reply.ok) throw new Error(reply.message)
  // who, where, people by 1,000, address, upload, link, audit 3
  expect(cost.requests).toBeLessThanOrEqual(2 + 11 + 3 + 3)
  const file = Buffer.from(await (await fetch(reply.data.url)).arrayBuffer())
  const read = (await sheetOf(file)).filter(([, , , name]) => expected.has(String(name)))
  const wrong = read.filter(([, , , name, , , , job]) => (job ?? '') !== expected.get(String(name)))
  expect(wrong.slice(0, 5)).toEqual([])
  expect(read).toHaveLength(10_000)
  // the file itself: numbers are numbers, everything else is a text, nothing is a formula
  const xml = strFromU8(unzipSync(file)['xl/worksheets/sheet1.xml']!)
  expect(xml).not.toMatch(/<f[ >/]/)
  const filled = [...xml.matchAll(/<c r="([A-Z]+)\d+"([^>]*)><v>/g)].map(([, column, attributes = '']) => [
    column,
    attributes,
  ])
  const typed = (wanted: (column?: string) => boolean) => filled.filter(([column]) => wanted(column))
  expect(typed((column) => column !== 'A').filter(([, attributes]) => !/ t="s"/.test(attributes!))).toEqual([])
  // the numbers, with heading and footer as the only texts of their column
  expect(typed((column) => column === 'A').filter(([, attributes]) => / t="s"/.test(attributes!))).toHaveLength(2)
})

test('and from csv', async () => {
  const expected = await givenHostile(400)
  const { file } = await exported('o-groupOrganiser', 'foreign', 'csv')
  const [, ...lines] = parse(file, { bom: true, relax_column_count: true }) as string[][]
  const read = new Map(lines.map(([, , , name = '', , , , job = '']) => [name, job]))
  expect([...expected].filter(([name, job]) => read.get(name) !== job)).toEqual([])
})
