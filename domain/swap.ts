/** 换人: a speaker offers a stop, and whoever may have it under the same rules takes it over. */
import type { ErrorCode } from './errors'
import { inWords, whyNot } from './matching/conflicts'
import type { HardRule } from './matching/hardRules'
import { inOrder, type MatchProblem } from './matching/problem'
import type { Rules } from './rulePack'
import { isOver, type StopState } from './stop'

export interface OfferedStop {
  state: StopState
  start: number
  speakerId: string | null
}

/** Whoever is only asked declines instead. */
const hasSpeaker: readonly StopState[] = ['accepted', 'released']

const refuseOver = ({ state, start }: OfferedStop, now: number): ErrorCode | null =>
  isOver(state) || now >= start ? 'SWAP_OVER' : null

export function refuseOffer(stop: OfferedStop, asker: string, now: number): ErrorCode | null {
  if (stop.speakerId !== asker) return 'SWAP_NOT_YOURS'
  return refuseOver(stop, now) ?? (hasSpeaker.includes(stop.state) ? null : 'STOP_STATE')
}

export interface Colleague {
  speakerId: string
  name: string
  /** Why not; empty for whoever may take it over. */
  rules: HardRule[]
  sentence: string
}

/** Everybody but whoever has it, in the order of their ids: that is no ranking. */
export function colleaguesFor(problem: MatchProblem, stopId: string, rules: Pick<Rules, 'SM'>): Colleague[] {
  const stop = problem.stops.find(({ id }) => id === stopId)
  if (!stop) return []
  return inOrder(problem)
    .candidates.filter(({ id }) => id !== stop.speakerId)
    .map((candidate) => {
      const { id: speakerId, name } = candidate
      const broken = whyNot(problem, stop, candidate, rules)
      const sentence = broken.length ? `${name}接不了：${inWords(broken)}。` : `${name}可以接。`
      return { speakerId, name, rules: broken, sentence }
    })
}
