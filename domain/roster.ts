/** A roster sheet as party offices keep it: other column orders, titles above, full-width digits, blanks, odd dates. */
import { DAY, dayOf, instantOf, isDay } from './calendar'
import type { Duty, MarkKind, Stage } from './member'

export interface RosterPerson {
  /** As in the sheet: 1 is the first line. */
  line: number
  unit: string
  branch: string
  name: string
  stage: Stage
  /** Day of joining; null for those who have not. */
  joined: string | null
  birthMonth: string | null
  birth: string | null
  duty: Duty | null
  job: string
  marks: MarkKind[]
}

/** What a line can be wrong about, and the sentence for whoever keeps the sheet. */
export const rosterProblems = {
  HEADER_MISSING: '没有找到表头，表头应有 所属党委、所在党支部、姓名、人员类别',
  EMPTY: '必填，不能为空',
  UNKNOWN_VALUE: '不在规定的选项中',
  BAD_DATE: '不是有效的日期，请写成 2026-11-05',
  ID_NUMBER: '请删除身份证号，本系统不收集',
  FORMULA: '请把公式粘贴为数值',
  DUPLICATE: '与前面一行是同一个人',
  TOO_LONG: '文字太长',
  BRANCH_CLOSED: '这个支部已经并入其他支部，请写现在的支部名称',
} as const
export type RosterProblemCode = keyof typeof rosterProblems

export interface RosterProblem {
  line: number
  column: string
  code: RosterProblemCode
}

/** What a line comes to, compared with who is there already. */
export const lineKinds = ['refused', 'changed', 'new', 'unchanged'] as const
export type LineKind = (typeof lineKinds)[number]

const headings = {
  unit: ['所属党委', '单位党委', '二级单位'],
  branch: ['所在党支部', '党支部', '所在支部'],
  name: ['姓名'],
  stage: ['人员类别', '类别'],
  joined: ['入党日期', '入党时间'],
  birth: ['出生日期', '出生年月'],
  duty: ['党内职务'],
  job: ['工作岗位', '岗位'],
  note: ['备注'],
} as const
type Field = keyof typeof headings
const required: readonly Field[] = ['unit', 'branch', 'name', 'stage']

export type RosterColumns = Partial<Record<Field, number>>

const stagesByWord: Record<string, Stage> = {
  入党申请人: 'applicant',
  入党积极分子: 'activist',
  发展对象: 'developmentTarget',
  预备党员: 'probationary',
  正式党员: 'full',
}
const dutiesByWord: Record<string, Duty> = {
  党支部书记: 'secretary',
  党支部副书记: 'deputySecretary',
  组织委员: 'organisationOfficer',
  宣传委员: 'publicityOfficer',
  纪检委员: 'disciplineInspector',
  党务干事: 'backbone',
}
const marksByWord: Record<string, MarkKind> = { 借调: 'seconded', 年老体弱: 'frail', 流动: 'floating', 退休: 'retired' }

const wordIn = (words: Record<string, string>, value: string) =>
  Object.keys(words).find((word) => words[word] === value) ?? value
/** As a roster writes it. */
export const wordOfStage = (stage: Stage) => wordIn(stagesByWord, stage)
export const wordOfDuty = (duty: Duty) =>
  wordIn({ ...dutiesByWord, 组织者: 'organiser', 管理员: 'administrator', 宣讲办: 'tourOffice' }, duty)
export const wordOfMark = (mark: MarkKind) => wordIn(marksByWord, mark)

const HEADER_WITHIN = 10
const LONGEST = 40
/** Long enough to be told that it is too long. */
const CELL_CAP = 200

/** Full-width digits and letters become plain; blanks at the ends and inside names go. */
const plain = (cell: string | undefined) => (cell ?? '').normalize('NFKC').replace(/[\s\u200b\ufeff]+/g, '')

/** The line of the headings among the first ten, and where each column stands; null if there is none. */
export function findHeader(rows: readonly string[][]): { headerLine: number; columns: RosterColumns } | null {
  for (const [index, row] of rows.slice(0, HEADER_WITHIN).entries()) {
    const cells = row.map(plain)
    const columns: RosterColumns = {}
    for (const field of Object.keys(headings) as Field[]) {
      const at = cells.findIndex((cell) => (headings[field] as readonly string[]).includes(cell))
      if (at >= 0) columns[field] = at
    }
    if (required.every((field) => columns[field] !== undefined)) return { headerLine: index + 1, columns }
  }
  return null
}

/** Excel counts days from 1899-12-30; a date cell that lost its format shows the bare count, here 1927 to 2064. */
function dayOfSerial(text: string): string | null {
  const serial = /^\d{5}$/.test(text) ? Number(text) : 0
  return serial >= 10_000 && serial < 60_000 ? dayOf(instantOf('1899-12-30') + serial * DAY) : null
}

/** 'YYYY-MM-DD' from the ways people write dates; null for what is no date. A month alone becomes its first day. */
export function readDate(text: string): string | null {
  const counted = dayOfSerial(text)
  if (counted) return counted
  const [, year, month, day = '1'] =
    /^(\d{4})(\d\d)(\d\d)$/.exec(text) ?? /^(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})?日?)?月?$/.exec(text) ?? []
  if (!year || !month) return null
  const iso = `${year}-${month.padStart(2, '0')}-${(day || '1').padStart(2, '0')}`
  return isDay(iso) ? iso : null
}

/**
 * Two lines with the same words here are one person. Birth is there from the first day to the last, while the day of
 * joining comes only with joining; where neither is known, the place must tell namesakes apart.
 */
export function identityOf({ name, birth, joined, unit, branch }: RosterPerson): string[] {
  if (birth) return [name, birth]
  return joined ? [name, '', joined] : [name, unit, branch]
}

/** One line; null for an empty one. */
export function readLine(
  row: readonly string[],
  columns: RosterColumns,
  line: number,
): { person: RosterPerson; problems: RosterProblem[] } | null {
  if (row.every((cell) => !plain(cell))) return null
  const problems: RosterProblem[] = []
  const complain = (field: Field, code: RosterProblemCode) => problems.push({ line, column: headings[field][0], code })
  const text = (field: Field) => (columns[field] === undefined ? '' : plain(row[columns[field]]))
  const known = <T>(field: Field, words: Record<string, T>): T | null => {
    const word = text(field)
    if (!word) return null
    if (!Object.hasOwn(words, word)) complain(field, 'UNKNOWN_VALUE')
    return words[word] ?? null
  }
  const date = (field: Field): string | null => {
    const word = text(field)
    const read = word ? readDate(word) : null
    if (word && !read) complain(field, 'BAD_DATE')
    return read
  }

  for (const field of required) if (!text(field)) complain(field, 'EMPTY')
  for (const field of Object.keys(headings) as Field[]) if (text(field).length > LONGEST) complain(field, 'TOO_LONG')
  problems.push(...hostileCells(row, line))
  const birth = date('birth')
  const mark = known('note', marksByWord)
  const person: RosterPerson = {
    line,
    unit: text('unit'),
    branch: text('branch'),
    name: text('name'),
    stage: known('stage', stagesByWord) ?? 'applicant',
    joined: date('joined'),
    birth,
    birthMonth: birth?.slice(0, 7) ?? null,
    duty: known('duty', dutiesByWord),
    job: text('job'),
    marks: mark ? [mark] : [],
  }
  return { person, problems }
}

/**
 * The sheet as it may be kept until it is applied: columns that nobody asked for are emptied, among them phones. What must
 * be refused in them stays refused, but the number itself is not kept.
 */
export function withoutStrangers(rows: readonly string[][]): string[][] | null {
  const header = findHeader(rows)
  if (!header) return null
  const wanted = new Set(Object.values(header.columns))
  const kept = (cell: string, column: number) => warningIn(cell) ?? (wanted.has(column) ? cell.slice(0, CELL_CAP) : '')
  return rows.map((row, index) => {
    const cells = index + 1 < header.headerLine ? [] : row.map(kept)
    return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1)
  })
}

/** Instead of a cell that must be refused: only that it is so. */
function warningIn(cell: string): string | null {
  const [problem] = hostileCells([cell], 0)
  if (!problem) return null
  return problem.code === 'ID_NUMBER' ? '0'.repeat(18) : '='
}

function hostileCells(row: readonly string[], line: number): RosterProblem[] {
  return row.flatMap((cell, index): RosterProblem[] => {
    const column = `第 ${index + 1} 列`
    if (/(^|\D)\d{17}[\dXx](\D|$)/.test(plain(cell))) return [{ line, column, code: 'ID_NUMBER' }]
    return /^[=＝]/.test(cell.trim()) ? [{ line, column, code: 'FORMULA' }] : []
  })
}

export interface Roster {
  headerLine: number
  columns: RosterColumns
  people: RosterPerson[]
  problems: RosterProblem[]
}

/** The whole sheet, judged before anything is applied. */
export function readRoster(rows: readonly string[][]): Roster {
  const header = findHeader(rows)
  if (!header) {
    const problems: RosterProblem[] = [{ line: 1, column: '', code: 'HEADER_MISSING' }]
    return { headerLine: 0, columns: {}, people: [], problems }
  }
  const people: RosterPerson[] = []
  const problems: RosterProblem[] = []
  const seen = new Set<string>()
  for (const [index, row] of rows.entries()) {
    const read = index < header.headerLine ? null : readLine(row, header.columns, index + 1)
    if (!read) continue
    const identity = identityOf(read.person).join('\u001f')
    if (seen.has(identity)) problems.push({ line: index + 1, column: headings.name[0], code: 'DUPLICATE' })
    seen.add(identity)
    people.push(read.person)
    problems.push(...read.problems)
  }
  return { ...header, people, problems }
}
