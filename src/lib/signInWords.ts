/** One's own sign-in in one sentence: what it is worth, and if it is not sure yet, why. */
import type { AttendanceFlag } from '#domain/attendance'
import type { AttendanceStatus } from '#domain/session'
import type { OwnSession } from '../me'
import { statusWords } from './words'

type Row = Pick<NonNullable<OwnSession['signIn']>, 'flags' | 'accepted' | 'ruling'>

/** Those that withhold; of several the first says enough. */
const reasons: Partial<Record<AttendanceFlag, string>> = {
  disputed: '抽查时没有见到您，支部书记核实后算数。',
  offline: '这是补传的扫码，支部书记确认后算数。',
  sharedDevice: '这部手机先有别人签过到，支部书记确认后算数。',
  noSignOut: '散场时没有签退，支部书记确认后算数。',
}
const inOrder: AttendanceFlag[] = ['disputed', 'offline', 'sharedDevice', 'noSignOut']

/** Two pieces, between which a line may break. */
export function signInHead({ accepted, ruling }: Row, status: AttendanceStatus | undefined): string[] {
  if (ruling) return ['已由支部更正，', statusWords[ruling]]
  if (accepted === false) return ['这次签到', '没有算数']
  return status ? ['已签到，', statusWords[status]] : ['已签到']
}

/** What stands below, where there is something to know or to do. */
export function signInNote({ flags, accepted, ruling }: Row, status: AttendanceStatus | undefined): string {
  if (ruling) return '名单以支部更正的为准，如有疑问请问支部书记。'
  if (accepted === false) return '支部核对后没有记为到场，如有疑问请问支部书记。'
  if (status === 'observer') return '本场不在您的日程中，记为旁听。再扫仍是同一记录。'
  const why = accepted === null && inOrder.find((flag) => flags.includes(flag))
  return (why && reasons[why]) || '一场一签，再扫还是这张回执。'
}
