import readXlsxFile from 'read-excel-file/node'
import { strFromU8, unzipSync } from 'fflate'
import {
  type AttendanceLine,
  type MonthsLine,
  type RecordBook,
  type SessionLine,
  writeRecordBook,
} from '../../cloudfunctions/report/formats/recordBook'

const session: SessionLine = {
  ...{ unit: '长沙分公司党委', branch: '收费一站党支部', day: '2026-11-05', time: '15:00—16:30', title: '学习党章' },
  ...{ place: '三楼会议室', expected: 20, present: 14, onTime: 12, late: 2, leave: 3, absent: 2, observers: 1 },
  undecided: 1,
  ...{ madeUp: 1, takenToHome: 2, recordState: '已通过' },
}
const attendance: AttendanceLine = {
  ...{ branch: '收费一站党支部', day: '2026-11-05', title: '学习党章', name: '赵敏', status: '准时' },
  ...{ method: '扫码', signedAt: '2026-11-05 14:58' },
}
const months: MonthsLine = { unit: '长沙分公司党委', branch: '收费一站党支部', states: ['已通过', '逾期'] }
const footer = '长沙分公司党委 2026 年；规则版本 2026-11-01'

async function* each<Line>(lines: Iterable<Line>): AsyncGenerator<Line> {
  yield* lines
}
const book = (lines: { sessions?: SessionLine[]; attendances?: AttendanceLine[]; months?: MonthsLine[] } = {}) =>
  writeRecordBook({
    sessions: each(lines.sessions ?? []),
    attendances: each(lines.attendances ?? []),
    months: each(lines.months ?? []),
    footer,
  })
const sheetsOf = (file: Buffer) => readXlsxFile(file, { trim: false })
const partOf = (file: Buffer, name: string) => strFromU8(unzipSync(file)[`xl/${name}.xml`]!)

test('three sheets: sessions, who was there, twelve months, each under its titles and above its footer', async () => {
  const sheets = await sheetsOf(await book({ sessions: [session], attendances: [attendance], months: [months] }))
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['活动台账', '参加明细', '十二个月'])
  const filled = sheets.map(({ data }) => data.map((row) => row.filter((cell) => cell !== null)))
  expect(filled).toEqual([
    [
      '单位 支部 日期 时间 主题 地点 应到 实到 准时 迟到 请假 缺席 待确认 旁听 补课 送学 记录状态'.split(' '),
      [
        ...['长沙分公司党委', '收费一站党支部', '2026-11-05', '15:00—16:30', '学习党章', '三楼会议室'],
        ...[20, 14, 12, 2, 3, 2, 1, 1, 1, 2, '已通过'],
      ],
      [footer],
    ],
    [
      ['支部', '日期', '主题', '姓名', '状态', '签到方式', '签到时间'],
      ['收费一站党支部', '2026-11-05', '学习党章', '赵敏', '准时', '扫码', '2026-11-05 14:58'],
      [footer],
    ],
    [
      ['单位', '支部', ...Array.from({ length: 12 }, (_, month) => `${month + 1} 月`)],
      ['长沙分公司党委', '收费一站党支部', '已通过', '逾期'],
      [footer],
    ],
  ])
})

test('counts stay numbers: over 2,000 sessions the sums are the sums', async () => {
  const sessions = Array.from({ length: 2_000 }, (_, n) => ({
    ...session,
    title: `第 ${n} 场`,
    expected: 20 + (n % 7),
    onTime: n % 13,
    late: n % 5,
    present: (n % 13) + (n % 5),
  }))
  const { data } = (await sheetsOf(await book({ sessions })))[0]!
  const column = (title: string) => data.slice(1, -1).map((row) => row[data[0]!.indexOf(title)])
  const sumOf = (title: string) => column(title).reduce<number>((sum, cell) => sum + (cell as number), 0)
  const given = (key: 'expected' | 'present' | 'onTime' | 'late') => sessions.reduce((sum, line) => sum + line[key], 0)
  expect(column('应到').every((cell) => typeof cell === 'number')).toBe(true)
  expect(column('主题').slice(-1)).toEqual(['第 1999 场'])
  expect(['应到', '实到', '准时', '迟到'].map(sumOf)).toEqual(
    (['expected', 'present', 'onTime', 'late'] as const).map(given),
  )
  expect(sumOf('实到')).toBe(sumOf('准时') + sumOf('迟到'))
})

test('the titles stay in sight and every column has its width', async () => {
  const file = await book()
  for (const [sheet, columns] of [17, 7, 14].entries()) {
    const xml = partOf(file, `worksheets/sheet${sheet + 1}`)
    expect(xml).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/)
    expect(xml.match(/<col [^>]*width="\d+" customWidth="1"/g)).toHaveLength(columns)
  }
})

test.each([
  ['=1+1', "'=1+1"],
  ['＝1+1', "'＝1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\u200e-1', "'-1"],
  ['\t=1', "'=1"],
  ['a\0b\ud800', 'ab'],
  ['_x003D_1', '_x003D_1'],
  ['001', '001'],
  ['<b>&amp;</b>]]>', '<b>&amp;</b>]]>'],
])('%j is a text in every sheet, guarded', async (hostile, shown) => {
  const file = await book({
    sessions: [{ ...session, title: hostile, branch: hostile, recordState: hostile }],
    attendances: [{ ...attendance, name: hostile, method: hostile, title: hostile }],
    months: [{ unit: hostile, branch: hostile, states: [hostile] }],
  })
  const found = (await sheetsOf(file)).map(({ data }) => data[1]!.filter((cell) => cell === shown).length)
  expect(found).toEqual([3, 3, 3])
  for (const sheet of [1, 2, 3]) expect(partOf(file, `worksheets/sheet${sheet}`)).not.toMatch(/<f[ >/]/)
})

test('20,000 lines are written', async () => {
  const file = await book({ attendances: Array.from({ length: 20_000 }, () => attendance) })
  expect(partOf(file, 'worksheets/sheet2').match(/<row /g)).toHaveLength(1 + 20_000 + 1)
})

test.each([
  ['活动台账', { sessions: session }],
  ['参加明细', { attendances: attendance }],
  ['十二个月', { months }],
])('of %s one line more is refused, and no further line is read', async (name, endless) => {
  let read = 0
  async function* again<Line>(line: Line): AsyncGenerator<Line> {
    for (; read < 30_000; read += 1) yield line
  }
  const [[kind, line]] = Object.entries(endless) as [[keyof RecordBook, SessionLine & AttendanceLine & MonthsLine]]
  const lines = { sessions: each([]), attendances: each([]), months: each([]), footer, [kind]: again(line) }
  await expect(writeRecordBook(lines)).rejects.toMatchObject({
    code: 'EXPORT_TOO_LARGE',
    message: `${name}超过 20000 行，请缩短起止月份，或按下级组织分开导出`,
  })
  expect(read).toBe(20_000)
})
