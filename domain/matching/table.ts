/** The problem in numbers: who may go where, who cannot do both, and what each choice costs by itself. */
import type { Rules } from '../rulePack'
import { monthlyLimitOf, teams } from '../speaker'
import { brokenRules, isClash } from './hardRules'
import {
  type Candidate,
  type Dated,
  dated,
  inOrder,
  isSettled,
  type MatchProblem,
  type OpenStop,
  type TourTeams,
  type Visit,
  visitOf,
} from './problem'
import { costsAlone } from './score'
import { talliesOf, type Tallies } from './tallies'

/** Teams, and one more for partners. */
export const TEAMS = teams.length + 1

/** Each outweighs everything that may be gained by the next: so a sum of them compares as their order does (SM-01, SM-03). */
export interface Weights {
  changed: number
  unstaffed: number
  load: number
}

/** Rows are speakers or stops, by index; nobody is -1. */
export interface Table extends Tallies {
  speakers: readonly Candidate[]
  stops: readonly Dated<OpenStop>[]
  /** What each speaker does besides, settled stops included. */
  visits: readonly (readonly Dated<Visit>[])[]
  rules: Pick<Rules, 'SM'>
  weights: Weights
  /** [speaker × stop] by the rules that do not ask what else is chosen. */
  allowed: Uint8Array
  /** [stop × stop] */
  clash: Uint8Array
  /** [speaker × stop] */
  alone: Float64Array
  limits: Int32Array
  /** [speaker] */
  team: Int32Array
  /** [stop] -1 for a stop of no known tour. */
  tour: Int32Array
  /** [tour × team] */
  required: Uint8Array
  inTour: Int32Array
  /** [stop] who has it now; -1 for whoever may not have it any more. */
  now: Int32Array
}

/** Settled stops become visits of whoever has them; the others are what is left to choose. */
function split(problem: MatchProblem, now: number) {
  const settled = problem.stops.filter((stop) => isSettled(stop, now))
  const held = settled.flatMap((stop) =>
    stop.speakerId ? [{ ...visitOf(stop, stop.speakerId), tourId: stop.tourId }] : [],
  )
  const stops = problem.stops.filter((stop) => !isSettled(stop, now)).map(dated)
  return { stops, held: held.map(dated), visits: problem.visits.map(dated) }
}

function toursOf(
  tours: readonly TourTeams[],
  stops: readonly OpenStop[],
  held: readonly { tourId: string; speakerId: string }[],
  teamOf: ReadonlyMap<string, number>,
) {
  const rowOf = new Map(tours.map(({ id }, index) => [id, index]))
  const [required, inTour] = [new Uint8Array(tours.length * TEAMS), new Int32Array(tours.length * TEAMS)]
  tours.forEach(({ requiredTeams }, row) => {
    for (const team of requiredTeams) required[row * TEAMS + teams.indexOf(team)] = 1
  })
  for (const { tourId, speakerId } of held) {
    const [row, team] = [rowOf.get(tourId), teamOf.get(speakerId)]
    if (row !== undefined && team !== undefined) inTour[row * TEAMS + team]! += 1
  }
  return { required, inTour, tour: Int32Array.from(stops, ({ tourId }) => rowOf.get(tourId) ?? -1) }
}

/** At most 31 a month in a quarter, whoever it is. */
const MOST_LOAD = 93

/** Sums of whole numbers stay exact up to 2^53: with a thousand stops the heaviest sum that is compared is still below. */
function weightsOf(
  stops: number,
  tours: number,
  table: Pick<Table, 'tallies' | 'alone'>,
  { SM }: Pick<Rules, 'SM'>,
): Weights {
  const dearest = table.alone.reduce((most, cost) => Math.max(most, cost), 0)
  const costs = stops * (dearest + SM.regionCost + SM.audienceCost) + tours * TEAMS * SM.mixCost
  const load = costs + 1
  const most =
    table.tallies.quarter.reduce((highest, count) => Math.max(highest, count), 0) + Math.min(stops, MOST_LOAD)
  const unstaffed = load * (stops * (2 * most + 1) + 1)
  return { load, unstaffed, changed: unstaffed * (stops + 1) }
}

export function tableOf(told: MatchProblem, rules: Pick<Rules, 'SM'>, now: number): Table {
  const problem = inOrder(told)
  const parts = split(problem, now)
  const { candidates: speakers, tours } = problem
  const { stops } = parts
  const besides = [...parts.visits, ...parts.held]
  const visits = speakers.map(({ id }) => besides.filter(({ speakerId }) => speakerId === id))
  const allowed = new Uint8Array(speakers.length * stops.length)
  const alone = new Float64Array(speakers.length * stops.length)
  speakers.forEach((speaker, row) => {
    stops.forEach((stop, index) => {
      const at = row * stops.length + index
      if (stop.excluded?.includes(speaker.id) || brokenRules(speaker, stop, visits[row]!, rules).length > 0) return
      const { travel, topic } = costsAlone(speaker, stop, rules)
      allowed[at] = 1
      alone[at] = travel + topic
    })
  })
  const tallied = talliesOf(problem, parts, rules)
  const team = Int32Array.from(speakers, (speaker) =>
    speaker.team === null ? teams.length : teams.indexOf(speaker.team),
  )
  const rowOf = new Map(speakers.map(({ id }, row) => [id, row]))
  const teamOf = new Map(speakers.map(({ id }, row) => [id, team[row]!]))
  return {
    ...{ speakers, stops, visits, rules, allowed, alone, team },
    ...tallied,
    ...toursOf(tours, stops, parts.held, teamOf),
    weights: weightsOf(stops.length, tours.length, { ...tallied, alone }, rules),
    clash: Uint8Array.from(stops.flatMap((one) => stops.map((other) => Number(isClash(one, other, rules))))),
    limits: Int32Array.from(speakers, ({ monthlyLimit }) => monthlyLimitOf(rules, monthlyLimit)),
    now: Int32Array.from(stops, ({ speakerId }, index) => {
      const row = rowOf.get(speakerId ?? '') ?? -1
      return row >= 0 && allowed[row * stops.length + index] ? row : -1
    }),
  }
}
