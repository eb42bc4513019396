/** A started roster goes in to its end: at an administrator's asking, or, if he is gone, by the clock. */
import { createHash } from 'node:crypto'
import { AppError } from '#domain/errors'
import { readLine, type RosterPerson } from '#domain/roster'
import type { Rules } from '#domain/rulePack'
import { mustGet, updateIf } from '../db'
import type { RosterImport, RosterPart } from '../documents'
import { stagedParts } from './parts'
import { countsOf, createAll, plansFor, plus, writePeople } from './people'
import { type Places, placesOf } from './places'

/** Parts of one step: 2,000 people, so that what a crash repeats is little. */
const PARTS_A_STEP = 10

interface Clock {
  now: number
  isOver: () => boolean
  rulesOn: (day: string) => Rules
  ruleVersion: string
}

/** As far as there is time; the import as it stands then. */
export async function applyRoster(started: RosterImport, clock: Clock): Promise<RosterImport> {
  let standing = started
  const places = await placesOf(started.group, started.day)
  while (standing.state === 'applying' && !clock.isOver()) standing = await applyStep(standing, places, clock)
  return standing
}

/** The people first, then the cursor: a step that is repeated finds them unchanged. */
async function applyStep(standing: RosterImport, places: Places, clock: Clock): Promise<RosterImport> {
  const { _id, applied, parts, columns, day } = standing
  const reading = { columns, day, rules: clock.rulesOn(day), ruleVersion: clock.ruleVersion }
  const end = Math.min(applied + PARTS_A_STEP, parts)
  const staged = await stagedParts(_id, applied, end - applied)
  if (staged.length !== end - applied) throw new AppError('ROSTER_PART_MISSING')
  if (staged.some((one) => standing.digests[one.part] !== digestOf(one.rows))) throw new AppError('ROSTER_CHANGED')

  const people = staged.flatMap((one) => peopleIn(standing, one))
  const plans = [...(await plansFor(people, reading, places)).values()]
  await createAll('orgs', places.takeMissing())
  await writePeople(plans)

  const progress = {
    applied: end,
    // whose branch was merged away since the check is told, not dropped
    counts: plus(standing.counts, { ...countsOf(plans), refused: people.length - plans.length }),
    state: end === parts ? ('done' as const) : ('applying' as const),
    touchedAt: clock.now,
  }
  // two at once do the same work; only one of them moves the cursor
  const isMine = await updateIf('rosterImports', { _id, applied, state: 'applying' }, progress)
  return isMine ? { ...standing, ...progress } : mustGet('rosterImports', _id)
}

export const digestOf = (rows: string[][]) => createHash('sha256').update(JSON.stringify(rows)).digest('base64url')

const peopleIn = ({ firstLines, headerLine, columns }: RosterImport, { part, rows }: RosterPart): RosterPerson[] =>
  rows.flatMap((row, index) => {
    const line = firstLines[part]! + index
    return line <= headerLine ? [] : (readLine(row, columns, line)?.person ?? [])
  })
