/** 分类施教: what somebody is at a date, computed from dated facts and never set by hand. */
import { addYears, isDay, monthOf, instantOf } from './calendar'
import { type DatedMark, type DatedStages, marksOn, type Post, postsOn, type Stage, stageOn } from './member'
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

export interface DatedFacts {
  stages: DatedStages
  posts: readonly Post[]
  marks: readonly DatedMark[]
  /** 'YYYY-MM' */
  birthMonth: string | null
}

/** From the day of joining to the day before the first anniversary of becoming full (CT-02). */
function isNewMember({ probationary, full }: DatedFacts['stages'], day: string, { CT }: Rules): boolean {
  const joined = probationary ?? full
  // '' is before our records, and so before anybody who is new
  if (!joined || day < joined || full === '') return false
  return full === undefined || day < addYears(full, CT.newMemberYears)
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
  const marked = marksOn(facts.marks, day).flatMap(({ kind }): Category[] => (kind === 'retired' ? [] : [kind]))
  const found = new Set<Category>([...posted, ...byStage(stageOn(facts.stages, day), posted.length > 0), ...marked])
  if (isNewMember(facts.stages, day, rules)) found.add('newMember')
  if (isYouth(facts.birthMonth, day, rules)) found.add('youth')
  return categories.filter((category) => found.has(category))
}
