/** 豁免: granted for a while, with a reason (A5, CT-06). */
import { addMonths, isDay } from './calendar'
import type { ErrorCode } from './errors'
import type { DatedMark } from './member'
import type { Rules } from './rulePack'

type Asked = Pick<DatedMark, 'kind' | 'from'> & { to: string }

/** At most so many months, counted from the day on which it begins. */
function lastDay(from: string, { CT }: Rules): string {
  const month = addMonths(from.slice(0, 7), CT.exemptMonths)
  const there = `${month}${from.slice(7)}`
  return isDay(there) ? there : `${addMonths(month, 1)}-01`
}

/** From today on: who was expected yesterday was expected. */
export function refuseExemption(
  asked: Asked,
  marks: readonly DatedMark[],
  { today, rules }: { today: string; rules: Rules },
): ErrorCode | null {
  const { kind, from, to } = asked
  if (!isDay(from) || !isDay(to) || from < today || to < from || to > lastDay(from, rules)) return 'EXEMPTION_DAYS'
  const overlaps = marks.some(
    (one) => one.grantedBy !== null && one.kind === kind && one.from <= to && (one.to === undefined || from <= one.to),
  )
  return overlaps ? 'EXEMPTION_OVERLAPS' : null
}
