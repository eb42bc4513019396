import { addDays } from '#domain/calendar'
import { longDay } from '../days'
import type { Org } from './useTree'

/** 2026年11月23日 起已并入其他支部; nothing for what is still there. */
export function closedWords({ level, to }: Org): string {
  if (to === null) return ''
  return `${longDay(addDays(to, 1))} 起${level === 'branch' ? '已并入其他支部' : '已结束'}`
}

const LONGEST_NAME = 40

/** What stands in a button's place while the name is not one; as the server counts it. */
export function nameProblem(name: string): string | null {
  const { length } = Array.from(name.trim())
  if (!length) return '请填写名称'
  return length > LONGEST_NAME ? `名称多了 ${length - LONGEST_NAME} 字` : null
}
