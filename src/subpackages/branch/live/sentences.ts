import { DAY, daysBetween, HOUR, MINUTE, nearDay, shortDay, timeOf, weekdayOf } from '#domain/calendar'
import type { AttendanceFlag } from '#domain/attendance'
import type { DeliveryState } from '#domain/notice'
import type { AttendanceMethod } from '#domain/session'
import { flagWords, leaveKindWords, replyWords } from '../../../lib/words'
import { headsOf, type Live, type Person, type Phase, reasonsOf } from './roster'

/** Of whoever has not answered; who was told has simply not answered. */
const undelivered: Partial<Record<DeliveryState, string>> = {
  waiting: '通知还没发出',
  sending: '通知发出后没有回音',
  unreached: '通知没有送达',
  failed: '通知没有送达',
  unbound: '没有认领身份，收不到通知',
}

/** 当班，请假待批 */
function replyOf({ reply, leave, delivery }: Person): string {
  if (reply === 'coming') return '回复参加'
  if (reply) return leave ? `${leaveKindWords[leave.kind]}，${replyWords[reply]}` : replyWords[reply]
  return (delivery && undelivered[delivery]) ?? '没有回复'
}

/** 收费三班，通知没有送达 */
export const aboutReply = (person: Person) => [person.job, replyOf(person)].filter(Boolean).join('，')

const ways: Record<AttendanceMethod, string> = {
  scan: '扫码',
  digits: '数字码',
  counterScan: '反扫',
  rollCall: '支书点名',
  correction: '更正补记',
}

/** 15:11 扫码 */
export function aboutSignIn({ job, signIn }: Person) {
  if (!signIn) return job
  return signIn.method === 'correction' ? ways.correction : `${timeOf(signIn.signedAt)} ${ways[signIn.method]}`
}

/** 15:11 扫码，补传，已更正: one line of the list. */
export function aboutLine(person: Person) {
  const { signIn, corrections } = person
  const marks = (signIn?.flags ?? []).map((flag) => flagWords[flag])
  if (signIn?.accepted !== null && signIn) marks.push(signIn.accepted ? '已确认' : '已定不算')
  if (corrections.length && signIn?.method !== 'correction') marks.push('已更正')
  return [signIn ? aboutSignIn(person) : aboutReply(person), ...marks].filter(Boolean).join('，')
}

/** What a flag means, to whoever has to decide. */
export const flagMeanings: Record<AttendanceFlag, string> = {
  offline: '没有网络时扫的码，后来才传上来',
  sharedDevice: '和别人用同一部手机签到',
  disputed: '抽查点到名时不在现场',
  noSignOut: '没有扫签退码',
  paced: '人多时错开提交，不影响结果',
  far: '签到时手机不在活动地点附近，只作提示',
}

/** 补传 2，同机 1 */
export const reasonWords = (undecided: readonly Person[]) =>
  reasonsOf(undecided)
    .map(({ flag, count }) => `${flagWords[flag]} ${count}`)
    .join('，')

/** 现场 24 人，签到 26 人，多 2 人，请核对; nothing if nobody counted, or if both agree. */
export function headCountWords({ headCount, people }: Live): string | null {
  const signed = headsOf(people)
  if (headCount === null || headCount === signed) return null
  const more = signed - headCount
  return `现场 ${headCount} 人，签到 ${signed} 人，${more > 0 ? `多 ${more}` : `少 ${-more}`} 人，请核对`
}

/** 11月5日 星期四 15:00 */
const exact = (instant: number) => `${shortDay(instant)} ${weekdayOf(instant)} ${timeOf(instant)}`

export function whenWords({ start, window }: Live['session'], phase: Phase, now: number): string {
  switch (phase) {
    case 'early':
      return `${timeOf(start)} 开始，还有 ${Math.ceil((start - now) / MINUTE)} 分钟`
    case 'open':
      return `${timeOf(start)} 开始，已开 ${lasting(now - start)}`
    case 'closed':
      return `${shortDay(start)} ${timeOf(start)} 开始，${timeOf(window.closesAt)} 结束`
    default:
      return daysBetween(now, start) * DAY < 3 * DAY ? `${nearDay(start, now)}，${exact(start)}` : exact(start)
  }
}

const lasting = (ms: number) =>
  ms < HOUR ? `${Math.floor(ms / MINUTE)} 分钟` : `${Math.floor(ms / HOUR)} 小时 ${Math.floor((ms % HOUR) / MINUTE)} 分`
