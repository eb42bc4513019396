import { dayOf } from '#domain/calendar'
import { rulesOn } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'
import type { LeaveShare } from '#domain/leave'
import type { Output } from '#types/contract'
import { leaveRoleWords } from '../../../lib/words'

type Form = Output<'leave.form'>
type Step = Form['chain'][number]

/** More names than that make nobody wiser. */
const MOST_NAMES = 3

/** Pieces between which a line may break. */
function approverOf({ role, names }: Step): string[] {
  const [first = '', ...others] = names.slice(0, MOST_NAMES)
  const pieces = [leaveRoleWords[role] + first, ...others.map((name) => `或${name}`)]
  return names.length > MOST_NAMES ? [...pieces, `等 ${names.length} 人之一`] : pieces
}

/** 支部书记周明远审批，再由组织者刘海燕审批 */
export const approversOf = (chain: Form['chain']): string[] =>
  chain.flatMap((step, index) => {
    const pieces = approverOf(step)
    const end = index < chain.length - 1 ? '审批，' : '审批'
    return pieces.map((piece, at) => (index && !at ? '再由' : '') + piece + (at === pieces.length - 1 ? end : ''))
  })

const DIGITS = '零一二三四五六七八九十'

/** 七分之一 */
function limitWord(now: number): string {
  const { shareNumerator, shareDenominator } = rulesOn(currentPack, dayOf(now)).LV
  return `${numeral(shareDenominator)}分之${numeral(shareNumerator)}`
}

const numeral = (number: number) => DIGITS[number] ?? String(number)

/** Counted in half-hours, told in hours. */
const hours = (halfHours: number) => `${halfHours / 2} 学时`

export const shareWords = ({ leave, total }: LeaveShare) => `今年已请 ${hours(leave)}，共 ${hours(total)}`

/** Of half-hours, how many are the limit. */
export function limitOf({ total }: LeaveShare, now: number): number {
  const { shareNumerator, shareDenominator } = rulesOn(currentPack, dayOf(now)).LV
  return (total * shareNumerator) / shareDenominator
}

/** Early enough to be avoided, and never a reproach: whoever is on duty cannot help it. `next`: what would pass the limit. */
export function warningWords(warning: Form['warning'], next: string, now: number): string | null {
  const what = `总学时的${limitWord(now)}；能来尽量来，或改为补课。`
  if (warning === 'none') return null
  return warning === 'passed' ? `累计已经超过${what}` : `${next}，累计会超过${what}`
}

export const limitWords = (now: number) => `一年里请假超过总学时的${limitWord(now)}，会先提醒您。`
