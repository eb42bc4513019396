import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DOMParser, type Element } from '@xmldom/xmldom'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { type RecordDocument, writeDocx } from '../../cloudfunctions/report/formats/docx'

const template = readFileSync(join(__dirname, '../../cloudfunctions/report/templates/record.docx'))

const record: RecordDocument = {
  branch: '收费一站党支部',
  unit: '长沙分公司党委',
  title: '学习“四个自信”',
  day: '2026-11-05',
  time: '15:00—16:30',
  place: '三楼会议室',
  host: '卢衡',
  recorder: '阿依古丽·买买提江',
  sections: [
    { heading: '一、集中学习', sentences: [{ text: '由卢衡领学。' }, { text: '12 人发言。' }] },
    { heading: '二、议定事项', sentences: [{ text: '本月没有议定事项。' }] },
  ],
  attendanceTable: [
    { name: '赵敏', status: '准时', note: '' },
    { name: '杨振华', status: '请假', note: '当班' },
  ],
  version: 2,
  ruleVersion: '2026-11-01',
  printedAt: '2026-11-06 09:30',
}

const partOf = (file: Buffer, part: string) => strFromU8(unzipSync(file)[`word/${part}.xml`]!)
/** Throws where the XML is not well-formed. */
const parsed = (file: Buffer, part: string) => new DOMParser().parseFromString(partOf(file, part), 'text/xml')
const elements = (within: { getElementsByTagName(name: string): Iterable<Element> }, name: string) => [
  ...within.getElementsByTagName(name),
]
/** What a reader sees of an element; a line break as such. */
const textOf = (element: Element): string =>
  [...elements(element, 'w:r')]
    .map((run) =>
      elements(run, 'w:br').length
        ? '\n'
        : elements(run, 'w:t')
            .map(({ textContent }) => textContent)
            .join(''),
    )
    .join('')
const paragraphsOf = (file: Buffer, part = 'document') => elements(parsed(file, part), 'w:p').map(textOf)
const rowsOf = (file: Buffer) =>
  elements(parsed(file, 'document'), 'w:tbl').map((table) =>
    elements(table, 'w:tr').map((row) => elements(row, 'w:tc').map(textOf)),
  )

/** The template as somebody edited it. */
function edited(from: string, to: string, part = 'document', of: Buffer = template): Buffer {
  const parts = unzipSync(of)
  const before = strFromU8(parts[`word/${part}.xml`]!)
  if (!before.includes(from)) throw new Error(`the template has no ${from}`)
  return Buffer.from(zipSync({ ...parts, [`word/${part}.xml`]: strToU8(before.replace(from, to)) }))
}
const outside = edited('主持人（签字）：', '{/attendanceTable}', 'document', edited('{/attendanceTable}', ''))

test('the record holds the facts, a section for each heading and a row for each person', () => {
  const file = writeDocx(template, record)
  const [facts, attendance] = rowsOf(file)
  expect(facts).toEqual([
    ['单位', '长沙分公司党委'],
    ['支部', '收费一站党支部'],
    ['主题', '学习“四个自信”'],
    ['日期', '2026-11-05', '时间', '15:00—16:30'],
    ['地点', '三楼会议室'],
    ['主持人', '卢衡', '记录人', '阿依古丽·买买提江'],
  ])
  expect(attendance).toEqual([
    ['姓名', '到会情况', '备注'],
    ['赵敏', '准时', ''],
    ['杨振华', '请假', '当班'],
  ])
  const paragraphs = paragraphsOf(file)
  const from = paragraphs.indexOf('一、集中学习')
  expect(paragraphs.slice(from, from + 5)).toEqual([
    ...['一、集中学习', '由卢衡领学。12 人发言。', '二、议定事项', '本月没有议定事项。', '到会情况'],
  ])
  expect(paragraphsOf(file, 'footer1')[0]).toBe('记录第 2 版　规则版本 2026-11-01　2026-11-06 09:30 生成')
})

test('the template is small, on A4, and names the fonts of an office', () => {
  expect(template.length).toBeLessThan(20_000)
  expect(partOf(template, 'document')).toContain('<w:pgSz w:w="11906" w:h="16838"/>')
  for (const font of ['FangSong', 'SimSun', 'SimHei']) expect(partOf(template, 'fontTable')).toContain(`"${font}"`)
})

test('nobody came and nothing was said: the record is still a document', () => {
  const file = writeDocx(template, { ...record, sections: [], attendanceTable: [] })
  expect(rowsOf(file)[1]).toEqual([['姓名', '到会情况', '备注']])
  expect(paragraphsOf(file).join()).not.toMatch(/[{}]|undefined/)
})

test('1,000 people are 1,000 rows', () => {
  const attendanceTable = Array.from({ length: 1_000 }, (_, n) => ({ name: `党员${n}`, status: '准时', note: '' }))
  expect(rowsOf(writeDocx(template, { ...record, attendanceTable }))[1]).toHaveLength(1_001)
})

test.each([
  ['XML', '</w:t></w:r></w:p><w:p>&amp;<!--', '</w:t></w:r></w:p><w:p>&amp;<!--'],
  ['the end of a CDATA section', ']]>', ']]>'],
  ['a placeholder', '{branch}{#sections}{/}', '{branch}{#sections}{/}'],
  ['a raw placeholder', '{@text}{=<% %>=}', '{@text}{=<% %>=}'],
  ['a pattern of replacements', "$& $1 $'", "$& $1 $'"],
  ['control characters', 'a\0\u0001\b\v\f\r\u001f\u007f\u0085b\tc', 'abc'],
  ['lines', 'a\r\nb', 'a\nb'],
  ['halves of pairs', 'a\ud800b\udfffc', 'abc'],
  ['whole pairs', '😀\u{20BB7}', '😀\u{20BB7}'],
  ['what no XML may hold', 'a\ufffe\uffffb', 'ab'],
  ['marks that turn the direction', 'a\u202eb\u200f', 'ab'],
  ['what would be a formula in a cell', '=1+1', '=1+1'],
])('%s in a text is a text', (_what, hostile, shown) => {
  const file = writeDocx(template, {
    ...record,
    branch: hostile,
    sections: [{ heading: hostile, sentences: [{ text: hostile }] }],
    attendanceTable: [{ name: hostile, status: hostile, note: hostile }],
    ruleVersion: hostile,
  })
  expect(rowsOf(file)[0]![1]).toEqual(['支部', shown])
  expect(rowsOf(file)[1]![1]).toEqual([shown, shown, shown])
  expect(paragraphsOf(file).filter((text) => text === shown)).toHaveLength(6)
  expect(paragraphsOf(file, 'footer1')[0]).toContain(shown)
})

test.each([
  ['a field struck out', edited('{place}', ''), ['地点', '']],
  ['a condition', edited('{place}', '{#place}在{place}{/place}'), ['地点', '在三楼会议室']],
  ['spaces within the braces', edited('{place}', '{ place }'), ['地点', '三楼会议室']],
  ['a word where a list is empty', edited('{place}', '{^sections}没有内容{/}{place}'), ['地点', '三楼会议室']],
])('an office may edit the template: %s', (_what, changed, shown) => {
  expect(rowsOf(writeDocx(changed, record))[0]![4]).toEqual(shown)
})

const split = '{</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>title</w:t></w:r><w:r><w:t>}'
test('a placeholder may be cut into runs, as Word does behind our back', () => {
  expect(rowsOf(writeDocx(edited('{title}', split), record))[0]![2]).toEqual(['主题', '学习“四个自信”'])
})

test.each<[string, Buffer, string]>([
  ['a placeholder nobody knows', edited('{host}', '{phone}'), '不认识 {phone}'],
  ['one within an empty list', edited('{text}', '{text}{remark}'), '不认识 {remark}'],
  ['one in the footer', edited('{printedAt}', '{printer}', 'footer1'), '不认识 {printer}'],
  ['what every object has', edited('{host}', '{constructor}'), '不认识 {constructor}'],
  ['raw XML', edited('{heading}', '{@heading}'), '不认识 {@heading}'],
  ['raw XML within a line', edited('{text}', '{@text}'), 'text 的位置不对'],
  ['other braces', edited('{host}', '{=[[ ]]=}'), '不认识 {=[[ ]]=}'],
  ['an empty one', edited('{host}', '{}'), '不认识 {}'],
  ['a list as a text', edited('{host}', '{sections}'), '不认识 {sections}'],
  ['a text outside its list', edited('{host}', '{text}'), '{text} 不在它所属的列表之内'],
  ['a list outside its list', edited('{host}', '{#sentences}{/sentences}'), '{sentences} 不在它所属的列表之内'],
  ['braces of a Chinese keyboard', edited('{host}', '｛host｝'), '｛host｝ 的括号是全角的'],
  ['no rule version', edited('{ruleVersion}', '', 'footer1'), '缺少 {ruleVersion}'],
  ['no names', edited('{name}', ''), '缺少 {name}'],
  ['a list that does not end', edited('{/sections}', ''), '{#sections} 没有对应的 {/sections}'],
  ['a list that does not begin', edited('{#sections}', ''), '{/sections} 没有对应的 {#sections}'],
  ['lists that cross', edited('{/sentences}', '{/sections}'), '{#sentences} 与 {/sections} 不配对'],
  ['a list that leaves its table', outside, 'attendanceTable 的位置不对'],
  ['a brace that does not close', edited('{host}', '{host'), 'host'],
  ['a brace that does not open', edited('{host}', 'host}'), 'host'],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), '文件打不开'],
  ['an empty file', Buffer.alloc(0), '文件打不开'],
  ['a workbook', Buffer.from(zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') })), '文件打不开'],
  ['half a file', template.subarray(0, template.length / 2), '文件打不开'],
  ['broken XML', edited('<w:body>', '<w:body'), '文件打不开'],
])('a template with %s is refused with a sentence that names it', (_what, broken, named) => {
  const empty = { ...record, sections: [], attendanceTable: [] }
  const data = named.includes('不在它所属') ? record : empty
  expect(() => writeDocx(broken, data)).toThrow(
    expect.objectContaining({ code: 'TEMPLATE_BROKEN', message: expect.stringContaining(named) }),
  )
})
