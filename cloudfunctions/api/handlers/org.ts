import { createHash } from 'node:crypto'
import type { org } from '#types/contract/org'
import { dayOf } from '#domain/calendar'
import { AppError } from '#domain/errors'
import {
  lineKinds,
  readLine,
  readRoster,
  type Roster,
  type RosterColumns,
  type RosterPerson,
  rosterProblems,
} from '#domain/roster'
import { createMany, db, getThousands, mustGet, updateIf } from '../../shared/db'
import type { Member, RosterImport, RosterPart } from '../../shared/documents'
import { stagedParts, stagePart } from '../../shared/rosterParts'
import type { Handlers } from '../../shared/serve'
import { memberFrom, memberId, orgsOf, planned } from './roster'

/** Together below 32 KB. */
const SHOWN_PROBLEMS = 60
const SHOWN_LINES = 200

export const orgHandlers: Handlers<typeof org> = {
  'org.stageRoster': async ({ importId, part, rows }) => {
    await stagePart(importId, part, rows)
    return { importId, part }
  },

  'org.checkRoster': async ({ importId, parts }, { member, now }) => {
    const staged = await stagedParts(importId, 0, parts)
    if (staged.length !== parts) throw new AppError('ROSTER_PART_MISSING')
    const roster = readRoster(staged.flatMap(({ rows }) => rows))
    const { headerLine, columns, people, problems } = roster
    const accepted = people.length > 0 && problems.length === 0
    const lines = judgedLines(roster, await plansFor(people, columns, member.orgPath[0]!, dayOf(now)))
    const firstLines = staged.map((_part, index) => 1 + staged.slice(0, index).flatMap(({ rows }) => rows).length)
    await db.set('rosterImports', {
      _id: importId,
      parts,
      digests: staged.map(({ rows }) => digestOf(rows)),
      firstLines,
      headerLine,
      columns,
      accepted,
      by: member._id,
      checkedAt: now,
    })

    const count = (wanted: string) => lines.filter(({ kind }) => kind === wanted).length
    return {
      importId,
      accepted,
      people: people.length,
      branches: new Set(people.map(({ unit, branch }) => `${unit}/${branch}`)).size,
      units: new Set(people.map(({ unit }) => unit)).size,
      counts: {
        new: count('new'),
        changed: count('changed'),
        unchanged: count('unchanged'),
        refused: count('refused'),
      },
      lines: lineKinds.flatMap((wanted) => lines.filter(({ kind }) => kind === wanted)).slice(0, SHOWN_LINES),
      problems: problems.slice(0, SHOWN_PROBLEMS).map((problem) => ({
        ...problem,
        message: `第 ${problem.line} 行 ${problem.column}：${rosterProblems[problem.code]}`,
      })),
      moreProblems: Math.max(0, problems.length - SHOWN_PROBLEMS),
    }
  },

  'org.applyRoster': async ({ importId, part, count }, { member, now }) => {
    const [checked, staged] = await Promise.all([
      mustGet('rosterImports', importId),
      stagedParts(importId, part, count),
    ])
    if (!checked.accepted) throw new AppError('ROSTER_NOT_ACCEPTED')
    const end = Math.min(part + count, checked.parts)
    const parts = staged.filter((one) => one.part < end)
    if (parts.length === 0 || parts.length !== end - part) throw new AppError('ROSTER_PART_MISSING')
    if (parts.some((one) => checked.digests[one.part] !== digestOf(one.rows))) throw new AppError('ROSTER_CHANGED')

    const people = parts.flatMap((one) => peopleIn(checked, one))
    const group = member.orgPath[0]!
    await createOrgs(people, group)
    const plans = [...(await plansFor(people, checked.columns, group, dayOf(now))).values()]
    const of = (wanted: string) => plans.flatMap(({ kind, after }) => (kind === wanted ? [after] : []))
    await createMany('members', of('new'))
    await updatePeople(of('changed'))
    return {
      part: end - 1,
      added: of('new').length,
      changed: of('changed').length,
      unchanged: of('unchanged').length,
      done: end === checked.parts,
    }
  },
}

const digestOf = (rows: string[][]) => createHash('sha256').update(JSON.stringify(rows)).digest('base64url')

const peopleIn = ({ firstLines, headerLine, columns }: RosterImport, { part, rows }: RosterPart) =>
  rows.flatMap((row, index) => {
    const line = firstLines[part]! + index
    return line <= headerLine ? [] : (readLine(row, columns, line)?.person ?? [])
  })

/** The environment has 500 requests a second, for everybody. */
const AT_ONCE = 50

async function updatePeople(people: Member[]): Promise<void> {
  for (let at = 0; at < people.length; at += AT_ONCE) {
    const batch = people.slice(at, at + AT_ONCE)
    await Promise.all(batch.map(({ _id, openid: _kept, ...facts }) => updateIf('members', { _id }, facts)))
  }
}

async function createOrgs(people: RosterPerson[], group: string): Promise<void> {
  const orgs = new Map(people.flatMap((person) => orgsOf(person, group)).map((doc) => [doc._id, doc]))
  for (const { _id } of await getThousands('orgs', [...orgs.keys()])) orgs.delete(_id)
  await createMany('orgs', [...orgs.values()])
}

/** By line of the sheet; who is there already is read a thousand at a time. */
async function plansFor(people: RosterPerson[], columns: RosterColumns, group: string, today: string) {
  const present = await getThousands('members', people.map(memberId))
  const before = new Map<string, Member>(present.map((doc) => [doc._id, doc]))
  return new Map(
    people.map((person) => {
      const roster = memberFrom(person, group, today)
      return [person.line, planned(before.get(roster._id), roster, columns)]
    }),
  )
}

/** Each line once: refused with all its reasons, or what it comes to. */
function judgedLines({ people, problems }: Roster, plans: Awaited<ReturnType<typeof plansFor>>) {
  const reasons = new Map<number, string[]>()
  for (const { line, column, code } of problems) {
    reasons.set(line, [...(reasons.get(line) ?? []), `${column}：${rosterProblems[code]}`])
  }
  const names = new Map(people.map(({ line, name }) => [line, name]))
  const refused = [...reasons].map(([line, why]) => ({
    line,
    kind: 'refused' as const,
    name: names.get(line) ?? '',
    message: why.join('；'),
  }))
  const others = [...plans].flatMap(([line, { kind, message }]) =>
    reasons.has(line) ? [] : [{ line, kind, name: names.get(line) ?? '', message }],
  )
  return [...refused, ...others]
}
