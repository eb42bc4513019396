/** What is known of a member, each fact with the day from which it holds: who somebody is at a date is computed, never set. */
import { addDays, addYears } from './calendar'
import type { Rules } from './rulePack'

/** 申请人, 积极分子, 发展对象, 预备党员, 正式党员: in this order. */
export const stages = ['applicant', 'activist', 'developmentTarget', 'probationary', 'full'] as const
export type Stage = (typeof stages)[number]

/** The Beijing day on which each stage began; '' where it began before our records. */
export type DatedStages = Partial<Record<Stage, string>>

/** 书记, 副书记, 组织/宣传/纪检委员, 党务干事, 组织者（单位或集团）, 管理员, 宣讲办 */
export const duties = [
  'secretary',
  'deputySecretary',
  'organisationOfficer',
  'publicityOfficer',
  'disciplineInspector',
  'backbone',
  'organiser',
  'administrator',
  'tourOffice',
] as const
export type Duty = (typeof duties)[number]

/** from, to: Beijing days, both inclusive; no `to` while it lasts. */
export interface Post {
  duty: Duty
  org: string
  from: string
  to?: string
}

/** 借调, 年老体弱, 流动, 退休 */
export const markKinds = ['seconded', 'frail', 'floating', 'retired'] as const
export type MarkKind = (typeof markKinds)[number]

/** 豁免 is a mark with a reason, an end and whoever granted it; from, to: Beijing days, both inclusive. */
export interface DatedMark {
  kind: MarkKind
  from: string
  to?: string
  /** '' for what a roster says without one. */
  reason: string
  /** The member who granted the exemption; null for a mark that exempts from nothing. */
  grantedBy: string | null
}

/** Why somebody came to a branch: 名册, 转接, 支部合并, 支部拆分; or to a party group of it: 党小组调整 */
export const membershipReasons = ['roster', 'moved', 'merged', 'split', 'grouped'] as const
export type MembershipReason = (typeof membershipReasons)[number]

/** Holds until the next one begins, so that there is neither a gap nor an overlap. */
export interface Membership {
  branch: string
  name: string
  from: string
  reason: MembershipReason
  /** The party group, for who belongs to one. */
  group?: string
}

const isOn = (day: string) => (fact: { from: string; to?: string }) =>
  fact.from <= day && (fact.to === undefined || day <= fact.to)

/** Ended with the day before; what would only have begun by then was never there. */
export const endedBefore = <T extends { from: string; to?: string }>(fact: T, day: string): T[] =>
  fact.from < day ? [{ ...fact, to: addDays(day, -1) }] : []

/**
 * What a roster lists, against what was known: what is in force and listed goes on, what is in force and not listed ended
 * the day before, what is listed and not in force begins. What has ended, or is yet to begin, is not the roster's business.
 */
export function listedSince<T extends { from: string; to?: string }>(
  known: readonly T[],
  listed: readonly T[],
  day: string,
  isSame: (a: T, b: T) => boolean,
): T[] {
  const isInForce = isOn(day)
  const kept = known.flatMap((one) =>
    !isInForce(one) || listed.some((other) => isSame(one, other)) ? [one] : endedBefore(one, day),
  )
  return [...kept, ...listed.filter((one) => !known.some((other) => isInForce(other) && isSame(one, other)))]
}

export const postsOn = (posts: readonly Post[], day: string) => posts.filter(isOn(day))

export const marksOn = (marks: readonly DatedMark[], day: string) => marks.filter(isOn(day))

/** 豁免: not counted among those expected, and still reached (CT-06, A5). */
export const isExemptOn = (marks: readonly DatedMark[], day: string) =>
  marksOn(marks, day).some(({ grantedBy }) => grantedBy !== null)

/** The latest stage that has begun by that day (CT-01); null before any. */
export function stageOn(begun: DatedStages, day: string): Stage | null {
  const reached = stages.filter((stage) => {
    const since = begun[stage]
    return since !== undefined && since <= day
  })
  return reached[reached.length - 1] ?? null
}

/** Where somebody belonged on that day; null before the first. Memberships are in order of their days. */
export function membershipOn(memberships: readonly Membership[], day: string): Membership | null {
  const begun = memberships.filter(({ from }) => from <= day)
  return begun[begun.length - 1] ?? null
}

/** Probationary members take part in everything but votes, so they are expected too. */
export const isPartyMember = (stage: Stage) => stage === 'probationary' || stage === 'full'

/**
 * The stages as a roster of that day tells them: a stage that was known keeps its day; joining is the probationary day,
 * and who is full by now became so a probation later. A later stage that the roster takes back goes.
 */
export function stagesFrom(
  { stage, joined }: { stage: Stage; joined: string | null },
  before: DatedStages,
  day: string,
  { CT }: Rules,
): DatedStages {
  const kept = Object.fromEntries(
    stages
      .slice(0, stages.indexOf(stage) + 1)
      .flatMap((one) => (before[one] === undefined ? [] : [[one, before[one]]])),
  ) as DatedStages
  if (isPartyMember(stage) && joined) kept.probationary = joined
  const isKnown = stageOn(before, day) === stage && kept[stage] !== undefined
  if (isKnown) return kept
  // a first roster does not say since when; a later one shows a change that came after the one before
  const unknownDay = Object.keys(before).length ? day : ''
  if (stage !== 'full') return { ...kept, [stage]: kept[stage] ?? unknownDay }
  const due = kept.probationary ? addYears(kept.probationary, CT.probationYears) : unknownDay
  return { ...kept, full: due < day ? due : day }
}
