/** The days of a month, each with what it is to a speaker. */
import { dayOf } from '#domain/calendar'
import type { Output } from '#types/contract'
import { daysOf } from '../monthDays'

export type OwnMonth = Output<'speaker.month'>
export type OwnStop = OwnMonth['stops'][number]

/** What a day says is the weightiest of what it has: an answer that is due before all. */
export const cellWords = { asked: '待接', coming: '已定', waiting: '排队', free: '有空', none: '' } as const
export type CellState = keyof typeof cellWords

export interface Cell {
  day: string
  date: number
  state: CellState
  stops: OwnStop[]
  isPast: boolean
}

const parts = ['asked', 'coming', 'waiting'] as const

export function cellsOf(
  { month, stops }: Pick<OwnMonth, 'month' | 'stops'>,
  free: readonly string[],
  today: string,
): Cell[] {
  return daysOf(month).map((day) => {
    const here = stops.filter(({ start }) => dayOf(start) === day)
    const part = parts.find((one) => here.some((stop) => stop.part === one && !stop.cancelled))
    const state = part ?? (free.includes(day) ? 'free' : 'none')
    return { day, date: Number(day.slice(8)), state, stops: here, isPast: day < today }
  })
}

/** Whose place is settled: what counts as 已定. */
export const settled = (stops: readonly OwnStop[]) =>
  stops.filter(({ part, cancelled }) => part === 'coming' && !cancelled).length

/** Not answered yet, and in time. */
export const isAsked = ({ part, cancelled, start }: OwnStop, now: number) =>
  part === 'asked' && !cancelled && start > now

/** What needs an answer, else what comes next, else what one waits for. */
export function nextOf(stops: readonly OwnStop[], now: number): OwnStop | null {
  const ahead = stops
    .filter((stop) => !stop.cancelled && (stop.part === 'coming' ? stop.end > now : stop.start > now))
    .sort((one, other) => one.start - other.start)
  const found = parts.map((part) => ahead.find((stop) => stop.part === part))
  return found.find((stop) => stop !== undefined) ?? null
}

/** 12月10日，待接 */
export const spokenCell = ({ day, state }: Cell) =>
  `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日${cellWords[state] && `，${cellWords[state]}`}`
