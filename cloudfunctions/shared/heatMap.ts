/** 月度看板's ready documents, one a unit and year, made of the tree, the sessions, the records and the months' packs. */
import { addMonths, dayOf, monthOf, startOfMonth } from '#domain/calendar'
import { askedOf, encodeStates, type MonthFacts, stateOfMonth, untouched } from '#domain/heatMap'
import type { Rules } from '#domain/rulePack'
import { themeDayId } from '#domain/themeDay'
import { _, findAll } from './db'
import type { ActivityRecord, HeatMap, Org, Session } from './documents'

/** A unit with its branches, party groups and all that was merged away. */
const UNIT_CAP = 5_000

/** So many months of sixty branches stay below 1 MB a reply. */
const MONTHS_A_READ = 5

export const heatMapId = (unitId: string, year: string) => `${unitId}:${year}`
export const yearOf = (month: string) => month.slice(0, 4)
const indexOf = (month: string) => Number(month.slice(5)) - 1

/** The moment, and the rules in force on any day. */
interface Ruled {
  now: number
  rulesOn: (day: string) => Rules
}

/** Months that may still change of themselves: the last twelve, and those for which a pack may be published. */
export function openMonths({ now, rulesOn }: Ruled): string[] {
  const { MP } = rulesOn(dayOf(now))
  return Array.from({ length: 12 + MP.monthsAhead }, (_month, index) => addMonths(monthOf(now), index - 11))
}

const inOrder = (one: string, other: string) => (one < other ? -1 : Number(one > other))

/** The unit and all branches it ever had, in tree order; null if there is no such unit. */
export async function treeOf(unitId: string): Promise<{ unit: Org; branches: Org[] } | null> {
  const orgs = await findAll('orgs', { path: unitId as never }, UNIT_CAP)
  const unit = orgs.find(({ _id }) => _id === unitId)
  const branches = orgs.filter(({ level }) => level === 'branch')
  branches.sort((a, b) => inOrder(a.name, b.name) || inOrder(a._id, b._id))
  return unit ? { unit, branches } : null
}

/** What is known of the unit's theme days in these months, by branch and month. */
export async function factsOfUnit(unitId: string, months: readonly string[]): Promise<Map<string, MonthFacts>> {
  const sorted = [...months].sort(inOrder)
  const slices = Array.from({ length: Math.ceil(sorted.length / MONTHS_A_READ) }, (_slice, index) =>
    sorted.slice(index * MONTHS_A_READ, (index + 1) * MONTHS_A_READ),
  )
  const parts = await Promise.all(slices.map((slice) => readMonths(unitId, slice)))
  return new Map(parts.flatMap(({ sessions, records }) => factsOf(sessions, records)))
}

async function readMonths(unitId: string, months: readonly string[]) {
  const start = _.and([
    _.gte(startOfMonth(months[0]!)),
    _.lt(startOfMonth(addMonths(months[months.length - 1]!, 1))),
  ]) as never
  const at = { orgPath: unitId as never }
  const [sessions, records] = await Promise.all([
    findAll('sessions', { ...at, kind: 'themeDay', start }, UNIT_CAP),
    findAll('records', { ...at, month: _.in([...months]) as never }, UNIT_CAP),
  ])
  return { sessions, records }
}

/** Published anew after being cancelled: the newest is the one that counts. */
function factsOf(sessions: readonly Session[], records: readonly ActivityRecord[]): [string, MonthFacts][] {
  const recordOf = new Map(records.map((record) => [record._id, record]))
  const byVersion = [...sessions].sort((a, b) => a.version - b.version)
  return byVersion.map(({ _id, sourceId, publishedAt, start, end, cancelled }) => {
    const { recordedAt, reportedAt, acceptedAt, returnedAt } = recordOf.get(_id) ?? untouched
    return [sourceId, { publishedAt, start, end, cancelled, recordedAt, reportedAt, acceptedAt, returnedAt }]
  })
}

export interface UnitNow extends Ruled {
  unit: Org
  branches: readonly Org[]
  facts: ReadonlyMap<string, MonthFacts>
  /** Months for which the group has published. */
  packs: readonly string[]
}

function lettersOf(month: string, { branches, facts, packs, now, rulesOn }: UnitNow): string {
  const rules = rulesOn(`${month}-01`)
  const nothing = packs.includes(month) ? untouched : null
  const states = branches.map((branch) => {
    const known = facts.get(themeDayId(branch._id, month)) ?? nothing
    return stateOfMonth(askedOf(known, month, branch, rules), month, now, rules)
  })
  return encodeStates(states)
}

/** The year with these months as they are now; its other months as they were, brought into the tree's order of now. */
export function yearWith(months: readonly string[], year: string, old: HeatMap | undefined, unitNow: UnitNow): HeatMap {
  const { unit, branches, now } = unitNow
  const [first] = openMonths(unitNow)
  const places = new Map(old?.branches.map(({ id }, index) => [id, index]))
  const asItWas = (month: string) => {
    const letters = old?.months[indexOf(month)]
    const [unknown] = encodeStates([month < first! ? 'exempt' : 'none'])
    return branches.map(({ _id }) => letters?.[places.get(_id) ?? -1] ?? unknown).join('')
  }
  const all = Array.from({ length: 12 }, (_month, index) => `${year}-${String(index + 1).padStart(2, '0')}`)
  return {
    _id: heatMapId(unit._id, year),
    unitId: unit._id,
    unitName: unit.name,
    orgPath: [...unit.path],
    year,
    branches: branches.map(({ _id, name }) => ({ id: _id, name })),
    months: all.map((month) => (months.includes(month) ? lettersOf(month, unitNow) : asItWas(month))),
    updatedAt: now,
  }
}

/** The document names the branches of now, in their order, under their names. */
export const isInStep = (old: HeatMap, branches: readonly Org[]) =>
  old.branches.length === branches.length &&
  branches.every(({ _id, name }, index) => old.branches[index]?.id === _id && old.branches[index].name === name)
