import type { roster } from '#types/contract/roster'
import { dayOf } from '#domain/calendar'
import { AppError } from '#domain/errors'
import { lineKinds, readRoster, type Roster, type RosterPerson, rosterProblems } from '#domain/roster'
import { db, mustGet, updateIf } from '../../shared/db'
import type { RosterImport } from '../../shared/documents'
import { applyRoster, digestOf } from '../../shared/roster/apply'
import { mustNotRun, stagedParts, stagePart } from '../../shared/roster/parts'
import { plansFor } from '../../shared/roster/people'
import type { Planned } from '../../shared/roster/plan'
import { type Places, placesOf } from '../../shared/roster/places'
import type { Handlers } from '../../shared/serve'
import { beginUpload } from '../../shared/uploads'

const SHOWN_PROBLEMS = 60
const SHOWN_LINES = 200
/** Of the lines, and of the problems, so that both together stay below 32 KB. */
const SHOWN_BYTES = 14_000

/** The function is ended at 10 s; the step that has begun needs the rest. */
const STEPS_BEGIN_FOR_MS = 4_000

const NOTHING = { new: 0, changed: 0, unchanged: 0, refused: 0 }

export const rosterHandlers: Handlers<typeof roster> = {
  'roster.begin': async ({ importId, format }, { member, now }) => {
    const path = `rosters/${importId}.${format}`
    await beginUpload({ path, name: importId }, member._id, now)
    return { path }
  },

  'roster.stage': async ({ importId, part, rows }, { now }) => {
    await stagePart(importId, part, rows, now)
    return { importId, part }
  },

  'roster.check': async ({ importId, parts }, { member, now, rules, ruleVersion }) => {
    await mustNotRun(importId)
    const staged = await stagedParts(importId, 0, parts)
    if (staged.length !== parts) throw new AppError('ROSTER_PART_MISSING')
    const [group, day] = [member.orgPath[0]!, dayOf(now)]
    const places = await placesOf(group, day)
    const sheet = withClosed(readRoster(staged.flatMap(({ rows }) => rows)), places)
    const { headerLine, columns, people, problems } = sheet
    const accepted = people.length > 0 && problems.length === 0
    const lines = judgedLines(sheet, await plansFor(people, { columns, day, rules, ruleVersion }, places))
    await db.set('rosterImports', {
      _id: importId,
      parts,
      digests: staged.map(({ rows }) => digestOf(rows)),
      firstLines: staged.map((_part, index) => 1 + staged.slice(0, index).flatMap(({ rows }) => rows).length),
      headerLine,
      columns,
      state: accepted ? 'checked' : 'refused',
      applied: 0,
      counts: NOTHING,
      by: member._id,
      group,
      day,
      touchedAt: now,
    })
    return {
      importId,
      accepted,
      people: people.length,
      branches: new Set(people.map(({ unit, branch }) => `${unit}/${branch}`)).size,
      units: new Set(people.map(({ unit }) => unit)).size,
      ...told(lines, problems),
    }
  },

  'roster.start': async ({ importId }, { now }) => {
    const { parts } = await mustGet('rosterImports', importId)
    // the staged lines are swept within a day: a check of yesterday is no ground to begin on
    if ((await stagedParts(importId, 0, parts)).length !== parts) throw new AppError('ROSTER_PART_MISSING')
    const checked = { _id: importId, state: 'checked' as const }
    const isStarted = await updateIf('rosterImports', checked, { state: 'applying', touchedAt: now })
    const standing = await mustGet('rosterImports', importId)
    if (!isStarted && standing.state === 'refused') throw new AppError('ROSTER_NOT_ACCEPTED')
    return progressOf(standing)
  },

  'roster.apply': async ({ importId }, { now, spent, rulesOn, ruleVersion }) => {
    const started = await mustGet('rosterImports', importId)
    if (started.state === 'refused' || started.state === 'checked') throw new AppError('ROSTER_NOT_ACCEPTED')
    if (started.state === 'failed') throw new AppError('ROSTER_PART_MISSING')
    const isOver = () => spent() > STEPS_BEGIN_FOR_MS
    return progressOf(await applyRoster(started, { now, isOver, rulesOn, ruleVersion }))
  },
}

const progressOf = ({ applied, parts, state, counts }: RosterImport) => ({
  applied,
  parts,
  done: state === 'done',
  counts,
})

/** A branch that was merged away is found only by those who know the tree. */
function withClosed(sheet: Roster, places: Places): Roster {
  const closed = sheet.people.filter(({ unit, branch }) => unit && branch && !places.placeOf({ unit, branch }))
  const problem = ({ line }: RosterPerson) => ({ line, column: '所在党支部', code: 'BRANCH_CLOSED' as const })
  return { ...sheet, problems: [...sheet.problems, ...closed.map(problem)] }
}

type JudgedLine = { line: number; kind: (typeof lineKinds)[number]; name: string; message: string }

function fitting<T>(all: readonly T[]): T[] {
  let left = SHOWN_BYTES
  const end = all.findIndex((one) => (left -= Buffer.byteLength(JSON.stringify(one)) + 1) < 0)
  return all.slice(0, end < 0 ? all.length : end)
}

function told(lines: JudgedLine[], problems: Roster['problems']) {
  const shown = fitting(
    problems.slice(0, SHOWN_PROBLEMS).map((problem) => ({
      ...problem,
      message: `第 ${problem.line} 行 ${problem.column}：${rosterProblems[problem.code]}`,
    })),
  )
  const count = (wanted: string) => lines.filter(({ kind }) => kind === wanted).length
  return {
    counts: {
      new: count('new'),
      changed: count('changed'),
      unchanged: count('unchanged'),
      refused: count('refused'),
    },
    lines: fitting(lineKinds.flatMap((wanted) => lines.filter(({ kind }) => kind === wanted)).slice(0, SHOWN_LINES)),
    problems: shown,
    moreProblems: problems.length - shown.length,
  }
}

/** Each line once: refused with all its reasons, or what it comes to. */
function judgedLines({ people, problems }: Roster, plans: Map<number, Planned>): JudgedLine[] {
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
