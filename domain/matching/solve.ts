/** 派单: the right speaker at every stop, fairly, and why. The clock and the dice come from outside: same input, same plan. */
import { Board, NONE } from './board'
import { choiceSentence, type Unstaffed, unstaffedReason } from './explain'
import { type Assignment, isSettled, type MatchProblem } from './problem'
import type { Rules } from '../rulePack'
import { type Score, scoreOf } from './score'
import { begin, search } from './search'
import { tableOf } from './table'

export interface Choice {
  stopId: string
  speakerId: string
  sentence: string
}

export interface Plan {
  /** In the order of the stops' ids. */
  choices: Choice[]
  unstaffed: (Unstaffed & { stopId: string })[]
  score: Score
}

export interface Outside {
  now: number
  dice: () => number
}

/** Locked or begun: told as it is. */
function settledPart({ stops, candidates }: MatchProblem, now: number): Pick<Plan, 'choices' | 'unstaffed'> {
  const names = new Map(candidates.map(({ id, name }) => [id, name]))
  const settled = stops.filter((stop) => isSettled(stop, now))
  return {
    choices: settled.flatMap(({ id, speakerId, start }): Choice[] => {
      if (speakerId === null) return []
      const why = start <= now ? '已经开始，不再改动' : '已经锁定，不再改动'
      return [{ stopId: id, speakerId, sentence: `${names.get(speakerId) ?? '原定的宣讲员'}：${why}。` }]
    }),
    unstaffed: settled.flatMap(({ id, speakerId }) =>
      speakerId === null ? [{ stopId: id, rule: null, sentence: '时间已经过去，没有安排人，请取消或改期。' }] : [],
    ),
  }
}

const byStop = (a: { stopId: string }, b: { stopId: string }) => (a.stopId < b.stopId ? -1 : 1)

export function solve(problem: MatchProblem, rules: Pick<Rules, 'SM'>, { now, dice }: Outside): Plan {
  const board = new Board(tableOf(problem, rules, now))
  begin(board)
  search(board, dice)
  const { choices, unstaffed } = settledPart(problem, now)
  board.table.stops.forEach(({ id: stopId }, stop) => {
    const speaker = board.who[stop]!
    if (speaker === NONE) unstaffed.push({ stopId, ...unstaffedReason(board, stop) })
    else choices.push({ stopId, speakerId: board.table.speakers[speaker]!.id, sentence: choiceSentence(board, stop) })
  })
  const assignment: Assignment = new Map(choices.map(({ stopId, speakerId }) => [stopId, speakerId]))
  return {
    choices: choices.sort(byStop),
    unstaffed: unstaffed.sort(byStop),
    score: scoreOf(problem, assignment, rules),
  }
}
