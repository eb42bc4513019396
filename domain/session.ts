/** 场次, the one unit of attendance: theme days, lessons and preaching stops all make sessions. */
import type { ErrorCode } from './errors'
import { dayOf, HOUR, MINUTE } from './calendar'
import { isPartyMember, type Stage } from './member'
import { isInvited, type OrgPath } from './org'
import type { Rules } from './rulePack'
import { type SignInWindow, signOutWindow } from './signIn'

/** 主题党日, what 三会一课 asks for beside it, 大讲堂, and a stop of 巡讲. */
export const sessionKinds = [
  'themeDay',
  'memberMeeting',
  'committeeMeeting',
  'groupMeeting',
  'partyLecture',
  'lifeMeeting',
  'lecture',
  'stop',
] as const
export type SessionKind = (typeof sessionKinds)[number]

/** 一课, 一片, 一实践 */
export const themeDayParts = ['lesson', 'film', 'practice'] as const
export type ThemeDayPart = (typeof themeDayParts)[number]

/** 参加; 请假待批, 准假, 未准 */
export const replies = ['coming', 'leaveAsked', 'leaveGranted', 'leaveRefused'] as const
export type Reply = (typeof replies)[number]

/** 扫码, 数字码, 反扫, 点名, 更正 */
export const attendanceMethods = ['scan', 'digits', 'counterScan', 'rollCall', 'correction'] as const
export type AttendanceMethod = (typeof attendanceMethods)[number]

/** undecided: 待确认, until those in charge have decided of a flag. */
export const attendanceStatuses = ['present', 'late', 'leave', 'absent', 'observer', 'exempt', 'undecided'] as const
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

/** Invited, and need not come. */
export const isSpared = ({ scope }: Pick<Gathering, 'scope'>, { orgPath, exempt }: Standing) =>
  exempt && isInvited(orgPath, scope)

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

/** The same of 签退, which the session must ask for. */
export function refuseAtExit(
  rules: Rules,
  { cancelled, door, start, end }: Pick<Gathering, 'cancelled' | 'start' | 'end'> & { door: Door },
  now: number,
): ErrorCode | null {
  if (cancelled) return 'SESSION_CANCELLED'
  if (!door.signOut) return 'SIGN_OUT_NOT_ASKED'
  const { opensAt, closesAt } = signOutWindow(rules, { start, end })
  if (now < opensAt) return 'SIGN_OUT_NOT_OPEN'
  return now < closesAt ? null : 'SIGN_OUT_CLOSED'
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

/** Released until the door opens; settled when the roll can no longer be called and the clock has written it down. */
export const sessionStates = ['released', 'open', 'closed', 'settled', 'cancelled'] as const
export type SessionState = (typeof sessionStates)[number]

export function sessionStateOf(
  { cancelled, window, settledAt }: Pick<Gathering, 'cancelled' | 'window'> & { settledAt: number | null },
  now: number,
): SessionState {
  if (cancelled) return 'cancelled'
  if (settledAt !== null) return 'settled'
  if (now < window.opensAt) return 'released'
  return now < window.closesAt ? 'open' : 'closed'
}

/** 签到方式, chosen by whoever runs the session. spot: where it is, for the distance check; radius in metres. */
export interface Door {
  digits: boolean
  offline: boolean
  signOut: boolean
  spot: { latitude: number; longitude: number; radius: number } | null
}

/** Chosen until the end: afterwards nothing can be asked of those who have gone. */
export function refuseDoorChange(
  { cancelled, end }: Pick<Gathering, 'cancelled' | 'end'>,
  now: number,
): ErrorCode | null {
  if (cancelled) return 'SESSION_CANCELLED'
  return now <= end ? null : 'SESSION_OVER'
}

/** 现场帮手, appointed by the owner: their rights end with the session's day by themselves (S36). */
export const isHelping = (
  { helpers, cancelled, end }: { helpers: readonly { id: string }[]; cancelled: boolean; end: number },
  memberId: string,
  day: string,
) => !cancelled && day <= dayOf(end) && helpers.some(({ id }) => id === memberId)

export function refuseReply(gathering: Gathering, standing: Pick<Standing, 'orgPath'>, now: number): ErrorCode | null {
  if (gathering.cancelled) return 'SESSION_CANCELLED'
  if (!isInvited(standing.orgPath, gathering.scope)) return 'REPLY_NOT_INVITED'
  return now <= gathering.replyBy ? null : 'REPLY_CLOSED'
}
