import { HOUR } from './calendar'
import type { ErrorCode } from './errors'
import { type Grant, may } from './rights'
import type { Rules } from './rulePack'
import type { Gathering, SessionKind, Standing } from './session'
import { isInvited, type OrgPath } from './org'

/** 当班, 病假, 事假, 公务: presets, so that leave is asked in four taps. */
export const leaveKinds = ['onDuty', 'sick', 'personal', 'official'] as const
export type LeaveKind = (typeof leaveKinds)[number]

/** active, overdue and ended are told by the clock and the door, never stored. */
export const leaveStates = ['asked', 'approved', 'rejected', 'withdrawn'] as const
export type LeaveState = (typeof leaveStates)[number]
export const leavePhases = [...leaveStates, 'active', 'overdue', 'returned', 'ended'] as const
export type LeavePhase = (typeof leavePhases)[number]

/** Who approves a step: 书记; 组长, 班长, 班主任 of a class; 组织者 of the unit or the group. */
export const leaveRoles = ['secretary', 'groupLeader', 'monitor', 'headTeacher', 'organiser'] as const
export type LeaveRole = (typeof leaveRoles)[number]

/** What kind of meeting the leave is from: chains differ, and so does what they lead to. */
export type LeaveSource = 'themeDay' | 'meeting' | 'class'

export const sourceOf = (kind: SessionKind): LeaveSource => (kind === 'themeDay' ? 'themeDay' : 'meeting')

interface Link {
  /** The row of the rule pack that holds the limit, in half-hours; null: however long. */
  upTo: keyof Rules['LV'] | null
  steps: readonly LeaveRole[]
  /** 销假 is asked of whoever was away so long. */
  needsReturn: boolean
}

/** LV-02. Theme day: the secretary alone, and it ends by itself. */
const chains: Record<LeaveSource, readonly Link[]> = {
  themeDay: [{ upTo: null, steps: ['secretary'], needsReturn: false }],
  meeting: [
    { upTo: 'meetingAlone', steps: ['secretary'], needsReturn: false },
    { upTo: null, steps: ['secretary', 'organiser'], needsReturn: true },
  ],
  class: [
    { upTo: 'classShort', steps: ['groupLeader', 'monitor'], needsReturn: true },
    { upTo: 'classDay', steps: ['monitor', 'headTeacher'], needsReturn: true },
    { upTo: null, steps: ['headTeacher', 'organiser'], needsReturn: true },
  ],
}

/** `halfHours`: the credit that the leave covers. */
export function chainOf({ LV }: Rules, source: LeaveSource, halfHours: number): Pick<Link, 'steps' | 'needsReturn'> {
  const link = chains[source].find(({ upTo }) => upTo === null || halfHours <= LV[upTo])
  if (!link) throw new Error(`a chain without an end: ${source}`)
  return link
}

/** Presence outranks leave (LV-07), and leave is asked in writing before the session starts (LV-01). */
export function refuseLeave(
  gathering: Pick<Gathering, 'cancelled' | 'scope' | 'start'>,
  standing: Pick<Standing, 'orgPath'>,
  now: number,
): ErrorCode | null {
  if (gathering.cancelled) return 'SESSION_CANCELLED'
  if (!isInvited(standing.orgPath, gathering.scope)) return 'REPLY_NOT_INVITED'
  return now < gathering.start ? null : 'LEAVE_STARTED'
}

/** As long as the roll can be called: afterwards the list stands as it is. */
export function refuseDecision({ SI }: Rules, { cancelled, end }: Pick<Gathering, 'cancelled' | 'end'>, now: number) {
  if (cancelled) return 'SESSION_CANCELLED' satisfies ErrorCode
  return now <= end + SI.rollCallHours * HOUR ? null : ('LEAVE_DECISION_OVER' satisfies ErrorCode)
}

/** Whether one of these rights is the one that a step waits for; `place`: of the session. */
export function mayDecide(grants: readonly Grant[], role: LeaveRole, place: OrgPath): boolean {
  const want = { may: 'write', resource: 'leave' } as const
  const holders = grants.filter((grant) => holdersOf[role].includes(grant.role))
  return may(holders, want, place)
}

const holdersOf: Record<LeaveRole, readonly Grant['role'][]> = {
  secretary: ['secretary'],
  groupLeader: ['classCommittee'],
  monitor: ['classCommittee'],
  headTeacher: ['headTeacher'],
  organiser: ['unitOrganiser', 'groupOrganiser'],
}

interface LeaveFacts {
  state: LeaveState
  from: number
  to: number
  needsReturn: boolean
  returnedAt: number | null
}

/** `cameAnyway`: signed in to the session, which ends the leave for it; both records stay. */
export function phaseOf(leave: LeaveFacts, cameAnyway: boolean, now: number): LeavePhase {
  if (leave.state !== 'approved') return leave.state
  if (cameAnyway) return 'ended'
  if (leave.returnedAt !== null) return 'returned'
  if (now < leave.from) return 'approved'
  if (now <= leave.to) return 'active'
  return leave.needsReturn ? 'overdue' : 'returned'
}

/** LV-06: until it has begun. */
export function refuseWithdrawal({ state, from }: Pick<LeaveFacts, 'state' | 'from'>, now: number): ErrorCode | null {
  if (state !== 'asked' && state !== 'approved') return 'LEAVE_NOT_ASKED'
  return now < from ? null : 'LEAVE_BEGUN'
}

/** LV-05: once, from the beginning on; late is flagged, not refused. */
export function refuseReturn(leave: LeaveFacts, now: number): ErrorCode | null {
  if (leave.state !== 'approved' || !leave.needsReturn) return 'LEAVE_NO_RETURN'
  if (leave.returnedAt !== null) return 'LEAVE_RETURNED'
  return now < leave.from ? 'LEAVE_NOT_BEGUN' : null
}

export const isOverdue = ({ to, returnedAt, needsReturn }: LeaveFacts) =>
  needsReturn && returnedAt !== null && returnedAt > to

/** Half-hours on leave of all half-hours; what is put beside the limit. */
export interface LeaveShare {
  leave: number
  total: number
}

/** LV-04: exactly the limit is no flag. The same for everybody, and nobody's verdict: a person decides. */
export const isOverShare = ({ LV }: Rules, { leave, total }: LeaveShare) =>
  leave * LV.shareDenominator > total * LV.shareNumerator

/** Of a year that has hardly begun one session is a large part, so nothing is said of it yet. A class is judged as a whole. */
export const isOverInYear = (rules: Rules, share: LeaveShare) =>
  share.total >= rules.LV.yearFrom && isOverShare(rules, share)

/** Of a year. 'wouldPass': one more leave of that length goes over, so it can still be avoided. */
export function shareWarning(rules: Rules, share: LeaveShare, more: number): 'none' | 'wouldPass' | 'passed' {
  if (isOverInYear(rules, share)) return 'passed'
  return isOverInYear(rules, { ...share, leave: share.leave + more }) ? 'wouldPass' : 'none'
}
