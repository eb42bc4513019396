/** The 台账 of theme days: what stands in which column. Lines come one by one, so that nobody has to hold them all twice. */
import type { SheetCell, SheetRow } from '#domain/sheet'
import { writeWorkbook, type WrittenSheet } from './xlsx'

/** One session, in words and counts. */
export interface SessionLine {
  unit: string
  branch: string
  day: string
  time: string
  title: string
  place: string
  expected: number
  present: number
  onTime: number
  late: number
  leave: number
  absent: number
  /** 待确认: neither, until somebody has decided. */
  undecided: number
  observers: number
  madeUp: number
  takenToHome: number
  recordState: string
}

/** One person at one session. */
export interface AttendanceLine {
  branch: string
  day: string
  title: string
  name: string
  status: string
  method: string
  signedAt: string
}

/** One branch; a word for each month, from January. */
export interface MonthsLine {
  unit: string
  branch: string
  states: readonly string[]
}

export interface RecordBook {
  sessions: AsyncIterable<SessionLine>
  /** null: a book of many branches, without this sheet. */
  attendances: AsyncIterable<AttendanceLine> | null
  months: AsyncIterable<MonthsLine>
  /** Under every sheet. */
  footer: string
}

interface Column<Line> {
  title: string
  width: number
  of: (line: Line) => SheetCell
}

const sessionColumns: Column<SessionLine>[] = [
  { title: '单位', width: 24, of: ({ unit }) => unit },
  { title: '支部', width: 24, of: ({ branch }) => branch },
  { title: '日期', width: 12, of: ({ day }) => day },
  { title: '时间', width: 14, of: ({ time }) => time },
  { title: '主题', width: 36, of: ({ title }) => title },
  { title: '地点', width: 20, of: ({ place }) => place },
  { title: '应到', width: 7, of: ({ expected }) => expected },
  { title: '实到', width: 7, of: ({ present }) => present },
  { title: '准时', width: 7, of: ({ onTime }) => onTime },
  { title: '迟到', width: 7, of: ({ late }) => late },
  { title: '请假', width: 7, of: ({ leave }) => leave },
  { title: '缺席', width: 7, of: ({ absent }) => absent },
  { title: '待确认', width: 8, of: ({ undecided }) => undecided },
  { title: '旁听', width: 7, of: ({ observers }) => observers },
  { title: '补课', width: 7, of: ({ madeUp }) => madeUp },
  { title: '送学', width: 7, of: ({ takenToHome }) => takenToHome },
  { title: '记录状态', width: 12, of: ({ recordState }) => recordState },
]

const attendanceColumns: Column<AttendanceLine>[] = [
  { title: '支部', width: 24, of: ({ branch }) => branch },
  { title: '日期', width: 12, of: ({ day }) => day },
  { title: '主题', width: 36, of: ({ title }) => title },
  { title: '姓名', width: 20, of: ({ name }) => name },
  { title: '状态', width: 10, of: ({ status }) => status },
  { title: '签到方式', width: 12, of: ({ method }) => method },
  { title: '签到时间', width: 18, of: ({ signedAt }) => signedAt },
]

const monthColumns: Column<MonthsLine>[] = [
  { title: '单位', width: 24, of: ({ unit }) => unit },
  { title: '支部', width: 24, of: ({ branch }) => branch },
  ...Array.from({ length: 12 }, (_, month) => ({
    title: `${month + 1} 月`,
    width: 10,
    of: ({ states }: MonthsLine) => states[month] ?? '',
  })),
]

export const writeRecordBook = ({ sessions, attendances, months, footer }: RecordBook): Promise<Buffer> =>
  writeWorkbook([
    sheet('活动台账', sessionColumns, sessions, footer),
    ...(attendances ? [sheet('参加明细', attendanceColumns, attendances, footer)] : []),
    sheet('十二个月', monthColumns, months, footer),
  ])

function sheet<Line>(name: string, columns: Column<Line>[], lines: AsyncIterable<Line>, footer: string): WrittenSheet {
  async function* rows(): AsyncGenerator<SheetRow> {
    for await (const line of lines) yield columns.map(({ of }) => of(line))
  }
  return { name, columns, rows: rows(), footer }
}
