/** A year of the branch's meetings, sorted into what is due, what is ahead and what was. */
import { dayOf } from '#domain/calendar'
import type { Output } from '#types/contract'
import { kindWords } from '../../../lib/words'

export type Calendar = Output<'meeting.calendar'>
export type Meeting = Calendar['meetings'][number]
export type Gap = Calendar['gaps'][number]

export interface Due {
  gap: Gap
  /** What is planned for this period already; only when it is over does it count. */
  planned: Meeting | null
}

const isFor = (gap: Gap, now: number) => (meeting: Meeting) =>
  !meeting.cancelled &&
  meeting.kind === gap.kind &&
  meeting.groupId === (gap.groupId ?? null) &&
  now < meeting.end &&
  dayOf(meeting.start) <= gap.dueBy

/** Overdue first, the oldest of them on top; last what needs nothing more but to be held. */
export function duesOf({ gaps, meetings }: Calendar, now: number): Due[] {
  const dues = gaps.map((gap) => ({
    gap,
    planned: gap.overdue ? null : (meetings.find(isFor(gap, now)) ?? null),
  }))
  const rank = ({ gap, planned }: Due) => `${gap.overdue ? 0 : planned ? 2 : 1}${gap.dueBy}`
  return dues.sort((one, other) => (rank(one) < rank(other) ? -1 : 1))
}

/** Next first, and what was held last first. */
export function inOrder({ meetings }: Calendar, now: number) {
  return {
    ahead: meetings.filter(({ end }) => now < end),
    over: meetings.filter(({ end }) => end <= now).reverse(),
  }
}

/** 党小组会，第一党小组 */
export function kindOf({ kind, groupId }: Pick<Meeting, 'kind'> & { groupId?: string | null }, { groups }: Calendar) {
  const group = groups.find(({ id }) => id === groupId)
  return group ? `${kindWords[kind]}，${group.name}` : kindWords[kind]
}

export function headOf(dues: Due[], year: string, today: string): string {
  const overdue = dues.filter(({ gap }) => gap.overdue).length
  if (overdue) return `有 ${overdue} 次会过了期限，还没有记录。`
  const open = dues.filter(({ planned }) => !planned).length
  if (open) return `还有 ${open} 次会，要在期限前安排。`
  if (dues.length) return '该开的会都安排好了。'
  return year > today.slice(0, 4) ? `${year} 年的会，可以提前安排。` : '该开的会都开了。'
}
