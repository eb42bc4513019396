/** What was done, as one would say it. The record itself keeps what was asked, word for word. */
import type { ActionName } from '#types/contract'
import { longMonth } from '#domain/calendar'
import { dutyWords, leaveKindWords, markWords, rulingWords } from '../../../lib/words'

/** A word for every action that leaves a record; a test holds it to that. */
export const actionWords: Partial<Record<ActionName, string>> = {
  'attendance.appointHelpers': '请了现场帮手',
  'attendance.confirm': '确认了签到',
  'attendance.correct': '更正了签到',
  'attendance.recordSpotCheck': '登记了抽查',
  'claim.decide': '处理了认领申请',
  'claim.invite': '发了邀请码',
  'course.release': '审看了课程',
  'course.retire': '调整了课程的上架',
  'course.submit': '提交了课程',
  'leave.enter': '代请了假',
  'lecture.cancel': '取消了大讲堂',
  'lecture.confirm': '答复了承办大讲堂',
  'lecture.plan': '安排了大讲堂',
  'lecture.publish': '发布了大讲堂',
  'oversight.answer': '答复了投诉或建议',
  'partner.invite': '给合作单位发了链接',
  'people.appoint': '任命了职务',
  'people.endExemption': '结束了豁免',
  'people.endPost': '免去了职务',
  'people.exempt': '准予豁免',
  'question.close': '收了问题台',
  'record.judge': '验收了记录',
  'report.exportPeople': '导出了名单',
  'report.record': '导出了记录',
  'report.recordBook': '导出了台账',
  'request.refuse': '没有安排点单',
  'roster.start': '导入了党员名册',
  'rulePack.draft': '起草了规则包',
  'rulePack.release': '发布了规则包',
  'speaker.decide': '答复了宣讲员的报名',
  'speaker.invite': '邀请了宣讲员',
  'tour.addStop': '加了一站',
  'tour.assign': '给一站派了单',
  'tour.cancelStop': '取消了一站',
  'tour.editStop': '改了一站',
  'tour.match': '智能派单',
  'tour.release': '发布了巡讲日程',
  'tour.save': '保存了巡讲',
  'tour.setPlaces': '调整了站点名额',
  'tree.merge': '合并了支部',
  'tree.rename': '更改了组织名称',
  'tree.setGroup': '调整了党小组',
  'tree.split': '拆分了支部',
}

const isKnown = (action: string): action is ActionName => action in actionWords

export const deedOf = (action: string) => (isKnown(action) ? actionWords[action] : undefined) ?? '做了一项经办操作'

const asText = (value: unknown) => (typeof value === 'string' ? value : '')

/** What says something to a person; an id says the name behind it. */
const told: Record<string, (value: unknown, nameOf: (id: unknown) => string) => string> = {
  memberId: (value, nameOf) => nameOf(value),
  orgId: (value, nameOf) => nameOf(value),
  branchId: (value, nameOf) => nameOf(value),
  intoId: (value, nameOf) => (nameOf(value) ? `并入${nameOf(value)}` : ''),
  accept: (value) => (value ? '通过' : '退回'),
  pass: (value) => (value ? '放行' : '退回'),
  retired: (value) => (value ? '下架' : '重新上架'),
  remark: asText,
  approve: (value) => (value ? '同意' : '没有同意'),
  yes: (value) => (value ? '同意' : '没有同意'),
  month: (value) => longMonth(asText(value)),
  name: asText,
  series: asText,
  title: asText,
  place: asText,
  reason: asText,
  duty: (value) => wordIn(dutyWords, value),
  kind: (value) => wordIn({ ...markWords, ...leaveKindWords }, value),
  from: (value) => (asText(value) ? `自 ${asText(value)}` : ''),
  to: (value) => wordIn(rulingWords, value) || (asText(value) ? `至 ${asText(value)}` : ''),
  memberIds: (value) => (Array.isArray(value) ? `${value.length} 人` : ''),
  moved: (value) => (typeof value === 'number' ? `转移 ${value} 人` : ''),
  rows: (value) => (typeof value === 'number' ? `${value} 人` : ''),
  format: asText,
  answer: asText,
  version: (value) => (asText(value) ? `第 ${asText(value)} 版` : ''),
  note: asText,
  waive: asText,
}

const wordIn = (words: Record<string, string>, value: unknown) => words[asText(value)] ?? ''

/** Empty where there is nothing to tell but ids. */
export function whatWords(what: string, names: Record<string, string>): string {
  const asked = parsed(what)
  if (!asked) return what
  const nameOf = (id: unknown) => names[asText(id)] ?? ''
  return Object.entries(asked)
    .map(([name, value]) => told[name]?.(value, nameOf) ?? '')
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
