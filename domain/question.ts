/** 问题台: every question ends answered, merged or declined with a reason (S24). */
import { DAY } from './calendar'
import type { ErrorCode } from './errors'

export const questionStates = ['open', 'answered', 'merged', 'declined'] as const
export type QuestionState = (typeof questionStates)[number]

/** Only what is open can be ended; an end is not undone, but an answer may be bettered. */
export function refuseEnding(state: QuestionState, to: Exclude<QuestionState, 'open'>): ErrorCode | null {
  if (state === 'open') return null
  return state === 'answered' && to === 'answered' ? null : 'QUESTION_ENDED'
}

/** What somebody may ask at one session. */
export const MOST_QUESTIONS = 5

/** Asked from a day before the session until a day after its end. */
export const isDeskOpen = ({ start, end }: { start: number; end: number }, now: number) =>
  now >= start - DAY && now <= end + DAY
