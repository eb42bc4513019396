/** What a secretary finds below her own next thing: quiet rows to her branch's month. */
import { addMonths, monthOf } from '#domain/calendar'
import type { Home, OwnSession } from '../../me'
import type { NextThing } from './nextThing'

export interface PublishTask {
  step: 'publish'
  branchId: string
  month: string
  isNext: boolean
}

export type BranchTask = PublishTask | { step: 'live'; session: OwnSession }

/** Next month's turn comes when this month's is over; who came this month can still be seen then. */
export function branchTasks({ leads, month, sessions }: Home, now: number): BranchTask[] {
  if (!leads) return []
  const { branchId } = leads
  const held = (of: string) =>
    sessions.find(
      ({ kind, start, scope, cancelled }) =>
        kind === 'themeDay' && monthOf(start) === of && scope.includes(branchId) && !cancelled,
    )

  const current = held(month)
  if (!current) return [{ step: 'publish', branchId, month, isNext: false }]
  if (now < current.end) return [{ step: 'live', session: current }]

  const nextMonth = addMonths(month, 1)
  const next = held(nextMonth)
  return [
    { step: 'live', session: current },
    next ? { step: 'live', session: next } : { step: 'publish', branchId, month: nextMonth, isNext: true },
  ]
}

/** Where nothing else asks her, publishing is the screen's one question. */
export const publishDue = (tasks: BranchTask[], { step }: NextThing): PublishTask | undefined =>
  step === 'nothing' || step === 'done' ? tasks.find((task): task is PublishTask => task.step === 'publish') : undefined
