import { HOUR } from './calendar'
import type { ErrorCode } from './errors'
import type { Gathering, Standing } from './session'
import { isInvited } from './org'
import type { Rules } from './rulePack'

/** 当班, 病假, 事假, 公务: presets, so that leave is asked in two taps. */
export const leaveKinds = ['onDuty', 'sick', 'personal', 'official'] as const
export type LeaveKind = (typeof leaveKinds)[number]

export const leaveStates = ['asked', 'approved', 'rejected'] as const
export type LeaveState = (typeof leaveStates)[number]

/** Presence outranks leave (LV-07), and leave is asked in writing before the session starts (LV-01). */
export function refuseLeave(gathering: Gathering, standing: Pick<Standing, 'orgPath'>, now: number): ErrorCode | null {
  if (gathering.cancelled) return 'SESSION_CANCELLED'
  if (!isInvited(standing.orgPath, gathering.scope)) return 'REPLY_NOT_INVITED'
  return now < gathering.start ? null : 'LEAVE_STARTED'
}

/** As long as the roll can be called: afterwards the list stands as it is. */
export function refuseDecision({ SI }: Rules, { cancelled, end }: Gathering, now: number): ErrorCode | null {
  if (cancelled) return 'SESSION_CANCELLED'
  return now <= end + SI.rollCallHours * HOUR ? null : 'LEAVE_DECISION_OVER'
}
