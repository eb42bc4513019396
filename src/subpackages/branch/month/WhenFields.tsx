import { addMonths, DAY, dayOf, instantOf, shortDay, startOfMonth, weekdayOf } from '#domain/calendar'
import { When } from '../When'
import type { DraftingMonth } from './useMonth'

const lengths = [
  { key: '60', label: '1 小时' },
  { key: '90', label: '1.5 小时' },
  { key: '120', label: '2 小时' },
  { key: '180', label: '3 小时' },
] as const

export function WhenFields({ month, draft, data, shown, change }: DraftingMonth) {
  const first = instantOf(draft.day)
  const span = {
    start: dayOf(Math.max(data.earliestStart, startOfMonth(month))),
    end: dayOf(startOfMonth(addMonths(month, 1)) - DAY),
  }
  const words = `${shortDay(first)} ${weekdayOf(first)}`
  const problems = { day: shown('day'), minutes: shown('minutes') }
  return <When draft={draft} words={words} span={span} lengths={lengths} problems={problems} change={change} />
}
