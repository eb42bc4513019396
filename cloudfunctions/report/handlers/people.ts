import type { report, SheetFormat } from '#types/contract/report'
import { dayOf, timeOf } from '#domain/calendar'
import { AppError } from '#domain/errors'
import { marksOn, postsOn } from '#domain/member'
import { wordOfDuty, wordOfMark, wordOfStage, withoutStrangers } from '#domain/roster'
import type { SheetRow } from '#domain/sheet'
import { findAll } from '../../shared/db'
import type { Member } from '../../shared/documents'
import { stageSheet } from '../../shared/roster/parts'
import type { Handlers } from '../../shared/serve'
import { stageAt } from '../../shared/standing'
import { readFile, removeFile } from '../../shared/storage'
import { MOST_ROWS } from '../formats/caps'
import { writeCsv } from '../formats/csv'
import { readWorkbook } from '../formats/workbook'
import { writeXlsx } from '../formats/xlsx'
import { handOut } from './handOut'

const MOST_BYTES = 5 * 1024 * 1024

export const peopleHandlers: Pick<Handlers<typeof report>, 'report.readRoster' | 'report.exportPeople'> = {
  'report.readRoster': async ({ importId, fileId }, { now }) => {
    const rows = await rosterIn(fileId)
    return { importId, parts: await stageSheet(importId, rows, now), lines: rows.length }
  },

  'report.exportPeople': async ({ orgId, format }, caller) => {
    const { member, org, now, ruleVersion } = caller
    const people = await findAll('members', { orgPath: orgId as never }, MOST_ROWS + 1)
    if (people.length > MOST_ROWS) throw new AppError('EXPORT_TOO_LARGE')
    const rows = people.sort(byPlace).map((person, index) => rowOf(person, index + 1, dayOf(now)))
    const when = `${dayOf(now)} ${timeOf(now)}`
    const footer = `${org.name} ${rows.length} 人；规则版本 ${ruleVersion}；${member.name} 于 ${when} 导出，请妥善保管`
    const content = await written[format]([heading, ...rows, [footer]])
    return { ...(await handOut(caller, 'people', format, content)), rows: rows.length, ruleVersion }
  },
}

/** The uploaded file may hold more than we keep, so it goes, whatever came of it. */
async function rosterIn(fileId: string): Promise<string[][]> {
  try {
    const sheets = await readWorkbook(await readFile(fileId, MOST_BYTES))
    const roster = sheets.map(withoutStrangers).find((rows) => rows !== null)
    if (!roster) throw new AppError('ROSTER_HEADER_MISSING')
    return roster
  } finally {
    await removeFile(fileId)
  }
}

const written: Record<SheetFormat, (rows: readonly SheetRow[]) => Promise<Buffer>> = {
  xlsx: (rows) => writeXlsx('名册', rows),
  csv: async (rows) => writeCsv(rows),
}

/** Not the headings of a roster: without birth days a list is no roster, and read as one it would double everybody. */
const heading = ['序号', '单位', '支部', '姓名', '人员类别', '入党日期', '党内职务', '工作岗位', '备注']

const byPlace = (a: Member, b: Member) =>
  a.unitName.localeCompare(b.unitName, 'zh') ||
  a.branchName.localeCompare(b.branchName, 'zh') ||
  a.name.localeCompare(b.name, 'zh') ||
  a._id.localeCompare(b._id)

const rowOf = (person: Member, number: number, today: string): SheetRow => [
  number,
  person.unitName,
  person.branchName,
  person.name,
  wordOfStage(stageAt(person, today)),
  // joining is the day of becoming probationary
  person.stages.probationary ?? '',
  postsOn(person.posts, today)
    .map(({ duty }) => wordOfDuty(duty))
    .join('、'),
  person.job,
  marksOn(person.marks, today)
    .map(({ kind }) => wordOfMark(kind))
    .join('、'),
]
