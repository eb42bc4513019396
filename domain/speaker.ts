/** 宣讲员: who speaks, about what, where, and on which days. */
import { addDays, addMonths, dayOf, instantOf, isDay, shortDay, weekdayOf } from './calendar'
import type { ErrorCode } from './errors'
import type { Region } from './region'
import type { Rules } from './rulePack'

/** 专家教授, 领导干部, 支部书记, 模范典型, 青年 */
export const teams = ['expert', 'cadre', 'secretary', 'model', 'youth'] as const
export type Team = (typeof teams)[number]

export const teamNames: Record<Team, string> = {
  expert: '专家教授',
  cadre: '领导干部',
  secretary: '支部书记',
  model: '模范典型',
  youth: '青年',
}

/** For whom one speaks: 集团级, 单位级, 支部级 */
export const speakerLevels = ['group', 'unit', 'branch'] as const
export type SpeakerLevel = (typeof speakerLevels)[number]

export const speakerLevelNames: Record<SpeakerLevel, string> = { group: '集团级', unit: '单位级', branch: '支部级' }

/**
 * Whoever is invited fills in the same form as whoever applies; the office confirms both. Back after 退出, one applies anew, as
 * does whoever changes team or level.
 */
export const speakerMoves = {
  invited: ['applied', 'withdrawn'],
  applied: ['confirmed', 'refused', 'withdrawn'],
  confirmed: ['applied', 'withdrawn'],
  refused: ['applied'],
  withdrawn: ['applied'],
} as const
export type SpeakerState = keyof typeof speakerMoves
export const speakerStates = Object.keys(speakerMoves) as SpeakerState[]

export const speakerStateNames: Record<SpeakerState, string> = {
  invited: '已邀请',
  applied: '待确认',
  confirmed: '已确认',
  refused: '未通过',
  withdrawn: '已退出',
}

/** `ahead`: stops that are still to come; who leaves hands them on first, so that no branch waits for nobody. */
export function refuseSpeakerMove(from: SpeakerState, to: SpeakerState, ahead: number): ErrorCode | null {
  if (!(speakerMoves[from] as readonly SpeakerState[]).includes(to)) return 'SPEAKER_STATE'
  if (from !== 'confirmed' || ahead === 0) return null
  return to === 'withdrawn' ? 'SPEAKER_HAS_STOPS' : 'SPEAKER_TEAM_AHEAD'
}

/** topics, regions: best first; home: where the way begins. monthlyLimit: null for the usual one. */
export interface SpeakerDraft {
  team: Team
  level: SpeakerLevel
  topics: readonly string[]
  home: Region
  regions: readonly Region[]
  monthlyLimit: number | null
}

/** One a day is as much as anybody can do. */
export const MOST_STOPS_A_MONTH = 31

const isSet = (values: readonly string[]) => values.length > 0 && new Set(values).size === values.length

/** `known`: the topics that may be asked for. */
export function refuseSpeaker(
  { topics, regions, monthlyLimit }: SpeakerDraft,
  known: readonly string[],
): ErrorCode | null {
  if (!isSet(topics) || topics.some((topic) => !known.includes(topic))) return 'SPEAKER_TOPICS'
  if (!isSet(regions)) return 'SPEAKER_REGIONS'
  const isLimit = monthlyLimit === null || (Number.isInteger(monthlyLimit) && monthlyLimit >= 1)
  return isLimit && (monthlyLimit ?? 1) <= MOST_STOPS_A_MONTH ? null : 'SPEAKER_LIMIT'
}

/** SM-H4: the speaker's own, or the usual one. */
export const monthlyLimitOf = ({ SM }: Pick<Rules, 'SM'>, own: number | null) => own ?? SM.monthlyLimit

/** What was tapped for a month, and what stood there before; `taken`: days on which a stop is settled. */
export interface FreeDaysAsked {
  month: string
  asked: readonly string[]
  before: readonly string[]
  taken: readonly string[]
}

/** notes: a sentence for whatever was not done as asked; the days themselves are never lost for it. */
export interface FreeDaysKept {
  days: string[]
  notes: string[]
}

const inWords = (days: readonly string[]) => days.map((day) => shortDay(instantOf(day))).join('、')

/** From today to the end of the last month that one may look ahead. */
const isOpen = (day: string, today: string, { SM }: Pick<Rules, 'SM'>) =>
  day >= today && day.slice(0, 7) <= addMonths(today.slice(0, 7), SM.freeMonthsAhead)

/** Sorted, each day once. Days that have passed stay as they stood; a day with a stop stays free until the stop is handed on. */
export function freeDaysKept(
  { month, asked, before, taken }: FreeDaysAsked,
  now: number,
  rules: Pick<Rules, 'SM'>,
): FreeDaysKept {
  const today = dayOf(now)
  const once = [...new Set(asked)].sort()
  const real = once.filter((day) => isDay(day) && day.startsWith(month))
  const open = real.filter((day) => isOpen(day, today, rules))
  const past = before.filter((day) => day.startsWith(month) && day < today)
  const held = taken.filter((day) => day.startsWith(month) && day >= today && !open.includes(day))
  const told: [string[], (days: string) => string][] = [
    [once.filter((day) => asked.indexOf(day) !== asked.lastIndexOf(day)), (days) => `${days}重复填了，只记一次`],
    [once.filter((day) => !real.includes(day) && isDay(day)), (days) => `${days}不在这个月，没有记入，请到那个月再选`],
    [real.filter((day) => day < today && !past.includes(day)), (days) => `${days}已经过去，没有记入`],
    [real.filter((day) => day >= today && !open.includes(day)), (days) => `${days}还太远，没有记入，请过些时候再填`],
    [held, (days) => `${days}已定了宣讲，仍算有空，去不了请先换人`],
  ]
  const unreal = once.filter((day) => !isDay(day)).map((day) => `没有“${day}”这一天，没有记入，请重新选择`)
  const notes = told.flatMap(([days, sentence]) => (days.length ? [sentence(inWords(days))] : []))
  return { days: [...new Set([...past, ...open, ...held])].sort(), notes: [...notes, ...unreal] }
}

/** Which of its weekday a day is in its month: the second Tuesday. */
const placeOf = (day: string) => ({
  weekday: weekdayOf(instantOf(day)),
  nth: Math.ceil(Number(day.slice(8)) / 7),
})

/** 同上月: free on the second Tuesday, free on the second Tuesday; shifts and meetings follow weeks, not dates. */
export function sameAsMonthBefore(before: readonly string[], month: string): string[] {
  const last = addMonths(month, -1)
  const places = before.filter((day) => day.startsWith(last)).map(placeOf)
  const days = Array.from({ length: 31 }, (_day, index) => addDays(`${month}-01`, index))
  return days.filter((day) => {
    const { weekday, nth } = placeOf(day)
    return day.startsWith(month) && places.some((place) => place.weekday === weekday && place.nth === nth)
  })
}
