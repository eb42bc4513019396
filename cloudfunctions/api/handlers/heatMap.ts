import type { heatMap } from '#types/contract/heatMap'
import { addMonths, monthOf } from '#domain/calendar'
import { decodeStates, type MonthState, needsHelp } from '#domain/heatMap'
import { _, findAll, getMany } from '../../shared/db'
import type { HeatMap } from '../../shared/documents'
import { heatMapId, yearOf } from '../../shared/heatMap'
import type { AtOrg, Handlers } from '../../shared/serve'

/** Two years of some twenty units; the cap keeps a mistake from being read without end. */
const MOST = 1_000

interface Line {
  id: string
  name: string
  cells: MonthState[]
  help: string | null
}

export const heatMapHandlers: Handlers<typeof heatMap> = {
  'heatMap.get': async ({ month }, { org, now, ruleVersion }) => {
    const months = Array.from({ length: 12 }, (_month, index) => addMonths(month, index - 11))
    const units = unitsOf(await documentsFor(org, [...new Set(months.map(yearOf))]))
    const lines = units.map((years) => linesOf(years, months, monthOf(now)))
    const updatedAt = units.flat().reduce((latest, doc) => Math.max(latest, doc.updatedAt), 0)
    const [own = []] = lines
    return {
      org: org.name,
      months,
      updatedAt: updatedAt || null,
      units: org.path.length === 1 ? units.map(([newest], index) => summaryOf(newest!, lines[index]!)) : [],
      branches: org.path.length === 1 ? [] : own.filter(({ id }) => org.path.length === 2 || id === org.id),
      ruleVersion,
    }
  },
}

/** All units of the group, or the one unit in which the place lies. */
function documentsFor({ path }: AtOrg['org'], years: string[]): Promise<HeatMap[]> {
  const [group, unit] = path
  if (unit)
    return getMany(
      'heatmaps',
      years.map((year) => heatMapId(unit, year)),
    )
  return findAll('heatmaps', { orgPath: group as never, year: _.in(years) as never }, MOST)
}

/** Each unit's years, the newest first; the units in tree order. */
function unitsOf(docs: readonly HeatMap[]): HeatMap[][] {
  const newestFirst = [...docs].sort((a, b) => (a.year < b.year ? 1 : -1))
  const byUnit = new Map<string, HeatMap[]>()
  for (const doc of newestFirst) byUnit.set(doc.unitId, [...(byUnit.get(doc.unitId) ?? []), doc])
  return [...byUnit.values()].sort(([a], [b]) => (a!.unitName < b!.unitName ? -1 : 1))
}

/** The branches as the newest year names them, without those of which nothing was asked in all these months. */
function linesOf(years: readonly HeatMap[], months: readonly string[], nowMonth: string): Line[] {
  const columns = months.map((month) => columnOf(years, month))
  const lines = years[0]!.branches.map(({ id, name }) => {
    const cells = columns.map((stateOf) => stateOf(id))
    const dated = cells.map((state, index) => ({ month: months[index]!, state }))
    return { id, name, cells, help: needsHelp(dated, nowMonth) }
  })
  return lines.filter(({ cells }) => cells.some((state) => state !== 'exempt'))
}

/** A year without a document lies before the records begin, or so far ahead that nothing is due. */
function columnOf(years: readonly HeatMap[], month: string): (branchId: string) => MonthState {
  const doc = years.find(({ year }) => year === yearOf(month))
  if (!doc) return () => (yearOf(month) < years[0]!.year ? 'exempt' : 'none')
  const states = decodeStates(doc.months[Number(month.slice(5)) - 1]!)
  const stateOf = new Map(doc.branches.map(({ id }, index) => [id, states[index]!]))
  return (branchId) => stateOf.get(branchId) ?? 'exempt'
}

function summaryOf({ unitId, unitName }: HeatMap, lines: readonly Line[]) {
  const counts = (column: number) => {
    const count: Partial<Record<MonthState, number>> = {}
    for (const { cells } of lines) count[cells[column]!] = (count[cells[column]!] ?? 0) + 1
    return count
  }
  return {
    id: unitId,
    name: unitName,
    branches: lines.length,
    cells: Array.from({ length: 12 }, (_month, column) => counts(column)),
    needHelp: lines.filter(({ help }) => help !== null).length,
  }
}
