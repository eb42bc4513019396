// npx tsx scripts/recordTemplate.ts: makes the template of the record of a theme day anew, over whatever was edited in Word.
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { root } from './run'

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

const xml = (body: string) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${body}`
/** Without the hint, quotation marks and dashes come from the Latin font. */
const chinese = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
const run = (text: string) => `<w:r>${chinese}<w:t xml:space="preserve">${text}</w:t></w:r>`
const paragraph = (style: string, content: string) => `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${content}</w:p>`
const line = (style: string, text: string) => paragraph(style, run(text))
/** A number that Word counts. */
const field = (code: string) => `<w:fldSimple w:instr=" ${code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>`

/** Twentieths of a point between the margins of A4. */
const TEXT_WIDTH = 8844

interface Cell {
  style: string
  text: string
  width: number
  span?: number
}
const cell = ({ style, text, width, span = 1 }: Cell) =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:gridSpan w:val="${span}"/><w:vAlign w:val="center"/></w:tcPr>${line(style, text)}</w:tc>`
const row = (cells: Cell[], isHeading = false) =>
  `<w:tr><w:trPr><w:cantSplit/>${isHeading ? '<w:tblHeader/>' : ''}</w:trPr>${cells.map(cell).join('')}</w:tr>`
const table = (widths: number[], rows: string[]) =>
  `<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="${TEXT_WIDTH}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr>` +
  `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows.join('')}</w:tbl>`

const [label, value] = [1361, 3061]
const pair = (name: string, text: string): Cell[] => [
  { style: 'Label', text: name, width: label },
  { style: 'Cell', text, width: value },
]
const wide = (name: string, text: string) =>
  row([
    { style: 'Label', text: name, width: label },
    { style: 'Cell', text, width: TEXT_WIDTH - label, span: 3 },
  ])
const facts = table(
  [label, value, label, value],
  [
    wide('单位', '{unit}'),
    wide('支部', '{branch}'),
    wide('主题', '{title}'),
    row([...pair('日期', '{day}'), ...pair('时间', '{time}')]),
    wide('地点', '{place}'),
    row([...pair('主持人', '{host}'), ...pair('记录人', '{recorder}')]),
  ],
)

const columns = [2835, 1701, TEXT_WIDTH - 2835 - 1701]
const across = (style: string, texts: string[]): Cell[] =>
  texts.map((text, index) => ({ style, text, width: columns[index]! }))
const attendance = table(columns, [
  row(across('Label', ['姓名', '到会情况', '备注']), true),
  row(across('Cell', ['{#attendanceTable}{name}', '{status}', '{note}{/attendanceTable}'])),
])

const page =
  '<w:sectPr><w:footerReference w:type="default" r:id="rId1"/><w:pgSz w:w="11906" w:h="16838"/>' +
  '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>'

const body = [
  line('Title', '主题党日活动记录'),
  facts,
  line('Normal', '{#sections}'),
  line('Heading1', '{heading}'),
  line('Normal', '{#sentences}{text}{/sentences}'),
  line('Normal', '{/sections}'),
  line('Heading1', '到会情况'),
  attendance,
  line('Signature', '主持人（签字）：　　　　　　　　记录人（签字）：'),
].join('')

const footer =
  line('Footer', '记录第 {version} 版　规则版本 {ruleVersion}　{printedAt} 生成') +
  paragraph('Footer', `${run('第 ')}${field('PAGE')}${run(' 页，共 ')}${field('NUMPAGES')}${run(' 页')}`)

/** Numbers and Latin letters in Times; Word for Windows and WPS know the Chinese fonts by these names. */
const font = (name: string, halfPoints: number) =>
  `<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="${name}"/>` +
  `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/><w:lang w:eastAsia="zh-CN"/></w:rPr>`
const style = (id: string, name: string, paragraphs: string, letters: string) =>
  `<w:style w:type="paragraph" w:styleId="${id}"${id === 'Normal' ? ' w:default="1"' : ''}><w:name w:val="${name}"/>` +
  `${id === 'Normal' ? '' : '<w:basedOn w:val="Normal"/>'}<w:qFormat/><w:pPr>${paragraphs}</w:pPr>${letters}</w:style>`
const spacing = (points: number, before = 0, after = 0) =>
  `<w:spacing w:before="${before}" w:after="${after}" w:line="${points * 20}" w:lineRule="exact"/>`
const indent = (characters: number) =>
  `<w:ind w:firstLineChars="${characters * 100}" w:firstLine="${characters * 320}"/>`
const edges = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((edge) => `<w:${edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
  .join('')
const inTable =
  '<w:spacing w:before="60" w:after="60" w:line="320" w:lineRule="atLeast"/><w:ind w:firstLine="0" w:firstLineChars="0"/>'

const styles = [
  style('Normal', 'Normal', spacing(28) + indent(2), font('仿宋', 32)),
  style('Title', 'Title', `${spacing(36, 0, 240)}${indent(0)}<w:jc w:val="center"/>`, font('黑体', 44)),
  style(
    'Heading1',
    'heading 1',
    `<w:keepNext/>${spacing(28, 160)}${indent(2)}<w:outlineLvl w:val="0"/>`,
    font('黑体', 32),
  ),
  style('Label', 'Label', `${inTable}<w:jc w:val="center"/>`, font('黑体', 24)),
  style('Cell', 'Cell', inTable, font('仿宋', 24)),
  style('Signature', 'Signature', spacing(28, 480) + indent(0), font('仿宋', 28)),
  style('Footer', 'footer', `${spacing(14)}${indent(0)}<w:jc w:val="center"/>`, font('宋体', 18)),
  `<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>${edges}</w:tblBorders>` +
    '<w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
].join('')

const fonts = Object.entries({ 仿宋: 'FangSong', 宋体: 'SimSun', 黑体: 'SimHei' })
  .map(([name, other]) => `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/></w:font>`)
  .join('')

const relations = (list: string[]) =>
  xml(
    `<Relationships xmlns="${PACKAGE}/relationships">${list
      .map((target, index) => {
        const name = target.includes('/') ? 'officeDocument' : target.replace(/\d*\.xml$/, '')
        return `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${name}" Target="${target}"/>`
      })
      .join('')}</Relationships>`,
  )
const typeOf = (part: string, name: string) =>
  `<Override PartName="/word/${part}.xml" ContentType="${WORD_TYPE}.${name}+xml"/>`

const parts = {
  '[Content_Types].xml': xml(
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `${typeOf('document', 'document.main')}${typeOf('styles', 'styles')}${typeOf('fontTable', 'fontTable')}${typeOf('footer1', 'footer')}</Types>`,
  ),
  '_rels/.rels': relations(['word/document.xml']),
  'word/_rels/document.xml.rels': relations(['footer1.xml', 'styles.xml', 'fontTable.xml']),
  'word/document.xml': xml(
    `<w:document xmlns:w="${W}" xmlns:r="${OFFICE}"><w:body>${body}${page}</w:body></w:document>`,
  ),
  'word/footer1.xml': xml(`<w:ftr xmlns:w="${W}">${footer}</w:ftr>`),
  'word/styles.xml': xml(
    `<w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault>${font('仿宋', 32)}</w:rPrDefault></w:docDefaults>${styles}</w:styles>`,
  ),
  'word/fontTable.xml': xml(`<w:fonts xmlns:w="${W}">${fonts}</w:fonts>`),
}

/** The same bytes each time, so that a commit shows a change only where there is one. */
const archive = zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), {
  level: 9,
  mtime: new Date('2026-01-01T00:00:00'),
})
void writeFile(path.join(root, 'cloudfunctions/report/templates/record.docx'), archive)
