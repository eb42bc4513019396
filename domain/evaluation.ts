/** 评课: nothing is shown of fewer than a handful of answers, so that nobody can be guessed (E11). */
import { DAY } from './calendar'
import type { ErrorCode } from './errors'
import type { Rules } from './rulePack'

/** 讲得清楚, 用得上, 安排合适: each from 1 to 5. */
export const evaluationItems = ['clear', 'useful', 'arranged'] as const
export type EvaluationItem = (typeof evaluationItems)[number]

const OPEN_DAYS = 7

/** From the end on, while it is remembered. */
export function refuseEvaluation({ end }: { end: number }, now: number): ErrorCode | null {
  if (now < end) return 'EVALUATION_EARLY'
  return now > end + OPEN_DAYS * DAY ? 'EVALUATION_OVER' : null
}

export interface Evaluation {
  marks: Record<EvaluationItem, number>
  text: string
}

interface EvaluationResult {
  answers: number
  /** Averages in tenths; null below the least number of answers. */
  tenths: Record<EvaluationItem, number> | null
  texts: string[]
}

/** Texts come sorted by their characters: no order tells who was first. */
export function resultOf({ CC }: Rules, given: readonly Evaluation[]): EvaluationResult {
  if (given.length < CC.evaluationMin) return { answers: given.length, tenths: null, texts: [] }
  const average = (item: EvaluationItem) =>
    Math.round((given.reduce((sum, { marks }) => sum + marks[item], 0) * 10) / given.length)
  const tenths = Object.fromEntries(evaluationItems.map((item) => [item, average(item)])) as Record<
    EvaluationItem,
    number
  >
  return {
    answers: given.length,
    tenths,
    texts: given
      .map(({ text }) => text)
      .filter(Boolean)
      .sort(),
  }
}
