import { addMonths } from '#domain/calendar'

export const periods = [
  { key: 'month', label: '本月' },
  { key: 'quarter', label: '本季度' },
  { key: 'year', label: '本年' },
  { key: 'own', label: '自选' },
] as const
export type Period = (typeof periods)[number]['key']

/** Both inclusive. */
export interface Span {
  from: string
  to: string
}

const MOST_MONTHS = 12
const QUARTER = 3

const monthsBetween = ({ from, to }: Span) =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5)) - Number(from.slice(5)) + 1

/** Up to this month: of the months to come there is nothing to tell. */
export function spanOf(period: Exclude<Period, 'own'>, now: string): Span {
  const into = period === 'month' ? 0 : (Number(now.slice(5)) - 1) % (period === 'quarter' ? QUARTER : MOST_MONTHS)
  return { from: addMonths(now, -into), to: now }
}

/** As the server judges it. */
export function spanProblem(span: Span): string | null {
  const months = monthsBetween(span)
  if (months < 1) return '结束的月份不能早于开始的月份'
  return months > MOST_MONTHS ? `最长 12 个月，现在是 ${months} 个月` : null
}

export const spanWords = ({ from, to }: Span) =>
  from === to ? monthOfYear(from) : `${monthOfYear(from)}至${monthOfYear(to)}`

export const monthOfYear = (month: string) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`
