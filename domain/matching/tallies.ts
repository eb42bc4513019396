/** What repeats, counted by keys: month (SM-H4), quarter (SM-02), a region in its quarter, an audience. */
import { quarterOf } from '../quarter'
import type { Rules } from '../rulePack'
import type { Dated, MatchProblem, OpenStop, Visit } from './problem'
import { isRemembered, startLoads } from './score'

export const tallyKinds = ['month', 'quarter', 'area', 'host'] as const
export type TallyKind = (typeof tallyKinds)[number]

const keyOf: Record<TallyKind, (visit: Dated<Pick<Visit, 'region' | 'hostId'>>) => string> = {
  month: ({ day }) => day.slice(0, 7),
  quarter: ({ day }) => quarterOf(day),
  area: ({ day, region }) => `${quarterOf(day)} ${region}`,
  host: ({ hostId }) => hostId,
}

export interface Tallies {
  /** [stop] */
  keys: Record<TallyKind, Int32Array>
  /** How many keys of each kind there are. */
  widths: Record<TallyKind, number>
  /** [speaker × key] before anything is chosen. */
  tallies: Record<TallyKind, Int32Array>
}

/** stops: still to be chosen; held: settled ones; visits: all else. */
export interface Parts {
  stops: readonly Dated<OpenStop>[]
  held: readonly Dated<Visit>[]
  visits: readonly Dated<Visit>[]
}

export function talliesOf(problem: MatchProblem, { stops, held, visits }: Parts, rules: Pick<Rules, 'SM'>): Tallies {
  const firstStops = new Map<string, number>()
  for (const { hostId, start } of problem.stops) {
    firstStops.set(hostId, Math.min(start, firstStops.get(hostId) ?? start))
  }
  const remembered = visits.filter(({ hostId, ...visit }) => {
    const firstStop = firstStops.get(hostId)
    return firstStop !== undefined && isRemembered({ ...visit, hostId }, firstStop, rules)
  })
  const met = [...new Map(remembered.map((visit) => [`${visit.speakerId} ${visit.hostId}`, visit])).values()]
  const counted: Record<TallyKind, readonly Dated<Visit>[]> = {
    month: [...visits, ...held],
    quarter: held,
    area: [...visits, ...held],
    host: [...met, ...held],
  }
  const rowOf = new Map(problem.candidates.map(({ id }, index) => [id, index]))
  const tally = (kind: TallyKind) => {
    const names = [...new Set(stops.map(keyOf[kind]))]
    const indexOf = new Map(names.map((name, index) => [name, index]))
    const counts = new Int32Array(problem.candidates.length * names.length)
    for (const visit of counted[kind]) {
      const [row, key] = [rowOf.get(visit.speakerId), indexOf.get(keyOf[kind](visit))]
      if (row !== undefined && key !== undefined) counts[row * names.length + key]! += 1
    }
    if (kind === 'quarter') addStartLoads(problem, names, counts)
    return {
      kind,
      width: names.length,
      counts,
      keys: Int32Array.from(stops, (stop) => indexOf.get(keyOf[kind](stop))!),
    }
  }
  const all = tallyKinds.map(tally)
  const each = <T>(pick: (one: ReturnType<typeof tally>) => T) =>
    Object.fromEntries(all.map((one) => [one.kind, pick(one)])) as Record<TallyKind, T>
  return { keys: each(({ keys }) => keys), widths: each(({ width }) => width), tallies: each(({ counts }) => counts) }
}

function addStartLoads(problem: MatchProblem, quarters: readonly string[], counts: Int32Array): void {
  quarters.forEach((quarter, key) => {
    const loads = startLoads(problem, quarter)
    problem.candidates.forEach(({ id }, row) => {
      counts[row * quarters.length + key]! += loads.get(id)!
    })
  })
}
