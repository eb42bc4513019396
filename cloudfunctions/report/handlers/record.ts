import type { report } from '#types/contract/report'
import { dayOf, timeOf } from '#domain/calendar'
import { AppError } from '#domain/errors'
import { sectionNames } from '#domain/record'
import { db, getMany } from '../../shared/db'
import type { MakeUp } from '../../shared/documents'
import { composed, knownRecord } from '../../shared/recordFacts'
import type { Handlers } from '../../shared/serve'
import { isAway, type TurnoutLine } from '../../shared/turnout'
import { type RecordDocument, writeDocx } from '../formats/docx'
import template from '../templates/record.docx'
import { handOut } from './handOut'
import { makeupWords, statusWords } from './words'

/** 基本情况 and 到会 are tables of the template, 说明 its footer. */
const sections = ['agenda', 'decisions', 'takeAways'] as const

export const record: Handlers<typeof report>['report.record'] = async (_input, caller) => {
  const { session, now, ruleVersion } = caller
  const known = await knownRecord(session)
  const { sentences, missing } = composed(session, known, ruleVersion)
  if (missing.length) throw new AppError('RECORD_INCOMPLETE', '记录还有没填的内容，请补上再导出')
  const [unit, nameOf] = await Promise.all([db.get('orgs', session.orgPath[1] ?? session.org), guestNames(known.lines)])
  const { host, recorder, version } = known.record
  const document: RecordDocument = {
    branch: session.orgName,
    unit: unit?.name ?? '',
    title: session.title,
    day: dayOf(session.start),
    time: `${timeOf(session.start)}—${timeOf(session.end)}`,
    place: session.place,
    host: host ?? '',
    recorder: recorder ?? '',
    sections: sections.flatMap((section) => {
      const said = sentences.filter((sentence) => sentence.section === section)
      return said.length ? [{ heading: sectionNames[section], sentences: said.map(({ text }) => ({ text })) }] : []
    }),
    attendanceTable: known.lines.map((line) =>
      rowOf({ ...line, name: nameOf.get(line.memberId) ?? line.name }, known.makeups),
    ),
    version,
    ruleVersion,
    printedAt: `${dayOf(now)} ${timeOf(now)}`,
  }
  const content = writeDocx(Buffer.from(template), document)
  return { ...(await handOut(caller, 'record', `${document.day}.docx`, content)), ruleVersion }
}

/** Guests may come from anywhere, so their lines are without names. */
async function guestNames(lines: readonly TurnoutLine[]): Promise<Map<string, string>> {
  const guests = await getMany(
    'members',
    lines.flatMap(({ memberId, name }) => (name ? [] : [memberId])),
  )
  return new Map(guests.map(({ _id, name }) => [_id, name]))
}

function rowOf(line: TurnoutLine, makeups: readonly MakeUp[]) {
  const { memberId, name, status } = line
  const makeup = isAway(line) ? makeups.find((one) => one.memberId === memberId) : undefined
  return { name, status: statusWords[status], note: makeup ? `${makeup.day} ${makeupWords[makeup.way]}` : '' }
}
