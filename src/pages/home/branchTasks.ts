/** What whoever holds a post finds below the own next thing: quiet rows to the branch's month and to the workbench. */
import { addMonths, dayOf, monthOf } from '#domain/calendar'
import { rulesOn } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'
import { earliestStart } from '#domain/themeDay'
import type { Home, OwnSession } from '../../me'
import type { NextThing } from './nextThing'

export interface PublishTask {
  step: 'publish'
  branchId: string
  month: string
  isNext: boolean
}

export type MonthTask = PublishTask | { step: 'live'; session: OwnSession }

/** `month` only tells this row from the others. */
export interface WorkbenchTask {
  step: 'workbench'
  month: 'every'
}

export type BranchTask = MonthTask | WorkbenchTask

export type Office = Home['me']['offices'][number]

const managing: readonly Office['role'][] = [
  'secretary',
  'unitOrganiser',
  'groupOrganiser',
  'tourOffice',
  'administrator',
]

/** What I run; whoever is secretary and deputy of one branch for a while runs it once. */
export const officesOf = ({ me: { offices } }: Home): Office[] =>
  offices.filter(
    ({ role, orgId }, index) =>
      managing.includes(role) && offices.findIndex((one) => one.role === role && one.orgId === orgId) === index,
  )

/**
 * Next month's turn comes when this month's is over, or when this month leaves no day to tell people in time. Who came
 * can still be seen then, also in the first days after the month's end.
 */
export function monthTasks({ leads, month, sessions }: Home, now: number): MonthTask[] {
  if (!leads) return []
  const { branchId } = leads
  const own = sessions.filter(
    ({ kind, scope, cancelled }) => kind === 'themeDay' && scope.includes(branchId) && !cancelled,
  )
  const liveIn = (of: string) => own.filter(({ start }) => monthOf(start) === of).map(toLive)
  const nextMonth = addMonths(month, 1)
  const publishNext: MonthTask = { step: 'publish', branchId, month: nextMonth, isNext: true }

  const before = own.filter(({ start }) => monthOf(start) < month).map(toLive)
  const current = liveIn(month)
  if (current.length && now < own.find(({ start }) => monthOf(start) === month)!.end) return [...before, ...current]
  const next = liveIn(nextMonth)
  if (current.length || next.length) return [...before, ...current, ...(next.length ? next : [publishNext])]

  const isTooLate = monthOf(earliestStart(rulesOn(currentPack, dayOf(now)), now)) > month
  return [...before, isTooLate ? publishNext : { step: 'publish', branchId, month, isNext: false }]
}

const toLive = (session: OwnSession): MonthTask => ({ step: 'live', session })

/** Meetings and lectures have lists of their own; on the day itself their sheet is one tap away. */
function todaysSheets({ leads, sessions }: Home, now: number): MonthTask[] {
  if (!leads) return []
  return sessions
    .filter(({ kind, scope, cancelled }) => kind !== 'themeDay' && scope.includes(leads.branchId) && !cancelled)
    .filter(({ start }) => dayOf(start) === dayOf(now))
    .map(toLive)
}

/** What is on today and the month first, and last the way to everything else that a post brings with it. */
export function branchTasks(home: Home, now: number): BranchTask[] {
  const tasks: BranchTask[] = [...todaysSheets(home, now), ...monthTasks(home, now)]
  return officesOf(home).length ? [...tasks, { step: 'workbench', month: 'every' }] : tasks
}

/** Where nothing else asks her, publishing is the screen's one question. */
export const publishDue = (tasks: BranchTask[], { step }: NextThing): PublishTask | undefined =>
  step === 'nothing' || step === 'done' ? tasks.find((task): task is PublishTask => task.step === 'publish') : undefined
