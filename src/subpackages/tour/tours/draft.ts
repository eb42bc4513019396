/** A tour as it is being written down: kept on this phone until it is saved. */
import * as v from 'valibot'
import { addMonths, dayOf, monthOf } from '#domain/calendar'
import { isQuarter, quarterOf, quarterWords } from '#domain/quarter'
import { type Team, teams } from '#domain/speaker'
import { lengthOf } from '../../../lib/lengthOf'

const schema = v.object({
  tourId: v.string(),
  quarter: v.pipe(v.string(), v.check(isQuarter)),
  title: v.string(),
  requiredTeams: v.array(v.picklist(teams)),
})
export type TourDraft = v.InferOutput<typeof schema>

export const LONGEST_TITLE = 20
const QUARTERS = 4
const MONTHS = 3

export const draftOf = (kept: unknown): TourDraft | null => (v.is(schema, kept) ? kept : null)

export const freshDraft = (tourId: string, now: number): TourDraft => ({
  tourId,
  quarter: quarterOf(dayOf(now)),
  title: '',
  requiredTeams: [...teams],
})

/** This quarter and the next ones. */
export const quartersFrom = (now: number) =>
  Array.from({ length: QUARTERS }, (_quarter, index) => {
    const key = quarterOf(addMonths(monthOf(now), index * MONTHS))
    return { key, label: quarterWords(key) }
  })

/** What keeps it from being saved, or null. */
export function problemOf({ title, requiredTeams }: TourDraft): string | null {
  const length = lengthOf(title.trim())
  if (!length) return '还没有写名称'
  if (length > LONGEST_TITLE) return `名称最多 ${LONGEST_TITLE} 字`
  return requiredTeams.length ? null : '还没有选队伍'
}

export const withTeam = (chosen: readonly Team[], team: Team, on: boolean) =>
  teams.filter((each) => (each === team ? on : chosen.includes(each)))
