import { addDays, addMonths, addYears, dayOf, instantOf, monthOf, shortDay, weekdayOf } from '#domain/calendar'
import { rulesOn } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'
import { When } from '../../When'
import type { Planning } from './usePlan'

const lengths = [
  { key: '30', label: '半小时' },
  { key: '60', label: '1 小时' },
  { key: '90', label: '1.5 小时' },
  { key: '120', label: '2 小时' },
] as const

/** As far back as may be put down, and as far ahead as may be planned. */
function spanOf(now: number) {
  const today = dayOf(now)
  const { BM } = rulesOn(currentPack, today)
  const beyond = addMonths(monthOf(now), BM.monthsAhead + 1)
  const last = `${addMonths(monthOf(now), BM.monthsAhead)}${today.slice(7)}`
  const endOfMonth = addDays(`${beyond}-01`, -1)
  return { start: addYears(today, -BM.yearsBack), end: last < endOfMonth ? last : endOfMonth }
}

/** 2025年12月3日 星期三 where it is not this year */
export function dayWords(day: string, now: number) {
  const instant = instantOf(day)
  const year = day.slice(0, 4)
  const isThisYear = year === dayOf(now).slice(0, 4)
  return `${isThisYear ? '' : `${year}年`}${shortDay(instant)} ${weekdayOf(instant)}`
}

export const WhenFields = ({ draft, now, shown, change }: Planning) => (
  <When
    draft={draft}
    words={dayWords(draft.day, now)}
    span={spanOf(now)}
    lengths={lengths}
    problems={{ day: shown('day') }}
    change={change}
  />
)
