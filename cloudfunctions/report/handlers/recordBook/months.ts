/** In which state each branch's months are, judged as for the heat map. */
import { addMonths, monthOf } from '#domain/calendar'
import { askedOf, type MonthFacts, stateOfMonth, untouched, monthStateNames } from '#domain/heatMap'
import type { Rules } from '#domain/rulePack'
import { themeDayId } from '#domain/themeDay'
import { getMany } from '../../../shared/db'
import type { ActivityRecord, Org } from '../../../shared/documents'
import type { BookSession } from './read'

/** By the theme day's id. */
export type KnownMonths = Map<string, { version: number; facts: MonthFacts }>

export const monthsFrom = (from: string, to: string): string[] =>
  from > to ? [] : [from, ...monthsFrom(addMonths(from, 1), to)]

/** Published anew after being cancelled: the newest version is the branch's month. */
export function noteMonth(known: KnownMonths, session: BookSession, record: ActivityRecord | null): void {
  if (session.kind !== 'themeDay') return
  const { sourceId, version, publishedAt, start, end, cancelled } = session
  if ((known.get(sourceId)?.version ?? 0) > version) return
  const { recordedAt, reportedAt, acceptedAt, returnedAt } = record ?? untouched
  const facts = { publishedAt, start, end, cancelled, recordedAt, reportedAt, acceptedAt, returnedAt }
  known.set(sourceId, { version, facts })
}

/** Whether the group has published matters only of months that are not over, where a branch has done nothing yet. */
export async function packedMonths(
  months: readonly string[],
  { known, branches, now }: { known: KnownMonths; branches: readonly Org[]; now: number },
): Promise<Set<string>> {
  const open = months.filter((month) => month >= monthOf(now))
  const asked = open.filter((month) => branches.some(({ _id }) => !known.has(themeDayId(_id, month))))
  return new Set((await getMany('monthPacks', asked)).map(({ _id }) => _id))
}

interface Judged {
  known: KnownMonths
  packed: ReadonlySet<string>
  now: number
  rulesOn: (day: string) => Rules
}

/** From January, whichever months were asked for: they are twelve at most, so none comes twice. */
export function statesOf(branch: Org, months: readonly string[], { known, packed, now, rulesOn }: Judged): string[] {
  const states = Array.from({ length: 12 }, () => '')
  for (const month of months) {
    const rules = rulesOn(`${month}-01`)
    const facts = known.get(themeDayId(branch._id, month))?.facts ?? (packed.has(month) ? untouched : null)
    const state = stateOfMonth(askedOf(facts, month, branch, rules), month, now, rules)
    states[Number(month.slice(5)) - 1] = monthStateNames[state]
  }
  return states
}
