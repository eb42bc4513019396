import { DAY, daysBetween, HOUR, MINUTE, nearDay, shortDay, timeOf, weekdayOf } from '#domain/calendar'
import type { DeliveryState } from '#domain/notice'
import { leaveKindWords, replyWords } from '../../../lib/words'
import type { Live, Person, Phase } from './roster'

/** Of whoever has not answered; who was told has simply not answered. */
const undelivered: Partial<Record<DeliveryState, string>> = {
  waiting: '通知还没发出',
  sending: '通知发出后没有回音',
  unreached: '通知没有送达',
  failed: '通知没有送达',
  unbound: '没有认领身份，收不到通知',
}

/** 当班，请假待批 */
function replyOf({ reply, leaveKind, delivery }: Person): string {
  if (reply === 'coming') return '回复参加'
  if (reply) return leaveKind ? `${leaveKindWords[leaveKind]}，${replyWords[reply]}` : replyWords[reply]
  return (delivery && undelivered[delivery]) ?? '没有回复'
}

/** 收费三班，通知没有送达 */
export const aboutReply = (person: Person) => [person.job, replyOf(person)].filter(Boolean).join('，')

/** 15:11 扫码 */
export const aboutSignIn = ({ job, signIn }: Person) =>
  signIn ? `${timeOf(signIn.signedAt)} ${signIn.method === 'scan' ? '扫码' : '支书点名'}` : job

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
