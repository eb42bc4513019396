import { DOMParser, type Element } from '@xmldom/xmldom'
import { strFromU8, unzipSync } from 'fflate'
import type { Input } from '#types/contract'
import { currentToken, leaveFrom, publish } from '../support/themeDay'
import { callAs, givenPeople, mustCallAs, rows, setClock, useWorld, world } from '../support/world'

useWorld()

let sessionId: string
/** Held on the 5th: li and a guest came, wang was on leave, somebody was visited at home. It is six that evening. */
beforeEach(async () => {
  await givenPeople()
  sessionId = (await publish()).sessionId
  await mustCallAs('o-wang', 'leave.ask', leaveFrom(sessionId))
  await mustCallAs('o-secretary', 'leave.decide', { sessionId, memberIds: ['m-wang'], approve: true })
  setClock('05 14:50:00')
  const token = await currentToken(sessionId)
  await mustCallAs('o-li', 'attendance.signIn', { token })
  await mustCallAs('o-siblingMember', 'attendance.signIn', { token })
  setClock('05 18:00:00')
  const visited = { sessionId, memberId: 'm-phoneless', way: 'deliver', day: '2026-11-05' } as const
  await mustCallAs('o-secretary', 'record.makeUp', visited)
  await mustCallAs('o-li', 'record.takeAway', { sessionId, text: '雨雾天先降速' })
})

const whole = {
  host: '王书记',
  recorder: '李干事',
  agenda: [
    { held: true, lecturer: '李干事' },
    { held: false, lecturer: null },
    { held: true, lecturer: '王书记' },
  ],
  decisions: ['每周一次雨雾天演练'],
  takeAwaysOf: ['m-li'],
}
const save = (changes: Partial<Input<'record.save'>> = {}) =>
  mustCallAs('o-secretary', 'record.save', { sessionId, revision: 0, ...whole, ...changes })

const elements = (within: { getElementsByTagName(name: string): Iterable<Element> }, name: string) => [
  ...within.getElementsByTagName(name),
]
const textOf = (element: Element) =>
  elements(element, 'w:t')
    .map(({ textContent }) => textContent)
    .join('')

async function document() {
  const told = await mustCallAs('o-secretary', 'report.record', { sessionId })
  const parts = unzipSync(Buffer.from(await (await fetch(told.url)).arrayBuffer()))
  const parsed = (part: string) => new DOMParser().parseFromString(strFromU8(parts[`word/${part}.xml`]!), 'text/xml')
  const tables = elements(parsed('document'), 'w:tbl').map((table) =>
    elements(table, 'w:tr').map((row) => elements(row, 'w:tc').map(textOf)),
  )
  const paragraphs = elements(parsed('document'), 'w:p').map(textOf)
  return { ...told, tables, paragraphs, footer: textOf(elements(parsed('footer1'), 'w:p')[0]!) }
}

test('what was written and what the system knows, each once', async () => {
  await save()
  const { tables, paragraphs, footer, fileId, ruleVersion } = await document()
  expect(fileId).toMatch(/\/exports\/[0-9a-f]{32}\.2026-11-05\.docx$/)
  expect(tables[0]).toEqual([
    ['单位', 'unit党支部'],
    ['支部', 'branch党支部'],
    ['主题', '守好一条路，温暖一程人'],
    ['日期', '2026-11-05', '时间', '15:00—17:00'],
    ['地点', '二楼会议室'],
    ['主持人', '王书记', '记录人', '李干事'],
  ])
  const from = paragraphs.indexOf('议程')
  expect(paragraphs.slice(from, from + 7)).toEqual([
    '议程',
    '李干事讲授《雨雾天怎样守住收费口》。一片《山路上的灯》未开展。王书记组织开展实践：雨雾保通演练。',
    '决议',
    '会议决定：每周一次雨雾天演练。',
    '心得',
    'li谈到：“雨雾天先降速”。',
    '到会情况',
  ])
  expect(paragraphs.join()).not.toMatch(/[{}]|undefined|null/)
  expect(footer.split(/\s{1}(?=规|2026-11-05)/)).toEqual([
    '记录第 1 版',
    `规则版本 ${ruleVersion}`,
    '2026-11-05 18:00 生成',
  ])
})

test('a line for everybody: guests by name, what was made up for as a note', async () => {
  await save()
  const [title, ...lines] = (await document()).tables[1]!
  expect(title).toEqual(['姓名', '到会情况', '备注'])
  expect(lines).toHaveLength(7)
  expect(lines).toEqual(
    expect.arrayContaining([
      ['li', '准时', ''],
      ['wang', '请假', ''],
      ['secretary', '缺席', ''],
      ['phoneless', '缺席', '2026-11-05 已送学'],
      ['siblingMember', '旁听', ''],
    ]),
  )
})

test('the file is known to the sweep, the export to the audit', async () => {
  await save()
  const { fileId } = await document()
  expect(rows('exports')).toMatchObject([
    { _id: fileId.replace(/^cloud:\/\/[^/]+\//, ''), by: 'm-secretary', what: 'record' },
  ])
  const records = rows('audit').filter(({ action }) => action === 'report.record')
  expect(records.map(({ what }) => JSON.parse(what) as object)).toEqual([{ sessionId }])
})

test.each<[string, Partial<typeof whole> | { host: null } | null]>([
  ['nothing is written', null],
  ['somebody is missing', { host: null }],
])('where %s, no document is made', async (_what, changes) => {
  if (changes) await save(changes)
  const { reply } = await callAs('o-secretary', 'report.record', { sessionId })
  expect(reply).toMatchObject({ code: 'RECORD_INCOMPLETE' })
  expect(world().files.list()).toEqual([])
  expect(rows('exports')).toEqual([])
})

test.each([
  ['o-secretary', true],
  ['o-unitOrganiser', true],
  ['o-groupOrganiser', true],
  ['o-li', false],
  ['o-siblingSecretary', false],
  ['o-otherOrganiser', false],
  ['o-formerSecretary', false],
])('%s asks for the record of the branch: %s', async (openid, allowed) => {
  await save()
  const { reply } = await callAs(openid, 'report.record', { sessionId })
  expect(reply).toMatchObject(allowed ? { ok: true } : { code: 'FORBIDDEN' })
})
