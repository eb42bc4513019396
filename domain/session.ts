/** 场次, the one unit of attendance: theme days, lessons and preaching stops all make sessions. */
import type { ErrorCode } from './errors'
import { HOUR, MINUTE } from './calendar'
import { isPartyMember, type Stage } from './member'
import { isInvited, type OrgPath } from './org'
import type { Rules } from './rulePack'
import type { SignInWindow } from './signIn'

/** 主题党日, and what 三会一课 asks for beside it. */
export const sessionKinds = [
  'themeDay',
  'memberMeeting',
  'committeeMeeting',
  'groupMeeting',
  'partyLecture',
  'lifeMeeting',
] as const
export type SessionKind = (typeof sessionKinds)[number]

/** 一课, 一片, 一实践 */
export const themeDayParts = ['lesson', 'film', 'practice'] as const
export type ThemeDayPart = (typeof themeDayParts)[number]

/** 参加; 请假待批, 准假, 未准 */
export const replies = ['coming', 'leaveAsked', 'leaveGranted', 'leaveRefused'] as const
export type Reply = (typeof replies)[number]

/** 扫码, 点名 */
export const attendanceMethods = ['scan', 'rollCall'] as const
export type AttendanceMethod = (typeof attendanceMethods)[number]

export const attendanceStatuses = ['present', 'late', 'leave', 'absent', 'observer', 'exempt'] as const
export type AttendanceStatus = (typeof attendanceStatuses)[number]

/** What the rules ask of a session. scope: the organisations invited. */
export interface Gathering {
  scope: readonly string[]
  start: number
  end: number
  cancelled: boolean
  replyBy: number
  window: SignInWindow
}

/** Somebody's place, stage and exemption on the day. */
export interface Standing {
  orgPath: OrgPath
  stage: Stage
  exempt: boolean
}

export const isExpected = ({ scope }: Pick<Gathering, 'scope'>, { orgPath, stage, exempt }: Standing) =>
  isInvited(orgPath, scope) && isPartyMember(stage) && !exempt

/** Sign-in opens half an hour before and ends with the session; ten minutes late is still on time. */
export const windowOf = ({ SI }: Rules, start: number, end: number): SignInWindow => ({
  opensAt: start - SI.opensBeforeMin * MINUTE,
  lateAfter: start + SI.lateLimitMin * MINUTE,
  closesAt: end,
})

/** Judged when read, never stored. Presence outranks leave, so the two can never both count. */
export function statusOf(
  gathering: Pick<Gathering, 'scope' | 'window'>,
  standing: Standing,
  facts: { signedAt: number | null; reply: Reply | null },
): AttendanceStatus {
  const isSpared = standing.exempt && isInvited(standing.orgPath, gathering.scope)
  if (facts.signedAt === null && isSpared) return 'exempt'
  if (facts.signedAt === null) return facts.reply === 'leaveGranted' ? 'leave' : 'absent'
  if (!isExpected(gathering, standing)) return 'observer'
  return facts.signedAt <= gathering.window.lateAfter ? 'present' : 'late'
}

/**
 * When somebody on a called roll counts as come. A list on paper is typed in later than people came, so being called
 * makes nobody late; whoever calls says who was.
 */
export const calledAt = ({ window, end }: Pick<Gathering, 'window' | 'end'>, now: number, late: boolean) =>
  late ? Math.min(Math.max(now, window.lateAfter + 1), end) : Math.min(now, window.lateAfter)

/** What the door would say now: for pages, which know the window, and for the presenter. */
export function refuseAtDoor({ cancelled, window }: Pick<Gathering, 'cancelled' | 'window'>, now: number) {
  if (cancelled) return 'SESSION_CANCELLED' satisfies ErrorCode
  if (now < window.opensAt) return 'SIGN_IN_NOT_OPEN' satisfies ErrorCode
  return now < window.closesAt ? null : ('SIGN_IN_CLOSED' satisfies ErrorCode)
}

/**
 * 点名 goes on for a day after the end: the secretary comes home with a paper list. Of a meeting that was put down only
 * afterwards, for a day after that.
 */
export function refuseRollCall(
  { SI }: Rules,
  { cancelled, window, end, publishedAt }: Gathering & { publishedAt: number },
  now: number,
): ErrorCode | null {
  if (cancelled) return 'SESSION_CANCELLED'
  if (now < window.opensAt) return 'SIGN_IN_NOT_OPEN'
  return now <= Math.max(end, publishedAt) + SI.rollCallHours * HOUR ? null : 'ROLL_CALL_OVER'
}

export function refuseClose({ cancelled, start }: Gathering, now: number): ErrorCode | null {
  if (cancelled) return 'SESSION_CANCELLED'
  return now < start ? 'CLOSE_TOO_EARLY' : null
}

export function refuseReply(gathering: Gathering, standing: Pick<Standing, 'orgPath'>, now: number): ErrorCode | null {
  if (gathering.cancelled) return 'SESSION_CANCELLED'
  if (!isInvited(standing.orgPath, gathering.scope)) return 'REPLY_NOT_INVITED'
  return now <= gathering.replyBy ? null : 'REPLY_CLOSED'
}
