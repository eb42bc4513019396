/** What was done, as one would say it. The record itself keeps what was asked, word for word. */
import type { ActionName } from '#types/contract'
import { longMonth } from '#domain/calendar'

const actionWords: Partial<Record<ActionName, string>> = {
  'attendance.close': '结束了签到',
  'attendance.rollCall': '补了点名',
  'claim.decide': '处理了认领申请',
  'claim.invite': '发了邀请码',
  'leave.decide': '批了假条',
  'org.applyRoster': '导入了党员名册',
  'org.checkRoster': '检查了党员名册',
  'org.stageRoster': '上传了党员名册',
  'oversight.answer': '答复了投诉或建议',
  'themeDay.publish': '发布了主题党日',
}

const isKnown = (action: string): action is ActionName => action in actionWords

export const deedOf = (action: string) => (isKnown(action) ? actionWords[action] : undefined) ?? '做了一项经办操作'

const asText = (value: unknown) => (typeof value === 'string' ? value : '')

/** What says something to a person; ids say nothing. */
const told: Record<string, (value: unknown) => string> = {
  approve: (value) => (value ? '同意' : '没有同意'),
  month: (value) => longMonth(asText(value)),
  title: asText,
  place: asText,
  memberIds: (value) => (Array.isArray(value) ? `${value.length} 人` : ''),
  part: (value) => (typeof value === 'number' ? `第 ${value + 1} 部分` : ''),
  answer: asText,
}

/** Empty where there is nothing to tell but ids. */
export function whatWords(what: string): string {
  const asked = parsed(what)
  if (!asked) return what
  return Object.entries(asked)
    .map(([name, value]) => told[name]?.(value) ?? '')
    .filter(Boolean)
    .join('，')
}

function parsed(text: string): object | null {
  if (!text.startsWith('{')) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
