/** 分类施教: what somebody is at a date, computed from dated facts and never set by hand. */
import { addYears, isDay, monthOf, instantOf } from './calendar'
import { type Post, postsOn, type Stage, stages as stageOrder } from './member'
import type { Rules } from './rulePack'

export const categories = [
  'secretary',
  'committee',
  'backbone',
  'ordinary',
  'newMember',
  'developmentTarget',
  'activist',
  'applicant',
  'youth',
  'frail',
  'seconded',
  'floating',
] as const
export type Category = (typeof categories)[number]

export const markKinds = ['frail', 'seconded', 'floating', 'retired'] as const
export type MarkKind = (typeof markKinds)[number]

/** from, to: Beijing days, both inclusive; no `to` while it lasts. */
export interface DatedMark {
  kind: MarkKind
  from: string
  to?: string
  reason: string
}

export interface DatedFacts {
  /** The day on which each stage began. */
  stages: Partial<Record<Stage, string>>
  posts: readonly Post[]
  marks: readonly DatedMark[]
  /** 'YYYY-MM' */
  birthMonth: string | null
}

/** The latest stage that has begun by that day (CT-01); null before any. */
export function stageOn(stages: DatedFacts['stages'], day: string): Stage | null {
  const begun = stageOrder.filter((stage) => {
    const since = stages[stage]
    return since !== undefined && since <= day
  })
  return begun[begun.length - 1] ?? null
}

/** From the day of joining to the day before the first anniversary of becoming full (CT-02). */
function isNewMember({ probationary, full }: DatedFacts['stages'], day: string, { CT }: Rules): boolean {
  const joined = probationary ?? full
  if (!joined || day < joined) return false
  return !full || day < addYears(full, CT.newMemberYears)
}

/** Whole years by months: who was born in a month is a year older from its first day on. */
function isYouth(birthMonth: string | null, day: string, { CT }: Rules): boolean {
  if (!birthMonth || !isDay(`${birthMonth}-01`)) return false
  const [year, month] = monthOf(instantOf(day)).split('-').map(Number)
  const [bornYear, bornMonth] = birthMonth.split('-').map(Number)
  const age = year! - bornYear! - (month! < bornMonth! ? 1 : 0)
  return age <= CT.youthAge
}

const committeeDuties = ['deputySecretary', 'organisationOfficer', 'publicityOfficer', 'disciplineInspector']

function byPost(posts: readonly Post[]): Category[] {
  const duties = posts.map(({ duty }) => duty)
  const held: Category[] = []
  if (duties.includes('secretary')) held.push('secretary')
  if (duties.some((duty) => committeeDuties.includes(duty))) held.push('committee')
  if (duties.includes('backbone')) held.push('backbone')
  return held
}

function byStage(stage: Stage | null, hasPost: boolean): Category[] {
  if (stage === 'probationary' || stage === 'full') return hasPost ? [] : ['ordinary']
  return stage ? [stage] : []
}

/** A set, in the order of `categories`. */
export function categoriesOn(facts: DatedFacts, day: string, rules: Rules): Category[] {
  const posted = byPost(postsOn(facts.posts, day))
  const marked = facts.marks
    .filter(({ from, to = day }) => from <= day && day <= to)
    .flatMap(({ kind }): Category[] => (kind === 'retired' ? [] : [kind]))
  const found = new Set<Category>([...posted, ...byStage(stageOn(facts.stages, day), posted.length > 0), ...marked])
  if (isNewMember(facts.stages, day, rules)) found.add('newMember')
  if (isYouth(facts.birthMonth, day, rules)) found.add('youth')
  return categories.filter((category) => found.has(category))
}
