/** 一场一签: what a row of attendance is worth, judged when it is read. */
import { DAY, HOUR } from './calendar'
import type { ErrorCode } from './errors'
import { isExpected, isSpared, type AttendanceStatus, type Gathering, type Reply, type Standing } from './session'
import type { Rules } from './rulePack'

/**
 * 补传, 同机, 抽查不在, 未签退, 错峰, 不在附近. The first four withhold what the row is worth until somebody in charge has
 * decided; the last two only tell.
 */
export const attendanceFlags = ['offline', 'sharedDevice', 'disputed', 'noSignOut', 'paced', 'far'] as const
export type AttendanceFlag = (typeof attendanceFlags)[number]

const withholding: readonly AttendanceFlag[] = ['offline', 'sharedDevice', 'disputed', 'noSignOut']

/** What a correction may say of somebody: 到, 迟到, 未到, 请假. */
export const rulings = ['present', 'late', 'absent', 'leave'] as const
export type Ruling = (typeof rulings)[number]

/** accepted: what those in charge have decided of the flags; null while nobody has. ruling: the last correction. */
export interface Witnessed {
  signedAt: number
  flags: readonly AttendanceFlag[]
  accepted: boolean | null
  ruling: Ruling | null
}

export const isUndecided = ({ flags, accepted, ruling }: Witnessed) =>
  ruling === null && accepted === null && flags.some((flag) => withholding.includes(flag))

/** Presence outranks leave, so the two can never both count; a correction outranks both. Who is not on the list never counts. */
export function statusOf(
  gathering: Pick<Gathering, 'scope' | 'window'>,
  standing: Standing,
  { row, reply }: { row: Witnessed | null; reply: Reply | null },
): AttendanceStatus {
  const away = reply === 'leaveGranted' ? 'leave' : 'absent'
  if (!row) return isSpared(gathering, standing) ? 'exempt' : away
  if (!isExpected(gathering, standing)) return 'observer'
  if (row.ruling) return row.ruling
  if (row.accepted === false) return away
  if (isUndecided(row)) return 'undecided'
  return row.signedAt <= gathering.window.lateAfter ? 'present' : 'late'
}

/** As it came in; `_id` parts those of the same instant, so that every reader takes the same one for the first. */
interface Arrival extends Witnessed {
  _id: string
  recordedAt: number
  device: string | null
}

function isBefore(one: Arrival, other: Arrival): boolean {
  if (one.signedAt !== other.signedAt) return one.signedAt < other.signedAt
  return one.recordedAt === other.recordedAt ? one._id < other._id : one.recordedAt < other.recordedAt
}

/** SI-06: of several people on one phone all but the first are flagged; the marks are comparable within one session only. */
export function withSharedDevices<R extends Arrival>(rows: readonly R[]): R[] {
  const first = new Map<string, R>()
  for (const row of rows) {
    const known = row.device === null ? undefined : first.get(row.device)
    if (row.device !== null && (!known || isBefore(row, known))) first.set(row.device, row)
  }
  return rows.map((row) => {
    const isLater = row.device !== null && first.get(row.device) !== row
    return isLater && !row.flags.includes('sharedDevice') ? { ...row, flags: [...row.flags, 'sharedDevice'] } : row
  })
}

/** More than the usual share came in afterwards: the organiser is told (sign-in.md §5). */
export const isMuchOffline = ({ SI }: Rules, rows: readonly Pick<Witnessed, 'flags'>[]) =>
  rows.filter(({ flags }) => flags.includes('offline')).length * 100 > SI.offlinePercent * rows.length

/** 更正 with a reason: from the opening on, and for some weeks after the end. */
export function refuseCorrection(
  { SI }: Rules,
  { cancelled, window, end }: Pick<Gathering, 'cancelled' | 'window' | 'end'>,
  now: number,
): ErrorCode | null {
  if (cancelled) return 'SESSION_CANCELLED'
  if (now < window.opensAt) return 'SIGN_IN_NOT_OPEN'
  return now <= end + SI.correctDays * DAY ? null : 'CORRECTION_OVER'
}

/** What is settled stays; when the roll can no longer be called it is settled. */
export const settlesAt = ({ SI }: Rules, { end, publishedAt }: { end: number; publishedAt: number }) =>
  Math.max(end, publishedAt) + SI.rollCallHours * HOUR
