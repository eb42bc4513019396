/** The hard rules, held against a plan as it stands: after every edit, and before somebody takes a stop over. */
import { shortDay } from '../calendar'
import type { Rules } from '../rulePack'
import { brokenRules, type HardRule, hardRuleWords } from './hardRules'
import {
  type Candidate,
  type Dated,
  dated,
  inOrder,
  type MatchProblem,
  type OpenStop,
  type Visit,
  visitOf,
} from './problem'

/** Everything that a speaker does beside this stop. */
function visitsBeside({ stops, visits }: MatchProblem, speakerId: string, stopId: string): Dated<Visit>[] {
  const others = stops.filter((stop) => stop.speakerId === speakerId && stop.id !== stopId)
  const besides = visits.filter((visit) => visit.speakerId === speakerId)
  return [...besides, ...others.map((stop) => visitOf(stop, speakerId))].map(dated)
}

/** Empty: this speaker may have this stop, everything else staying as it is. */
export const whyNot = (problem: MatchProblem, stop: OpenStop, candidate: Candidate, rules: Pick<Rules, 'SM'>) =>
  brokenRules(candidate, dated(stop), visitsBeside(problem, candidate.id, stop.id), rules)

/** 当天没有空，不讲这个主题 */
export const inWords = (broken: readonly HardRule[]) => broken.map((rule) => hardRuleWords[rule]).join('，')

export interface Conflict {
  stopId: string
  speakerId: string
  /** Empty for whoever is no speaker any more. */
  rules: HardRule[]
  sentence: string
}

function conflictOf(problem: MatchProblem, stop: OpenStop, rules: Pick<Rules, 'SM'>): Conflict[] {
  const { id: stopId, speakerId, start } = stop
  if (speakerId === null) return []
  const candidate = problem.candidates.find(({ id }) => id === speakerId)
  if (!candidate) {
    const sentence = `${shortDay(start)}这一站原定的宣讲员已经退出，请重新派单。`
    return [{ stopId, speakerId, rules: [], sentence }]
  }
  const broken = whyNot(problem, stop, candidate, rules)
  if (!broken.length) return []
  const sentence = `${candidate.name}${shortDay(start)}这一站有冲突：${inWords(broken)}，请改期或换人。`
  return [{ stopId, speakerId, rules: broken, sentence }]
}

/** In the order of the stops' ids; a clash is told at both of its stops. */
export const conflictsOf = (problem: MatchProblem, rules: Pick<Rules, 'SM'>): Conflict[] =>
  inOrder(problem).stops.flatMap((stop) => conflictOf(problem, stop, rules))
