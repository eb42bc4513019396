/** 三会一课: how often a branch meets (MT-03), and what of it is still open. For the branch's secretary only. */
import { addDays, addMonths, addYears, dayOf, MINUTE, monthOf } from './calendar'
import type { ErrorCode } from './errors'
import { type Duty as PostDuty, type Post, postsOn } from './member'
import type { Rules } from './rulePack'

/** 党员大会, 支委会, 党小组会, 书记讲党课, 组织生活会 */
export const meetingKinds = [
  'memberMeeting',
  'committeeMeeting',
  'groupMeeting',
  'partyLecture',
  'lifeMeeting',
] as const
export type MeetingKind = (typeof meetingKinds)[number]

export const meetingNames: Record<MeetingKind, string> = {
  memberMeeting: '党员大会',
  committeeMeeting: '支委会',
  groupMeeting: '党小组会',
  partyLecture: '书记讲党课',
  lifeMeeting: '组织生活会',
}

export const isMeetingKind = (kind: string): kind is MeetingKind => (meetingKinds as readonly string[]).includes(kind)

const officers: readonly PostDuty[] = ['organisationOfficer', 'publicityOfficer', 'disciplineInspector']
const seats: readonly PostDuty[] = ['secretary', 'deputySecretary', ...officers]

const holds = (posts: readonly Post[], day: string, { org, duties }: { org: string; duties: readonly PostDuty[] }) =>
  postsOn(posts, day).some((post) => post.org === org && duties.includes(post.duty))

/** 支部委员会: invited by a scope like an organisation, so that a scope never names people. */
export const committeeOf = (branchId: string) => `${branchId}:committee`

export const sitsOnCommittee = (posts: readonly Post[], branchId: string, day: string) =>
  holds(posts, day, { org: branchId, duties: seats })

/** A branch too small for a committee has a secretary, perhaps a deputy, and no officers. */
export const isOfficer = (posts: readonly Post[], branchId: string, day: string) =>
  holds(posts, day, { org: branchId, duties: officers })

export interface MeetingDraft {
  kind: MeetingKind
  groupId?: string | undefined
  start: number
  end: number
}

/** One of a kind, and of a party group, a day: planning twice meets the same document. */
export const meetingId = (branchId: string, { kind, groupId, start }: MeetingDraft) =>
  [branchId, kind, dayOf(start), ...(groupId ? [groupId] : [])].join(':')

/** Whom it invites: one party group, the committee, or the whole branch. */
export function scopeOf(branchId: string, { kind, groupId }: Pick<MeetingDraft, 'kind' | 'groupId'>): string[] {
  if (kind === 'groupMeeting' && groupId) return [groupId]
  return [kind === 'committeeMeeting' ? committeeOf(branchId) : branchId]
}

/** groupIds: the branch's party groups of today. What was held can be put down for a year. */
export function refuseMeeting(
  { BM }: Rules,
  { kind, groupId, start, end }: MeetingDraft,
  groupIds: readonly string[],
  now: number,
): ErrorCode | null {
  const minutes = (end - start) / MINUTE
  if (minutes < BM.minMinutes || minutes > BM.maxMinutes || dayOf(start) !== dayOf(end)) return 'MEETING_DAYS'
  const today = dayOf(now)
  // in a shorter month the same day of the month may not exist: the comparison does not need it to
  const last = `${addMonths(monthOf(now), BM.monthsAhead)}${today.slice(7)}`
  if (dayOf(start) < addYears(today, -BM.yearsBack) || dayOf(start) > last) return 'MEETING_DAYS'
  const isFitting = kind === 'groupMeeting' ? groupIds.includes(groupId ?? '') : groupId === undefined
  return isFitting ? null : 'MEETING_GROUP'
}

export interface HeldMeeting {
  kind: MeetingKind
  /** The party group that met; for 党小组会 only. */
  groupId?: string
  /** Beijing day */
  day: string
}

/** since: the Beijing day from which meetings are looked at. A period begun before it is never overdue. */
export interface MeetingBody {
  groups: readonly { id: string; name: string; since: string }[]
  hasCommittee: boolean
  since: string
}

export interface MeetingGap {
  kind: MeetingKind
  /** '2026-11', '2026-Q4', '2026' */
  period: string
  groupId?: string
  /** The last day of the period. */
  dueBy: string
  overdue: boolean
  sentence: string
}

interface Period {
  from: string
  to: string
  key: string
  words: string
}

/** Months, quarters and years begin with January's; other lengths are told by their first month. */
function periodOf(day: string, months: number): Period {
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))]
  const index = Math.floor((month - 1) / months)
  const first = `${year}-${String(index * months + 1).padStart(2, '0')}`
  const days = { from: `${first}-01`, to: addDays(`${addMonths(first, months)}-01`, -1) }
  if (months === 12) return { ...days, key: year, words: `${year}年` }
  if (months === 3) return { ...days, key: `${year}-Q${index + 1}`, words: `第${'一二三四'[index]}季度` }
  const words = months === 1 ? `${month}月` : `${index * months + 1}月至${(index + 1) * months}月`
  return { ...days, key: first, words }
}

/** From the one that holds `since` to the one that holds `day`. */
function periodsBetween(since: string, day: string, months: number): Period[] {
  const periods: Period[] = []
  for (let at = since; at <= day; at = addDays(periods[periods.length - 1]!.to, 1)) periods.push(periodOf(at, months))
  return periods
}

const dayWords = (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

function sentenceOf(name: string, period: Period, facts: { held: number; times: number; day: string }): string {
  const { held, times, day } = facts
  const isPast = period.to < day
  const year = period.from.slice(0, 4)
  const isNamed = period.words.startsWith(year) || year === day.slice(0, 4)
  const when = `${isNamed ? '' : `${year}年`}${period.words}`
  const short = held === 0 ? `没有${name}的记录` : `${name}只有 ${held} 次，应有 ${times} 次`
  if (isPast) return `${when}${short}，请尽快安排，日期如实填写`
  return `${when}${held === 0 ? `还${short}` : short}，请最晚在${dayWords(period.to)}安排`
}

interface Duty {
  kind: MeetingKind
  name: string
  since: string
  groupId?: string
}

function dutiesOf({ groups, hasCommittee, since }: MeetingBody): Duty[] {
  return meetingKinds.flatMap((kind): Duty[] => {
    if (kind === 'committeeMeeting' && !hasCommittee) return []
    if (kind !== 'groupMeeting') return [{ kind, name: meetingNames[kind], since }]
    return groups.map((group) => ({
      kind,
      name: `${group.name}会议`,
      since: group.since > since ? group.since : since,
      groupId: group.id,
    }))
  })
}

/** Duty by duty, the oldest period first. What is planned for a day to come does not count as held. */
export function gapsOf(held: readonly HeldMeeting[], body: MeetingBody, day: string, { MT }: Rules): MeetingGap[] {
  return dutiesOf(body).flatMap(({ kind, name, since, groupId }) => {
    const { everyMonths, times } = MT[kind]
    const days = held.filter((one) => one.kind === kind && one.groupId === groupId).map((one) => one.day)
    return periodsBetween(since, day, everyMonths).flatMap((period): MeetingGap[] => {
      const count = days.filter((one) => period.from <= one && one <= period.to && one <= day).length
      const overdue = period.to < day
      if (count >= times || (overdue && period.from < since)) return []
      const sentence = sentenceOf(name, period, { held: count, times, day })
      return [{ kind, period: period.key, ...(groupId && { groupId }), dueBy: period.to, overdue, sentence }]
    })
  })
}
