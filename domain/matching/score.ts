/** What a plan is worth, told as plainly as it can be: the search counts the same in a quicker way, and is held to this. */
import { addMonths, dayOf } from '../calendar'
import { quarterOf } from '../quarter'
import { travelMinutes } from '../region'
import type { Rules } from '../rulePack'
import type { Assignment, Candidate, MatchProblem, OpenStop, Visit } from './problem'

/** In this order: the first that differs decides (SM-03, then SM-01). load: the sum of squares, least when most even. */
export interface Score {
  changed: number
  unstaffed: number
  load: number
  cost: number
}

/** Negative if the first is better. */
export const compareScores = (a: Score, b: Score) =>
  a.changed - b.changed || a.unstaffed - b.unstaffed || a.load - b.load || a.cost - b.cost

/** travel: the way, and being outside one's own regions; region, audience: there before; mix: a required team is missing. */
export const costTerms = ['travel', 'region', 'topic', 'audience', 'mix'] as const
export type CostTerm = (typeof costTerms)[number]
export type Costs = Record<CostTerm, number>

type SM = Pick<Rules, 'SM'>

/** Whatever else is chosen. */
export function costsAlone(candidate: Candidate, { region, topic }: OpenStop, { SM }: SM) {
  const way = Math.round((travelMinutes(candidate.home, region) * SM.hourCost) / 60)
  return {
    travel: way + (candidate.regions.includes(region) ? 0 : SM.awayCost),
    topic: Math.max(0, candidate.topics.indexOf(topic)) * SM.topicCost,
  }
}

/** A host remembers a speaker for so many months before its first stop of this plan. */
export const isRemembered = (visit: Visit, firstStop: number, { SM }: SM) =>
  dayOf(visit.start) >= `${addMonths(dayOf(firstStop).slice(0, 7), -SM.noveltyMonths)}${dayOf(firstStop).slice(7)}`

const isNewIn = ({ since }: Candidate, quarter: string) => quarterOf(since) >= quarter

/** SM-02: stops of this quarter that a speaker begins with; newcomers begin at the mean of their team. */
export function startLoads({ candidates, visits }: MatchProblem, quarter: string): Map<string, number> {
  const had = new Map(candidates.map(({ id }) => [id, 0]))
  for (const { speakerId, start } of visits) {
    if (had.has(speakerId) && quarterOf(dayOf(start)) === quarter) had.set(speakerId, had.get(speakerId)! + 1)
  }
  const loads = candidates.map((candidate): [string, number] => {
    const own = had.get(candidate.id)!
    if (!isNewIn(candidate, quarter)) return [candidate.id, own]
    const old = candidates.filter((other) => other.team === candidate.team && !isNewIn(other, quarter))
    const mean = old.length ? old.reduce((sum, { id }) => sum + had.get(id)!, 0) / old.length : 0
    return [candidate.id, Math.max(own, Math.round(mean))]
  })
  return new Map(loads)
}

const add = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)

/** Every time beyond the first. */
const repeats = (counts: Map<string, number>) => [...counts.values()].reduce((sum, count) => sum + count - 1, 0)

const taken = ({ stops }: MatchProblem, assignment: Assignment) =>
  stops.flatMap((stop) => {
    const speakerId = assignment.get(stop.id)
    return speakerId ? [{ stop, speakerId }] : []
  })

/** What of the cost comes from being somewhere again: in a region within the quarter, before the same audience at all. */
function repeatCosts(problem: MatchProblem, assignment: Assignment, rules: SM) {
  const quarters = new Set(problem.stops.map(({ start }) => quarterOf(dayOf(start))))
  const firstStops = new Map<string, number>()
  for (const { hostId, start } of problem.stops) {
    firstStops.set(hostId, Math.min(start, firstStops.get(hostId) ?? start))
  }
  const [regions, hosts, met] = [new Map<string, number>(), new Map<string, number>(), new Set<string>()]
  for (const visit of problem.visits) {
    const quarter = quarterOf(dayOf(visit.start))
    if (quarters.has(quarter)) add(regions, `${visit.speakerId} ${quarter} ${visit.region}`)
    const firstStop = firstStops.get(visit.hostId)
    if (firstStop !== undefined && isRemembered(visit, firstStop, rules)) met.add(`${visit.speakerId} ${visit.hostId}`)
  }
  for (const key of met) add(hosts, key)
  for (const { stop, speakerId } of taken(problem, assignment)) {
    add(regions, `${speakerId} ${quarterOf(dayOf(stop.start))} ${stop.region}`)
    add(hosts, `${speakerId} ${stop.hostId}`)
  }
  return { region: repeats(regions) * rules.SM.regionCost, audience: repeats(hosts) * rules.SM.audienceCost }
}

function missingTeams(problem: MatchProblem, assignment: Assignment): number {
  const teamOf = new Map(problem.candidates.map(({ id, team }) => [id, team]))
  return problem.tours.reduce((sum, { id, requiredTeams }) => {
    const there = taken(problem, assignment)
      .filter(({ stop }) => stop.tourId === id)
      .map(({ speakerId }) => teamOf.get(speakerId))
    return sum + requiredTeams.filter((team) => !there.includes(team)).length
  }, 0)
}

export function costsOf(problem: MatchProblem, assignment: Assignment, rules: SM): Costs {
  const candidateOf = new Map(problem.candidates.map((candidate) => [candidate.id, candidate]))
  const alone = taken(problem, assignment).flatMap(({ stop, speakerId }) => {
    const candidate = candidateOf.get(speakerId)
    return candidate ? [costsAlone(candidate, stop, rules)] : []
  })
  return {
    ...repeatCosts(problem, assignment, rules),
    travel: alone.reduce((sum, { travel }) => sum + travel, 0),
    topic: alone.reduce((sum, { topic }) => sum + topic, 0),
    mix: missingTeams(problem, assignment) * rules.SM.mixCost,
  }
}

function squaredLoads(problem: MatchProblem, assignment: Assignment): number {
  const quarters = [...new Set(problem.stops.map(({ start }) => quarterOf(dayOf(start))))]
  return quarters.reduce((sum, quarter) => {
    const loads = startLoads(problem, quarter)
    for (const { stop, speakerId } of taken(problem, assignment)) {
      const load = loads.get(speakerId)
      if (load !== undefined && quarterOf(dayOf(stop.start)) === quarter) loads.set(speakerId, load + 1)
    }
    return sum + [...loads.values()].reduce((squares, load) => squares + load * load, 0)
  }, 0)
}

/** A released stop that nobody had is not changed by being given to somebody. */
const isChanged = ({ id, hold, speakerId }: OpenStop, assignment: Assignment) =>
  hold !== 'none' && speakerId !== null && assignment.get(id) !== speakerId

export function scoreOf(problem: MatchProblem, assignment: Assignment, rules: SM): Score {
  const costs = costsOf(problem, assignment, rules)
  return {
    changed: problem.stops.filter((stop) => isChanged(stop, assignment)).length,
    unstaffed: problem.stops.filter(({ id }) => !assignment.get(id)).length,
    load: squaredLoads(problem, assignment),
    cost: costTerms.reduce((sum, term) => sum + costs[term], 0),
  }
}
