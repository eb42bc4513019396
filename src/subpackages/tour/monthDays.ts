/** A month as seven columns. */
import { addDays, startOfMonth, weekdayOf } from '#domain/calendar'

export const weekdays = ['一', '二', '三', '四', '五', '六', '日'] as const

/** Empty places before the first. */
export const blanksBefore = (month: string) =>
  weekdays.findIndex((word) => weekdayOf(startOfMonth(month)).endsWith(word))

export const daysOf = (month: string): string[] =>
  Array.from({ length: 31 }, (_day, index) => addDays(`${month}-01`, index)).filter((day) => day.startsWith(month))
