/** SM-H1 to SM-H7: what forbids that somebody goes to a stop, whatever it would cost. */
import { MINUTE } from '../calendar'
import { travelMinutes } from '../region'
import type { Rules } from '../rulePack'
import { monthlyLimitOf } from '../speaker'
import type { Candidate, Dated, OpenStop, Visit } from './problem'

export const hardRules = ['SM-H1', 'SM-H2', 'SM-H3', 'SM-H4', 'SM-H5', 'SM-H6', 'SM-H7'] as const
export type HardRule = (typeof hardRules)[number]

/** Said of one speaker, to whoever wonders why not this one. */
export const hardRuleWords: Record<HardRule, string> = {
  'SM-H1': '当天没有空',
  'SM-H2': '同一时间另有一站',
  'SM-H3': '和前后一站之间来不及赶路',
  'SM-H4': '当月站数已到上限',
  'SM-H5': '不讲这个主题',
  'SM-H6': '是东道主支部自己的人',
  'SM-H7': '这一站只请合作单位',
}

type Timed = Pick<Visit, 'start' | 'end' | 'region'>
export type Wanted = Dated<
  Pick<OpenStop, 'region' | 'hostId' | 'topic' | 'start' | 'end' | 'partnerOnly' | 'ownBranchAllowed'> &
    Partial<Pick<OpenStop, 'speakerId' | 'agreed'>>
>
type SM = Pick<Rules, 'SM'>

const overlaps = (one: Timed, other: Timed) => one.start < other.end && other.start < one.end

/** Not for what overlaps: that is another rule, and the worse news. */
function isTooClose(one: Timed, other: Timed, { SM }: SM): boolean {
  const gap = Math.max(one.start - other.end, other.start - one.end)
  return gap >= 0 && gap < (travelMinutes(one.region, other.region) + SM.gapMinutes) * MINUTE
}

/** True if nobody can do both (SM-H2, SM-H3). */
export const isClash = (one: Timed, other: Timed, rules: SM) => overlaps(one, other) || isTooClose(one, other, rules)

const checks: Record<
  HardRule,
  (candidate: Candidate, stop: Wanted, others: readonly Dated<Timed>[], rules: SM) => boolean
> = {
  'SM-H1': ({ id, free }, { day, agreed, speakerId }) => !free.includes(day) && !(agreed && speakerId === id),
  'SM-H2': (_candidate, stop, others) => others.some((other) => overlaps(stop, other)),
  'SM-H3': (_candidate, stop, others, rules) => others.some((other) => isTooClose(stop, other, rules)),
  'SM-H4': ({ monthlyLimit }, stop, others, rules) =>
    others.filter(({ day }) => day.slice(0, 7) === stop.day.slice(0, 7)).length >= monthlyLimitOf(rules, monthlyLimit),
  'SM-H5': ({ topics }, { topic }) => !topics.includes(topic),
  'SM-H6': ({ branchId }, { hostId, ownBranchAllowed }) => branchId === hostId && !ownBranchAllowed,
  'SM-H7': ({ team }, { partnerOnly }) => partnerOnly && team !== null,
}

/** In the order of their numbers; empty if this speaker may go. `others`: all else that they do. */
export const brokenRules = (
  candidate: Candidate,
  stop: Wanted,
  others: readonly Dated<Timed>[],
  rules: SM,
): HardRule[] => hardRules.filter((rule) => checks[rule](candidate, stop, others, rules))

export interface TightestRule {
  rule: HardRule
  /** How many it keeps away. */
  speakers: number
}

/** SM-05: the rule that alone excludes the most; if everybody fails several, the one failed by most; ties by number. */
export function tightestRule(failed: readonly (readonly HardRule[])[]): TightestRule | null {
  const alone = failed.filter((rules) => rules.length === 1)
  const counted = alone.length ? alone : failed
  const counts = hardRules.map((rule) => ({ rule, speakers: counted.filter((rules) => rules.includes(rule)).length }))
  const most = counts.reduce((best, each) => (each.speakers > best.speakers ? each : best))
  return most.speakers ? most : null
}
